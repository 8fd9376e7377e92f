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
