export const error = {
  'no-vault': 'No folder is open. Choose one.',
  'vault-unavailable': 'The folder can’t be reached. Check that its disk is there.',
  'bad-path': 'This name can’t be used for a note. Try another.',
  'not-found': 'It is no longer there.',
  exists: 'A note of that name is there already. Choose another name.',
  io: 'The file can’t be read or written right now. Try again.',
  'disk-full': 'The disk is full. Make some room and try again.',
  'read-only': 'The file is read-only.',
  'no-trash':
    'The trash can’t take it, so it stays where it is. Move or delete it in your file manager.',
  cancelled: 'Stopped.',
  'too-large': 'The file is larger than 50 MB. Copy it into the folder yourself and link to it.',
  'long-query':
    'This is too long to search for: 2,000 characters and 100 words at most. Search for a part of it, or put it in quotes.',
  'not-opened':
    'What was opened is not shown: it is no folder of notes, no file of this machine and no address of Tsuzuri.',
  'bad-request': 'This can’t be done.',
  index: 'The index is being rebuilt. Try again in a moment.',
};
