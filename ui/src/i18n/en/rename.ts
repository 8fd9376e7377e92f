import { plural } from '../numbers';

/** What is renamed, in a sentence. */
type Kind = 'note' | 'folder' | 'tag';

const kinds: Record<Kind, string> = { note: 'note', folder: 'folder', tag: 'tag' };
const notes = (total: number) => plural(total, 'note', 'notes');

export const rename = {
  commands: {
    renameNote: 'Rename the note…',
    moveNote: 'Move the note to a folder…',
    renameTag: 'Rename the tag…',
    changes: 'Changes across notes…',
  },
  menu: {
    label: (name: string) => `What can be done with ${name}`,
    rename: 'Rename…',
    move: 'Move to a folder…',
    renameTag: 'Rename the tag…',
  },
  needs: { tag: 'Needs a tag' },
  title: (kind: Kind, name: string) => `Rename the ${kinds[kind]} “${name}”`,
  move: (kind: Kind, name: string) => `Move the ${kinds[kind]} “${name}” to a folder`,
  newName: 'New name',
  folder: 'Folder; empty for the top of the vault',
  becomes: (path: string) => `Becomes ${path}`,
  problem: {
    same: 'This is the name it has.',
    'bad-name': 'Files can’t be called so: no \\ or :, and no part that begins with a dot.',
    taken: 'Something else is there already. Nothing is ever overwritten.',
    inside: 'A folder can’t lie in itself.',
    'no-folder': 'It would lie in a file or a link, which is no folder here.',
    'no-tag': 'This is no hashtag.',
    'facet-and-topic': 'A (facet) of any topic can only become another (facet).',
    gone: 'It is not there any more.',
  },
  merges: (tag: string, total: number) =>
    `#${tag} is there already, in ${plural(total, 'passage', 'passages')}. The two become one.`,
  summary: (places: number, total: number) =>
    places === 0
      ? 'No text changes.'
      : `${plural(places, 'place', 'places')} in ${notes(total)} will change.`,
  preview: 'What will change',
  left: (total: number) => `${plural(total, 'place stays', 'places stay')} as written`,
  apply: 'Change them all',
  applyName: 'Rename',
  applyMove: 'Move',
  cancelled: 'Called off. Every note is as it was.',
  done: (from: string, to: string, total: number) =>
    `“${from}” is “${to}” now. ${plural(total, 'note', 'notes')} changed.`,
  undone: (total: number) => `Taken back: ${notes(total)}.`,
  notUndone: 'Nothing could be taken back.',
  notDone: (total: number) => `${notes(total)} left as ${total === 1 ? 'it was' : 'they were'}.`,
  nothing: 'There was nothing to change.',
  show: 'Show',
  list: 'Changes across notes',
  none: 'No change across notes was made yet.',
  noneNext: 'Rename a note with F2, or a tag from its page. It can be taken back here.',
  row: (from: string, to: string) => `${from} → ${to}`,
  changed: (total: number) => (total === 0 ? 'no text changed' : `text changed in ${notes(total)}`),
  takenBack: 'taken back',
  leftThen: 'Left as they were:',
  undoRest: 'Undo the rest',
  leftAfter: 'Could not be taken back:',
  finished: (total: number) =>
    `The app ended in the middle of a change across notes. It is finished now: ${notes(total)} changed.`,
  notFinished: (what: string) =>
    `The app ended in the middle of a change across notes${what}. It could not be finished.`,
  notFinishedAsk: (from: string, to: string) => ` (${from} → ${to})`,
  triedAgain: 'It is tried again when the folder is opened next.',
  nothingMade: 'Nothing of it was made.',
  reason: {
    'not-read-here': 'the new name would not be read as one here',
    'not-one-part': 'the new name has parts where there is room for one',
    'not-written-apart': 'no part of what is written here is the old name',
    'changes-others': 'something else in the note would be read otherwise',
    'name-is-taken-elsewhere': 'another note has the name too, so links name its folder as well',
    'changed-meanwhile': 'changed meanwhile',
    'read-only': 'can’t be written',
    unreadable: 'can’t be read',
    gone: 'is gone',
    'disk-full': 'the disk is full',
    'not-written': 'could not be written',
  } as Record<string, string>,
};
