/** A month as a calendar lays it out, and what its keys do. Days are ISO strings. */

import { dayAfter, readDay, utcDay, utcTime } from '../../i18n/dates';

/** Weeks of a month from the first day of the week on; `null` where other months are. */
export function weeksOf(month: string, weekStart: number): (string | null)[][] {
  const first = `${month}-01`;
  const before = ((readDay(first)?.weekday ?? 0) - weekStart + 7) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.startsWith(month); day = dayAfter(day)) days.push(day);
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The last day of a month. */
export function lastOf(month: string): string {
  return dayAfter(`${monthAfter(month)}-01`, -1);
}

/** The month `by` months after; before with a negative number. */
export function monthAfter(month: string, by = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return utcDay(utcTime(year, number + by, 1)).slice(0, 7);
}

/** The day that a key leads to; `undefined` when it leads nowhere. */
export function dayByKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  day: string,
  weekStart: number,
): string | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const inWeek = ((readDay(day)?.weekday ?? 0) - weekStart + 7) % 7;
  switch (event.key) {
    case 'ArrowLeft':
      return dayAfter(day, -1);
    case 'ArrowRight':
      return dayAfter(day);
    case 'ArrowUp':
      return dayAfter(day, -7);
    case 'ArrowDown':
      return dayAfter(day, 7);
    case 'Home':
      return dayAfter(day, -inWeek);
    case 'End':
      return dayAfter(day, 6 - inWeek);
    case 'PageUp':
      return inMonth(day, event.shiftKey ? -12 : -1);
    case 'PageDown':
      return inMonth(day, event.shiftKey ? 12 : 1);
    default:
      return undefined;
  }
}

/** The same day so many months on, or the last one there. */
export function inMonth(day: string, by: number): string {
  const month = monthAfter(day.slice(0, 7), by);
  const wanted = month + day.slice(7);
  const last = lastOf(month);
  return wanted < last ? wanted : last;
}

/** How dark a day is, 0 to 4, by its passages beside those of the fullest day. */
export function shadeOf(count: number, most: number): number {
  if (count === 0) return 0;
  return Math.max(1, Math.ceil((Math.sqrt(count) / Math.sqrt(most)) * 4));
}

/** Sunday is 0. What the system's region does, or Monday where that can't be told. */
export function weekStartOf(locale: string): number {
  const info = weekInfoOf(locale);
  if (info) return info.firstDay % 7;
  return /^ja\b|-(?:US|JP|CA|KR|TW|BR|MX|IN|IL)\b/i.test(locale) ? 0 : 1;
}

function weekInfoOf(locale: string): { firstDay: number } | undefined {
  try {
    const known: Locale = new Intl.Locale(locale);
    return known.getWeekInfo?.() ?? known.weekInfo;
  } catch {
    // A system without a language of its own says `C`, which is no locale.
    return undefined;
  }
}

/** Not in every webview, and not in TypeScript's idea of them. */
interface Locale extends Intl.Locale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}
