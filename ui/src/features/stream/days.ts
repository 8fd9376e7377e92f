/**
 * A stream by days: what the gutter and the column show. Passages come newest day first,
 * so that a day's passages stand together.
 */

import type { PassageCard } from '../../ipc/bindings';

/** Passages of a day that are laid out as one; a longer day goes on in the next part. */
const PART = 20;

/** A part of the list: at most `PART` passages of one day. */
export interface DayPart {
  /** One of a kind in its list. */
  id: string;
  day: string | null;
  /** The day starts here: the gutter names it. */
  first: boolean;
  /** Passages of the day, in this part and the others; `undefined` while more may come. */
  total: number | undefined;
  passages: PassageCard[];
  /** Index of the first of them in the whole list. */
  from: number;
}

/** `complete`: no further passages will come. */
export function byDay(cards: readonly PassageCard[], complete: boolean): DayPart[] {
  const parts: DayPart[] = [];
  let from = 0;
  while (from < cards.length) {
    const day = cards[from]?.day ?? null;
    let end = from;
    while (end < cards.length && (cards[end]?.day ?? null) === day) end += 1;
    const total = end < cards.length || complete ? end - from : undefined;
    for (let start = from; start < end; start += PART) {
      const passages = cards.slice(start, Math.min(end, start + PART));
      const id = `${day ?? ''}/${start - from}`;
      parts.push({ id, day, first: start === from, total, passages, from: start });
    }
    from = end;
  }
  return parts;
}
