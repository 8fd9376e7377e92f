/**
 * Guards before the parser of Markdown, which compares each mark with all that stand before
 * it in the paragraph, looks at every open block on each line, and goes into what is nested
 * by calling itself. Real notes stay far below these limits; what lies behind one is text.
 */

import type { BlockContext, InlineContext, MarkdownConfig } from '@lezer/markdown';

const Code = { Less: 0x3c, BracketClose: 0x5d, Backtick: 0x60 };

/**
 * Blocks in each other; a list and its item are two. The index's reader stops at 100 quotes
 * and items, which is further than anyone writes.
 */
const DEEPEST = 100;
/** Marks, links and other elements of one paragraph. */
const MOST_PARTS = 1500;
/** So many make it worth knowing whether what begins ends at all. */
const MANY_PARTS = 100;

/** What begins, and what ends it: the parser looks for that to the end of the paragraph, each time. */
const BEGINNINGS: [begin: string, end: string][] = [
  ['](', ')'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
];
const LONGEST_BEGINNING = 9;

/** Where each of the ends stands last in a paragraph. */
const lastEnds = new WeakMap<InlineContext, Map<string, number>>();

function neverEnds(cx: InlineContext, pos: number): boolean {
  const ahead = cx.slice(pos, pos + LONGEST_BEGINNING);
  const [begin, end] = BEGINNINGS.find(([start]) => ahead.startsWith(start)) ?? [];
  if (begin === undefined || end === undefined) return false;
  // A few are left to the parser: what makes no link by address may make one by reference.
  if (begin === '](' && partsOf(cx).length < MANY_PARTS) return false;
  const known = lastEnds.get(cx) ?? new Map<string, number>();
  lastEnds.set(cx, known);
  const last = known.get(end) ?? cx.offset + cx.text.lastIndexOf(end);
  known.set(end, last);
  return last < pos + begin.length;
}

/** What the paragraph is made of so far; the parser's own, left out of its types. */
function partsOf(cx: InlineContext): readonly unknown[] {
  return (cx as InlineContext & { parts: readonly unknown[] }).parts;
}

/** Where each length of a run of backticks stands last in a paragraph. */
const lastRuns = new WeakMap<InlineContext, Map<number, number>>();

/** Where a run of backticks ends that no other of its length follows: it is text. */
function uselessRunEnd(cx: InlineContext, pos: number): number | null {
  if (pos > cx.offset && cx.char(pos - 1) === Code.Backtick) return null;
  let end = pos + 1;
  while (cx.char(end) === Code.Backtick) end += 1;
  let last = lastRuns.get(cx);
  if (!last) {
    last = new Map();
    for (const { 0: run, index } of cx.text.matchAll(/`+/g)) {
      last.set(run.length, cx.offset + index);
    }
    lastRuns.set(cx, last);
  }
  return last.get(end - pos) === pos ? end : null;
}

/** Must stand before all other extensions. */
export const Limits: MarkdownConfig = {
  parseInline: [
    {
      name: 'MostParts',
      before: 'Escape',
      parse: (cx) => (partsOf(cx).length > MOST_PARTS ? cx.end : -1),
    },
    {
      name: 'NeverEnds',
      before: 'Escape',
      parse(cx, next, pos) {
        if (next === Code.Backtick) return uselessRunEnd(cx, pos) ?? -1;
        const mayBegin = next === Code.BracketClose || next === Code.Less;
        return mayBegin && neverEnds(cx, pos) ? pos + 1 : -1;
      },
    },
  ],
  parseBlock: [
    {
      name: 'Deepest',
      before: 'LinkReference',
      parse(cx: BlockContext, line) {
        if (cx.depth <= DEEPEST) return false;
        const from = cx.lineStart + line.pos;
        const content = line.text.slice(line.pos);
        const inline = cx.parser.parseInline(content, from);
        cx.addElement(cx.elt('Paragraph', from, from + content.length, inline));
        cx.nextLine();
        return true;
      },
    },
  ],
};
