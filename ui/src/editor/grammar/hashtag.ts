/**
 * Hashtags in a run of plain text: the grammar, §2.1 to §2.3 (where a tag can start, what
 * it holds, parentheses). Which text is plain, that is not code, link or math, is decided
 * by `section.ts`; keys and structure are the index's.
 */

import { trimEnd } from './trim';

/** A hashtag: `from` is its sign, `to` one past its last character, in UTF-16 units. */
export interface TagSpan {
  from: number;
  to: number;
}

/** A stretch of `text` in which tags may stand. */
export interface PlainRun {
  from: number;
  to: number;
  /** A recognised emphasis mark stands right before it: a tag may start there. */
  afterMark: boolean;
}

/** Reads the tags of one run. `text` goes to both ends of the lines the run stands on. */
export type TagReader = (text: string, run: PlainRun) => TagSpan[];

/** One character. Symbols and `‼` with its emoji form; digits are emoji to Unicode, not here. */
const EMOJI = '[\\p{S}&&\\p{Emoji}]|[\\p{Emoji}--\\p{ASCII}](?=\\ufe0f)';
/** What flags of regions are spelled with, and joiners; presentation selectors are marks. */
const JOINERS = '[\\u{e0020}-\\u{e007f}]|\\u200c|\\u200d';
const SIGNS_IN_TAGS =
  '_\\-\\/+\\&=\\~・･·‧ー〜～゛゜々〃゠＿－／＋＆＝\\u05be\\u05f3\\u05f4\\u0f0b\\u0f0c\\ua67e';
const TAG_CHARACTER = `(?!~~|==)(?:[\\p{L}\\p{M}\\p{N}${SIGNS_IN_TAGS}]|${JOINERS}|${EMOJI})`;

const SIGN = /[#＃﹟]/g;
const FIRST = new RegExp(`[\\p{L}\\p{N}_]|${EMOJI}`, 'vy');
const BODY = new RegExp(`(?:${TAG_CHARACTER})+`, 'vy');
const FACETS = new RegExp(`(?:${TAG_CHARACTER}|[、，,､])*`, 'vy');
const SPEAKS = new RegExp(`[\\p{L}\\p{M}]|${EMOJI}`, 'v');
const CONNECTOR = /[/=&・･·‧\-~〜／＝＆－～]/u;
const COLOUR_OR_ID = /^(?:(?=.*\d)[0-9a-f]{6,}|([0-9a-f])(?:\1{2}|\1{5}|\1{7}))$/i;
/** Separators and connectors alone name no facet. */
const NO_FACET = /^[/=&・･·‧\-~〜／＝＆－～、，,､]*$/u;
const OPENING = /[(（]/;
const CLOSING = /[)）]/;
const MAX_CHARACTERS = 100;

/** What may stand right before a sign, besides the start of a line, a tag, or a mark: `\p{Cf}` shows nothing. */
const BEFORE = /[\s\p{P}\p{S}\p{Cf}\ufe0e\ufe0f]/u;
const NOT_BEFORE = /[&/_#{＃﹟\u200c\u200d]/;

/** The default grammar. */
export const readTsuzuriTags: TagReader = tsuzuriTags(COLOUR_OR_ID);

/** The same where a setting of the vault makes tags of colours and ids. */
export const readTsuzuriTagsAndColours: TagReader = tsuzuriTags(null);

/** `barred`: what a body must not be. */
function tsuzuriTags(barred: RegExp | null): TagReader {
  return (text, run) => {
    const tags: TagSpan[] = [];
    let previousEnd = run.afterMark ? run.from : -1;
    SIGN.lastIndex = run.from;
    for (let sign = SIGN.exec(text); sign && sign.index < run.to; sign = SIGN.exec(text)) {
      const from = sign.index;
      if (from !== previousEnd && !mayPrecede(characterBefore(text, from))) continue;
      const to = tagEnd(text, from + 1, run.to, barred);
      if (to === null) continue;
      tags.push({ from, to });
      previousEnd = to;
      SIGN.lastIndex = to;
    }
    return tags;
  };
}

/** The whole character, both halves of a surrogate pair, that ends at `at`. */
export function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const paired = low >= 0xdc00 && low <= 0xdfff && at >= 2;
  return text.slice(paired ? at - 2 : Math.max(at - 1, 0), at);
}

function mayPrecede(character: string): boolean {
  return character === '' || (BEFORE.test(character) && !NOT_BEFORE.test(character));
}

/** Where the tag whose body starts at `start` ends; `null` when it is no tag. */
function tagEnd(text: string, start: number, limit: number, barred: RegExp | null): number | null {
  if (matchEnd(FIRST, text, start, limit) === null) return null;
  const nameEnd = matchEnd(BODY, text, start, limit) ?? start;
  const bodyEnd = facetsEnd(text, nameEnd, limit) ?? nameEnd;
  const body = trimEnd(text.slice(start, bodyEnd), CONNECTOR);
  if (!SPEAKS.test(body) || barred?.test(body)) return null;
  if (text.startsWith('://', start + body.length)) return null;
  if (Array.from(body).length > MAX_CHARACTERS) return null;
  return start + body.length;
}

/**
 * Where a facet list opened at `open` ends: after its closing parenthesis, or, unclosed,
 * with the tag. `null`: no facet list, the tag ends before the parenthesis.
 */
function facetsEnd(text: string, open: number, limit: number): number | null {
  if (open >= limit || !OPENING.test(text.charAt(open))) return null;
  const inside = matchEnd(FACETS, text, open + 1, limit) ?? open + 1;
  if (inside < limit && CLOSING.test(text.charAt(inside))) {
    return NO_FACET.test(text.slice(open + 1, inside)) ? null : inside + 1;
  }
  const unclosed = matchEnd(BODY, text, open + 1, limit);
  if (unclosed === null || closesOnThisLine(text, inside)) return null;
  const kept = trimEnd(text.slice(open + 1, unclosed), CONNECTOR);
  return kept === '' ? null : open + 1 + kept.length;
}

/** Whether the next parenthesis on the line is a closing one. */
function closesOnThisLine(text: string, at: number): boolean {
  const next = /[()（）\n]/g;
  next.lastIndex = at;
  return CLOSING.test(next.exec(text)?.[0] ?? '');
}

/** The end of a sticky match at `at`, not past `limit`; `null` when there is none. */
function matchEnd(pattern: RegExp, text: string, at: number, limit: number): number | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  if (found === undefined || at >= limit) return null;
  return Math.min(at + found.length, limit);
}
