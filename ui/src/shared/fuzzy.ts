/**
 * How well a title fits what was typed: each word stands in it as it is, or its characters
 * do in their order. For the app's own words; names of notes are matched by the engine.
 */

export interface Fit {
  /** Less is better. */
  penalty: number;
  /** Where, in UTF-16 units: in order and apart. */
  marks: [number, number][];
}

/** Of a word at the start of another one, within one, and with characters apart. */
const AT_WORD = 10;
const WITHIN = 20;
const APART = 100;

/** `undefined` when it does not fit. Nothing typed fits everything. */
export function fit(typed: string, title: string): Fit | undefined {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  const text = title.toLowerCase();
  let penalty = 0;
  const marks: [number, number][] = [];
  for (const word of words) {
    const place = asItIs(word, text) ?? apart(word, text);
    if (!place) return undefined;
    penalty += place.penalty;
    marks.push(...place.marks);
  }
  return { penalty, marks: joined(marks) };
}

function asItIs(word: string, text: string): Fit | undefined {
  let best: Fit | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const startsWord = !/[\p{L}\p{N}]$/u.test(text.slice(0, at));
    const penalty = at === 0 ? 0 : startsWord ? AT_WORD : WITHIN;
    if (!best || penalty < best.penalty) best = { penalty, marks: [[at, at + word.length]] };
  }
  return best;
}

function apart(word: string, text: string): Fit | undefined {
  const characters = Array.from(word);
  if (characters.length < 2) return undefined;
  const marks: [number, number][] = [];
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return undefined;
    from = at + character.length;
    marks.push([at, from]);
  }
  const between = from - (marks[0]?.[0] ?? 0) - word.length;
  // Further apart, any long title would fit.
  return between > characters.length + 2 ? undefined : { penalty: APART + between, marks };
}

function joined(marks: [number, number][]): [number, number][] {
  const all: [number, number][] = [];
  for (const [from, to] of marks.sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
