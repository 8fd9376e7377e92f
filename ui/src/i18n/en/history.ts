import { count, plural } from '../numbers';

export const history = {
  title: 'History',
  none: 'No earlier versions yet.',
  noneNext: 'Each save keeps what it replaces.',
  rest: (rest: number) => `${count(rest)} more`,
  version: 'Version',
  tab: (name: string) => `${name}, earlier`,
  openAs: (day: string, shown: string) => `Version of ${day}: ${shown}`,
  cause: {
    other: 'Another program',
    saved: 'Saved',
    captured: 'Captured',
    edited: 'Renamed in',
    restored: 'Restored',
    deleted: 'Deleted',
  },
  because: {
    other: 'Written by another program; kept before Tsuzuri wrote over it.',
    saved: 'Saved in Tsuzuri.',
    captured: 'After quick capture added to the note.',
    edited: 'After a note or a tag got a new name.',
    restored: 'An earlier version was put back.',
    deleted: 'What the note held when it was deleted.',
  },
  since: (gone: number, came: number) =>
    `Since then: ${plural(gone, 'line', 'lines')} gone, ${plural(came, 'line', 'lines')} new.`,
  same: 'The note is the same now.',
  missing: 'There is no such note now. Restoring makes it again.',
  gone: 'Gone:',
  came: 'New:',
  fold: (lines: number) => plural(lines, 'more line', 'more lines'),
  difference: 'What changed since',
  restore: 'Restore this version',
  remove: 'Delete version',
  back: 'Back to the note',
  restored: (name: string) => `${name} is as it was then.`,
  removed: 'The version was deleted.',
  moved: (path: string) =>
    `These notes were in ${path} before, and their history still belongs there.`,
  adopt: 'Take it over',
  adopted: 'The history is here now.',
  trashed: (name: string) => `${name} is in the trash.`,
  deleted: (name: string) =>
    `${name} was deleted. The trash could not take it; its history keeps it.`,
};
