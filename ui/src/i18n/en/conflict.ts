import { count, plural } from '../numbers';

export const conflict = {
  label: 'Two versions of this note',
  happened: 'Another program changed the same place.',
  safe: 'Both versions are kept: the file holds the other program’s, a draft holds yours.',
  compare: 'Compare and choose…',
  left: (left: number, places: number) =>
    left === 0 ? ' Everything is chosen.' : ` ${count(left)} of ${count(places)} left to choose.`,
  joined: (joined: number) =>
    joined === 0 ? '' : ` ${plural(joined, 'other place was', 'other places were')} merged.`,
  names: { ours: 'Yours', theirs: 'In the file' },
  all: 'All from here',
  same: (lines: number) => {
    if (lines < 2) return lines === 0 ? 'Blank lines' : '';
    return `and ${plural(lines - 1, 'more line', 'more lines')} the same`;
  },
  place: (at: number, places: number) => `Place ${count(at)} of ${count(places)}`,
  nothing: 'Nothing here',
  take: 'This one',
  both: 'Both, this one first',
  edit: 'Write it myself',
  use: 'Use this',
  taken: 'This one is used.',
  takenBoth: 'Both are used, this one first.',
  takenOwn: 'Written by you.',
  again: 'Choose again',
  move: 'Places',
  previous: 'Previous place',
  next: 'Next place',
  keepBoth: 'Keep both as two notes',
  later: 'Later',
  finish: 'Finish',
};
