/**
 * A stream by days, or by notes: what the gutter and the column show. Passages come in
 * that order, so that those of a day or a note stand together.
 */

import type { PassageCard } from '../../ipc/bindings';

/** Passages that are laid out as one; a longer day goes on in the next part. */
const PART = 20;

/** A part of the list: at most `PART` passages of one day, or of one note. */
export interface Part {
  /** One of a kind in its list. */
  id: string;
  day: string | null;
  /** The day or note starts here: the gutter or a heading names it. */
  first: boolean;
  /** Passages of it, in this part and the others; `undefined` while more may come. */
  total: number | undefined;
  passages: PassageCard[];
  /** Index of the first of them in the whole list. */
  from: number;
}

/** `complete`: no further passages will come. */
export function byDay(cards: readonly PassageCard[], complete: boolean): Part[] {
  return parts(cards, complete, ({ day }) => day ?? '');
}

export function byNote(cards: readonly PassageCard[], complete: boolean): Part[] {
  return parts(cards, complete, ({ path }) => path);
}

function parts(
  cards: readonly PassageCard[],
  complete: boolean,
  keyOf: (card: PassageCard) => string,
): Part[] {
  const all: Part[] = [];
  let from = 0;
  for (let first = cards[0]; first !== undefined; first = cards[from]) {
    const key = keyOf(first);
    let end = from;
    for (let card = cards[end]; card && keyOf(card) === key; card = cards[end]) end += 1;
    const total = end < cards.length || complete ? end - from : undefined;
    for (let start = from; start < end; start += PART) {
      const passages = cards.slice(start, Math.min(end, start + PART));
      const id = `${key}/${start - from}`;
      all.push({ id, day: first.day, first: start === from, total, passages, from: start });
    }
    from = end;
  }
  return all;
}
