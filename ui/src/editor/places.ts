/**
 * The places where completion has something to say, by the text of the line up to the
 * cursor; the first group is what was typed. Nothing else lies here, so that a window
 * without the editor can have the same rule.
 */

/** Inside `[[…`, before a `|`. */
export const IN_LINK = /!?\[\[([^[\]\n|]*)$/;

/** Behind a sign where a tag can start: the grammar, §2.1; also right behind another tag. */
export const IN_TAG =
  /(?:^|[^\p{L}\p{N}&/_#＃﹟{])(?:[#＃﹟][^\s#＃﹟。、，,.!?！？「」]+)*[#＃﹟]([^\s#＃﹟。、，,.!?！？「」]*)$/u;

/** The end of a closed link: its brackets, or the bar (escaped in tables) before what it shows. */
const END = String.raw`(?:\]\]|\\?\|(?:[^[\]\n]|\[(?!\[)|\](?!\]))*\]\])`;
/** What is left of a name behind the cursor; a heading or a block may follow. */
const NAME_LEFT = new RegExp(String.raw`^[^[\]|#^\\\n]*(?=(?:[#^][^[\]|\n]*)?${END})`);
/** What is left of a heading or a block. */
const PART_LEFT = new RegExp(String.raw`^[^[\]|\\\n]*(?=${END})`);

/**
 * What taking a link's completion does behind the cursor: how many UTF-16 units go, and the
 * brackets to write. A name takes the place of the whole name; a heading behind it and what
 * the link shows stay.
 *
 * @param typed what `IN_LINK` found
 * @param after the text behind the cursor
 */
export function linkAfter(typed: string, after: string): { over: number; close: string } {
  const left = (/[#^]/.test(typed) ? PART_LEFT : NAME_LEFT).exec(after)?.[0].length;
  if (left === undefined) return { over: 0, close: ']]' };
  return after.startsWith(']]', left) ? { over: left + 2, close: ']]' } : { over: left, close: '' };
}
