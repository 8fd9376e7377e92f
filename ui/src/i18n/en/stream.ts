import { count, plural } from '../numbers';

export const stream = {
  count: (total: number) => plural(total, 'passage', 'passages'),
  dayCount: (total: number) => count(total),
  dayAndCount: (weekday: string, total: string) => (total ? `${weekday}, ${total}` : weekday),
  year: (year: number) => String(year),
  undated: 'No date',
  months: 'By month',
  facets: 'Facets',
  related: 'Seen with',
  all: 'All',
  alias: (names: string) => `= ${names}`,
  only: (month: string) => `Only ${month}`,
  everyMonth: 'Show all months',
  bar: (months: string, total: number) => `${months}: ${count(total)}`,
  passage: (source: string, day: string) => `Passage from ${source}, ${day}`,
  open: 'Open',
  cut: 'Read on in the note',
  unverified: 'The file could not be read just now; this is what the index knows.',
  empty: 'Nothing carries this tag yet.',
  emptyBefore: 'Write ',
  emptyAfter: ' on the line below a paragraph, and it is bound in here.',
  end: 'That is all.',
  position: (index: number, total: number) => `${count(index)} of ${count(total)}`,
  keys: 'Enter opens, Space peeks, E edits',
  tools: 'This stream',
  orderLabel: 'Order',
  order: { newest: 'Newest first', oldest: 'Oldest first', note: 'By note' },
  print: 'Print',
  exportTo: 'Export',
  exported: (file: string, missing: number, tooLarge: number) =>
    [
      `Exported to ${file}.`,
      missing && `${plural(missing, 'picture was', 'pictures were')} not found.`,
      tooLarge &&
        `${plural(tooLarge, 'picture', 'pictures')} left out: a picture may have 10 MB, all of them 100 MB. Their names stand in their places.`,
    ]
      .filter(Boolean)
      .join(' '),
  goesOn: (path: string) => `Cut here; it goes on in ${path}`,
  pictureLeft: {
    missing: (name: string) => `Picture not found: ${name}`,
    tooLarge: (name: string) => `Picture left out, too large: ${name}`,
  },
  peekTitle: (note: string) => `${note}, around the passage`,
  edit: {
    label: 'The passage',
    save: 'Save',
    keys: (save: string) => `${save} or Esc saves`,
    gone: 'The passage no longer stands in its note as it did. Copy what you wrote, then cancel.',
    left: (note: string) =>
      `What you wrote in a passage of “${note}” could not be put into its note.`,
    kept: (note: string) =>
      `What you wrote in a passage of “${note}” could not be saved yet. It stands in the note, and is kept as a draft.`,
    openNote: 'Open the note',
    copy: 'Copy it',
  },
};
