/** A passage in its note's text, with as much around it as is read at a glance. */

import type { PassageCard } from '../../ipc/bindings';

/** Lines shown before and after. */
const AROUND = 60;

export interface Surroundings {
  before: string;
  passage: string;
  after: string;
}

/**
 * `text` with LF line ends. When the note says something else there by now, the passage
 * stands alone.
 */
export function surroundings(text: string, card: Pick<PassageCard, 'text' | 'line'>): Surroundings {
  const at = placeOf(text, card);
  if (at === undefined) return { before: '', passage: card.text, after: '' };
  const before = text.slice(0, at).split('\n');
  const after = text.slice(at + card.text.length).split('\n');
  return {
    before: before.slice(-AROUND).join('\n').trim(),
    passage: card.text,
    after: after.slice(0, AROUND).join('\n').trim(),
  };
}

/** What stands before and behind the passage in its note; `undefined` when it is not there. */
export function around(
  text: string,
  card: Pick<PassageCard, 'text' | 'line'>,
): [before: string, behind: string] | undefined {
  const at = placeOf(text, card);
  if (at === undefined) return undefined;
  return [text.slice(0, at), text.slice(at + card.text.length)];
}

/** Where the passage stands: on its line, or elsewhere if only there. UTF-16. */
function placeOf(text: string, card: Pick<PassageCard, 'text' | 'line'>): number | undefined {
  let at = 0;
  for (let line = 0; line < card.line && at >= 0; line += 1) at = text.indexOf('\n', at) + 1 || -1;
  if (at >= 0 && text.startsWith(card.text, at)) return at;
  const only = text.indexOf(card.text);
  if (only < 0 || card.text === '' || text.includes(card.text, only + 1)) return undefined;
  return only;
}
