import { plural } from '../numbers';

export const notesTree = {
  label: 'Notes',
  filter: (total: number) => `Filter ${plural(total, 'note', 'notes')}`,
  filterLabel: 'Filter notes',
  found: (total: number) => plural(total, 'note', 'notes'),
  rest: (rest: number) => `${plural(rest, 'more note', 'more notes')}. Type more to narrow.`,
  none: 'No note has this in its name.',
  empty: 'There are no notes in this folder yet.',
  emptyNext: 'Make one, or put Markdown files into the folder.',
};
