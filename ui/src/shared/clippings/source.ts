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
    (name, index, all) =>
      name.trim() !== '' && all.indexOf(name) === index && !saysDay(name, card.day),
  );
  if (names.length > 0) return names.join(' › ');
  return card.day === null ? stemOf(card.path) : '';
}

/** `(水)`, `（水曜日）`, `(Wed)`, or ` Wed` at the end of a date. */
const WEEKDAY =
  /\s*(?:[([](?:[日月火水木金土](?:曜日?)?|[a-z]{3,9})[)\]]|[日月火水木金土]曜日?|\s[a-z]{3,9})$/iu;
const DATE = /^[\d\-/_.年月日\s]+$/u;

/** Whether a name says only when: the day, or the month or year it lies in. */
export function saysDay(name: string, day: string | null): boolean {
  if (day === null) return false;
  const said = name.normalize('NFKC').trim().replace(WEEKDAY, '');
  if (!DATE.test(said)) return false;
  const [year, month, date] = numbersIn(day) as [number, number, number];
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  const saidNumbers = compact ? compact.slice(1).map(Number) : numbersIn(said);
  const forms = [[year, month, date], [year, month], [year], [month, date]];
  if (said.endsWith('日')) forms.push([date]);
  if (said.endsWith('月')) forms.push([month]);
  return forms.some((form) => form.join() === saidNumbers.join());
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
