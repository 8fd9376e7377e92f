/**
 * All passages of something, in one order: a tag's, those of days, or what a search finds. On
 * screen there are only those one has come to; on paper and in a file there are all.
 */

import { longDay } from '../../i18n/dates';
import { messages, type Language } from '../../i18n/messages';
import type { PassageCard } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';

export interface Whole {
  /** What a file or a print of them is called. */
  readonly name: string;
  /** Whether those of a note stand together; else those of a day do. */
  readonly isByNote: boolean;
  /** How many there are, where that is known. */
  readonly total: number | undefined;
  page(
    cursor: string | null,
    limit: number,
  ): Promise<{ passages: PassageCard[]; next_cursor: string | null }>;
}

/** How far work on all of them is, and whether it was called off. */
export interface Pace {
  readonly signal: AbortSignal;
  /** So many more are done. */
  tell(more: number): void;
}

/** Passages that are asked for at once, and that are worked on before the window may breathe. */
const ASKED = 500;
const WORKED = 25;

/**
 * All of them, a few at a time. Each few count as done when the next are taken.
 *
 * @throws what the signal says, once it was called off.
 */
export async function* aFewOf(whole: Whole, pace: Pace): AsyncGenerator<PassageCard[]> {
  let cursor: string | null = null;
  pace.tell(0);
  do {
    const page = await whole.page(cursor, ASKED);
    for (let at = 0; at < page.passages.length; at += WORKED) {
      pace.signal.throwIfAborted();
      const few = page.passages.slice(at, at + WORKED);
      yield few;
      pace.tell(few.length);
    }
    cursor = page.next_cursor;
  } while (cursor !== null);
  pace.signal.throwIfAborted();
}

/**
 * A passage with all of its text. Pages of passages are cut where one is very long, so that five
 * hundred of them take no more than some megabytes; a long one is asked for by itself, when its
 * turn comes, and is at most what the engine reads of a note.
 */
export async function inFull(client: Client, card: PassageCard): Promise<PassageCard> {
  if (!card.cut) return card;
  const { path, ordinal } = card;
  const { passage } = await client.call('whole_passage', { path, ordinal });
  // In a note that was changed meanwhile another one may stand there: then what is known of this
  // one has to do, and says that it goes on.
  return passage?.text.startsWith(card.text) ? passage : card;
}

/** What stands above a passage: its day, or its note, where that is another than before. */
export function headings(
  isByNote: boolean,
  language: Language,
): (card: PassageCard) => string | undefined {
  let last: string | undefined;
  return (card) => {
    const key = isByNote ? card.path : (card.day ?? '');
    if (key === last) return undefined;
    last = key;
    if (isByNote) return card.title;
    return card.day === null ? messages[language].stream.undated : longDay(card.day, language);
  };
}
