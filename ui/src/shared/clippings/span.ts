/** Months that a stream is narrowed to: one, `2023-02`, or several, `2022-11..2023-02`. */

import { monthOfYear } from '../../i18n/dates';
import type { Language } from '../../i18n/messages';

/** The first and the last of them. */
export function endsOf(span: string): [string, string] {
  const [first = '', last = first] = span.split('..');
  return [first, last];
}

/** The months from one to another, or to the end of several, whichever comes first. */
export function spanOf(one: string, other: string): string {
  if (one === other) return one;
  const [begin, end] = one < other ? [one, other] : [other, one];
  return `${endsOf(begin)[0]}..${endsOf(end)[1]}`;
}

/** Whether a month, or any of several, is one of a span. */
export function isWithin(months: string, span: string | undefined): boolean {
  if (span === undefined) return false;
  const [first, last] = endsOf(span);
  const [from, to] = endsOf(months);
  return first <= to && from <= last;
}

/** `2023年2月`, `2022年11月 – 2023年2月`. */
export function spanWords(span: string, language: Language): string {
  const [first, last] = endsOf(span);
  const words = monthOfYear(first, language);
  return first === last ? words : `${words} – ${monthOfYear(last, language)}`;
}
