import { plural } from '../numbers';

export const switcher = {
  label: 'Go to a note, day or tag',
  day: 'Day',
  make: (name: string) => `Make a note called “${name}”`,
  none: 'There are no notes yet. Type a name to make one.',
  found: (total: number) => plural(total, 'result', 'results'),
  newTab: 'new tab',
  newNote: 'new note',
};
