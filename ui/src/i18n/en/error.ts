export const error = {
  'no-vault': 'No folder is open. Choose one.',
  'vault-unavailable': 'The folder can’t be reached. Check that its disk is there.',
  'bad-path': 'This name can’t be used for a note. Try another.',
  'not-found': 'It is no longer there.',
  exists: 'A note of that name is there already. Choose another name.',
  'folder-exists':
    'A folder of that name is there already, and is not empty. Open it, or choose another name.',
  io: 'The file can’t be read or written right now. Try again.',
  'disk-full': 'The disk is full. Make some room and try again.',
  'read-only': 'The file can’t be written here. Check that it and its folder may be changed.',
  why: {
    encoding: 'The file’s encoding can’t hold this text. Convert the file to UTF-8 first.',
    large: 'The file is larger than can be changed here. Divide it with another program first.',
    permission:
      'The file or its folder is write-protected. Change that in your file manager and try again.',
    link: 'This is a link to something that is no note of this folder, so it is neither read nor written here. Open what it leads to with another program.',
  },
  'bad-settings':
    'There is a mistake in the folder’s settings, and nothing in them was taken. Correct it in this file, save it and try again:',
  'damaged-store':
    'The file with Tsuzuri’s settings is damaged. Move it to another place to start with fresh ones.',
  'newer-store':
    'The file with Tsuzuri’s settings was made by a newer version. Update Tsuzuri to use it.',
  'no-trash':
    'The trash can’t take it, so it stays where it is. Move or delete it in your file manager.',
  cancelled: 'Stopped.',
  'too-large': 'The file is larger than 50 MB. Copy it into the folder yourself and link to it.',
  'long-query':
    'This is too long to search for: 2,000 characters and 100 words at most. Search for a part of it, or put it in quotes.',
  'not-opened':
    'What was opened is not shown: it is no folder of notes, no file of this machine and no address of Tsuzuri.',
  'bad-request':
    'This can’t be done as it was entered, and nothing was changed. Check it and try again.',
  index: 'The index is being rebuilt. Try again in a moment.',
};
