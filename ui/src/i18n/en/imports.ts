import { plural } from '../numbers';

const notes = (total: number) => plural(total, 'note', 'notes');

export const imports = {
  command: 'Import a blog…',
  title: 'Import a blog',
  reading: (file: string) => `Reading ${file}`,
  unreadable: {
    unreadable: 'This file can’t be read.',
    'too-large': 'This file is larger than 512 MB. Split it between two entries.',
    'no-utf8': 'This file is not UTF-8. Export it again, or convert it.',
  },
  tooMany:
    'This file has more than 200,000 entries, 1,000,000 comments or 2,000,000 categories. Split it between two entries.',
  empty: 'There are no entries with a date in this file. Is it the blog’s export (Movable Type)?',
  summary: (entries: number, made: number) =>
    `${plural(entries, 'entry', 'entries')} will become ${plural(made, 'new note', 'new notes')}.`,
  allThere: (entries: number) =>
    `All of its ${plural(entries, 'entry is', 'entries are')} here already. There is nothing to do.`,
  there: (total: number) =>
    total === 1
      ? '1 note is here already, and left as it is.'
      : `${notes(total)} are here already, and left as they are.`,
  unaddressed: (total: number) =>
    total === 1
      ? '1 note that was made without its entries’ addresses is given them.'
      : `${notes(total)} that were made without their entries’ addresses are given them.`,
  left: (total: number) =>
    total === 1
      ? '1 note was edited since it was made, and is given no address.'
      : `${notes(total)} were edited since they were made, and are given no addresses.`,
  images: (total: number) =>
    `${plural(total, 'picture stays', 'pictures stay')} on the web; the notes link to them.`,
  blog: 'Address of the blog',
  blogKnown: (address: string) => `Published at ${address}. Links to its entries become backlinks.`,
  blogUnknown:
    'No entry links to another, so the address isn’t known. With it, links to entries become backlinks. It can also be added later, by importing the file again.',
  blogBad: 'This is no address of a blog.',
  blogUse: 'Use it',
  notes: 'Notes',
  problems: (total: number) =>
    `${plural(total, 'thing is', 'things are')} not taken over as it was`,
  line: (line: number) => `line ${line}`,
  rest: (total: number) => `and ${total} more`,
  problem: {
    'no-date': () => 'an entry without a date that can be read: left out',
    'no-field': () => 'a line that belongs to no field: left out',
    'unknown-field': (name: string) => `the field ${name} is not known: left out`,
    notation: (name: string) => `a text in the notation “${name}”: kept as it was written`,
    'kept-as-html': () => 'a text too large or too deep for Markdown: kept as HTML',
    category: (name: string, tag: string | null) =>
      tag === null
        ? `the category “${name}” can be no hashtag: kept in the front matter`
        : `the category “${name}” becomes #${tag}`,
    script: () => 'a script: left out',
  },
  run: 'Make the notes',
  runAddresses: 'Add the addresses',
  done: (total: number) => `${plural(total, 'note was', 'notes were')} written.`,
  calledOff: (total: number) =>
    `Called off: ${plural(total, 'note was', 'notes were')} written and stay. Import the file again to go on from there.`,
  safe: 'Nothing you have edited is overwritten; what is here already is known by its address or its text.',
};
