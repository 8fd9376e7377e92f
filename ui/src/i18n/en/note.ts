import { plural } from '../numbers';

export const note = {
  saved: (time: string) => `Saved ${time}`,
  saving: 'Saving…',
  unsaved: 'Not saved yet',
  notSaved: 'Could not be saved.',
  safeInEditor: 'What you wrote is here in the window, and kept as a draft.',
  siblingHappened: 'Another program changed this note while you were writing.',
  siblingSafe: (path: string) => `The note now holds its version; yours is whole in “${path}”.`,
  siblingOpen: 'Open mine',
  gone: 'This note’s file is no longer there.',
  goneSafe: 'Its text is still here in the window.',
  goneUnsaved: 'What you wrote since is here in the window, and kept as a draft.',
  writeAgain: 'Write it again',
  letGo: 'Let it go',
  readOnlyWhy: {
    encoding: 'The file’s encoding could not be written back exactly, so it is shown read-only.',
    large: 'The file is very large, so it is shown read-only.',
    permission: 'The system does not let this file be written, so it is shown read-only.',
    link: 'This is a link to something that is no note of this folder, so nothing is written through it.',
    other: 'This note can’t be edited here.',
  },
  warning: 'A part of this note could not be read; it is kept as it is written.',
  counted: ({ words, characters }: { words: number; characters: number }) =>
    `${plural(words, 'word', 'words')} · ${plural(characters, 'character', 'characters')}`,
};
