/** The gutter names a year only where it is not this one. */

import { readDay } from '../../i18n/dates';

export function pastYear(day: string, words: (year: number) => string, now = new Date()): string {
  const year = readDay(day)?.year;
  return year === undefined || year === now.getFullYear() ? '' : words(year);
}
