/** Where a clipping is from, in as few words as its surroundings allow. */

import { stemOf } from '../desk';

interface Placed {
  title: string;
  path: string;
  heading_path: readonly string[];
  day: string | null;
}

/**
 * Where a passage is from, without what the gutter says already: the note, then the
 * headings above it, each once, days left out.
 */
export function sourceOf(card: Placed): string {
  const names = [card.title, ...card.heading_path].filter(
    (name, index, all) => all.indexOf(name) === index && !saysDay(name, card.day),
  );
  if (names.length > 0) return names.join(' › ');
  return card.day === null ? stemOf(card.path) : '';
}

/** Whether a name says only when: the day, or the month or year it lies in. */
export function saysDay(name: string, day: string | null): boolean {
  if (day === null) return false;
  const [year, month, date] = day.split('-').map((part) => String(Number(part))) as [
    string,
    string,
    string,
  ];
  const said = name
    .normalize('NFKC')
    .trim()
    .replace(
      /\s*[([（]?(?:[日月火水木金土]曜?日?|(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?)[)\]）]?$/iu,
      '',
    );
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  const numbers = compact ? compact.slice(1) : said.split(/[-/_.年月日\s]+/u).filter(Boolean);
  const isDate = compact !== null || /^[\d\-/_.年月日\s]+$/u.test(said);
  if (!isDate) return false;
  const plain = numbers.map((part) => String(Number(part))).join('-');
  return [
    `${year}-${month}-${date}`,
    `${year}-${month}`,
    year,
    `${month}-${date}`,
    /日$/u.test(said) ? date : '',
    /月$/u.test(said) ? month : '',
  ].includes(plain);
}
