import { plural, size } from '../numbers';

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
  odd: {
    'large-front-matter': ({ most }: { most: number }) =>
      `The front matter is larger than ${size(most)}, so it was not read. It is kept as it is written.`,
    'nested-front-matter': ({ most }: { most: number }) =>
      `The front matter can’t be read to its end: it is nested more than ${most} deep. It is kept as it is written.`,
    'broken-yaml': ({ line, why }: { line: number; why: string }) =>
      `The front matter can’t be read to its end (line ${line}: ${why}). It is kept as it is written.`,
    'broken-toml': ({ why }: { why: string }) =>
      `The front matter can’t be read to its end (${why}). It is kept as it is written.`,
    'too-many-tags': 'Too many passages inherit too many tags; some do without.',
    'too-long-headings':
      'Too many passages stand under too long headings; some are shown without them.',
  },
  counted: ({ words, characters }: { words: number; characters: number }) =>
    `${plural(words, 'word', 'words')} · ${plural(characters, 'character', 'characters')}`,
};
