/**
 * Inline constructs beyond CommonMark, as extensions of the Markdown parser: wikilinks and
 * embeds, bare addresses, math, comments, highlights, footnote references. Hashtags are not
 * here: whether `[#a]` is a link's text is known only with the whole note, so `section.ts`
 * reads them from the finished tree.
 */

import { InlineContext, type DelimiterType, type MarkdownConfig } from '@lezer/markdown';
import { bareUrlEnd } from './bareUrl';
import { trimEnd } from './trim';

const Code = {
  LineFeed: 0x0a,
  Exclamation: 0x21,
  Dollar: 0x24,
  Percent: 0x25,
  Equals: 0x3d,
  BracketOpen: 0x5b,
  BracketClose: 0x5d,
  Backslash: 0x5c,
};

const WIKILINK = /!?\[\[((?!\[)(?:[^[\]\n]|\[(?!\[)|\](?![\](]))+)\]\]/y;

/** `[[target|shown]]` and `![[target]]`; in tables the bar is escaped. */
export const Wikilink: MarkdownConfig = {
  defineNodes: ['Wikilink', 'Embed', 'WikilinkMark', 'WikilinkTarget', 'WikilinkAlias'],
  parseInline: [
    {
      name: 'Wikilink',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== Code.BracketOpen && next !== Code.Exclamation) return -1;
        const found = matchAt(WIKILINK, cx, pos);
        const inside = found?.[1];
        if (!found || inside === undefined) return -1;
        const open = pos + found[0].indexOf('[') + 2;
        const close = open + inside.length;
        const bar = /\\?\|/.exec(inside);
        const targetEnd = bar ? open + bar.index : close;
        const children = [
          cx.elt('WikilinkMark', pos, open),
          cx.elt('WikilinkTarget', open, targetEnd),
        ];
        if (bar) {
          const aliasStart = targetEnd + bar[0].length;
          children.push(cx.elt('WikilinkMark', targetEnd, aliasStart));
          children.push(cx.elt('WikilinkAlias', aliasStart, close));
        }
        children.push(cx.elt('WikilinkMark', close, close + 2));
        const name = next === Code.Exclamation ? 'Embed' : 'Wikilink';
        return cx.addElement(cx.elt(name, pos, close + 2, children));
      },
    },
  ],
};

/** Addresses without marks; the node is `URL`, as for the address of a link. */
export const BareUrl: MarkdownConfig = {
  parseInline: [
    {
      name: 'BareUrl',
      before: 'Escape',
      parse(cx, _next, pos) {
        const found = bareUrlEnd(cx.text, pos - cx.offset);
        if (found === null) return -1;
        const end = endBeforeMark(cx, pos, found + cx.offset);
        return cx.addElement(cx.elt('URL', pos, end));
      },
    },
  ],
};

/** `_` may end an address, unless it is the mark that ends the emphasis around it. */
function endBeforeMark(cx: InlineContext, from: number, to: number): number {
  if (cx.findOpeningDelimiter(InlineContext.emphasisUnderscore) === null) return to;
  return from + trimEnd(cx.slice(from, to), /_/).length;
}

/**
 * `$…$` on one line and `$$…$$`. A single sign opens before and closes after something that
 * is not white space, and does not close before a digit: `$5 and $6` are prices.
 */
export const InlineMath: MarkdownConfig = {
  defineNodes: ['Math', 'MathMark'],
  parseInline: [
    {
      name: 'Math',
      before: 'Emphasis',
      parse(cx, next, pos) {
        if (next !== Code.Dollar) return -1;
        const size = cx.char(pos + 1) === Code.Dollar ? 2 : 1;
        const close = size === 2 ? displayMathClose(cx, pos + 2) : inlineMathClose(cx, pos + 1);
        if (close === null) return size === 2 ? pos + 2 : -1;
        const marks = [
          cx.elt('MathMark', pos, pos + size),
          cx.elt('MathMark', close, close + size),
        ];
        return cx.addElement(cx.elt('Math', pos, close + size, marks));
      },
    },
  ],
};

function displayMathClose(cx: InlineContext, from: number): number | null {
  for (let at = from; at < cx.end - 1; at += 1) {
    if (cx.char(at) === Code.Backslash) at += 1;
    else if (cx.char(at) === Code.Dollar && cx.char(at + 1) === Code.Dollar && at > from) return at;
  }
  return null;
}

function inlineMathClose(cx: InlineContext, from: number): number | null {
  if (!/^\S/.test(cx.slice(from, from + 1))) return null;
  for (let at = from; at < cx.end && cx.char(at) !== Code.LineFeed; at += 1) {
    if (cx.char(at) === Code.Backslash) at += 1;
    else if (cx.char(at) === Code.Dollar && at > from) {
      return /\S/.test(cx.slice(at - 1, at)) && !/\d/.test(cx.slice(at + 1, at + 2)) ? at : null;
    }
  }
  return null;
}

const COMMENT: DelimiterType = { resolve: 'NoteComment', mark: 'NoteCommentMark' };

/** `%%…%%` within a paragraph; one that goes on over blocks is paired in `facts.ts`. */
export const NoteComment: MarkdownConfig = {
  defineNodes: ['NoteComment', 'NoteCommentMark'],
  parseInline: [
    {
      name: 'NoteComment',
      after: 'Emphasis',
      parse(cx, next, pos) {
        if (next !== Code.Percent || cx.char(pos + 1) !== Code.Percent) return -1;
        return cx.addDelimiter(COMMENT, pos, pos + 2, true, true);
      },
    },
  ],
};

const HIGHLIGHT: DelimiterType = { resolve: 'Highlight', mark: 'HighlightMark' };

/** `==marked==` */
export const Highlight: MarkdownConfig = {
  defineNodes: ['Highlight', 'HighlightMark'],
  parseInline: [
    {
      name: 'Highlight',
      after: 'Emphasis',
      parse(cx, next, pos) {
        if (next !== Code.Equals || cx.char(pos + 1) !== Code.Equals) return -1;
        let end = pos + 2;
        while (cx.char(end) === Code.Equals) end += 1;
        if (end > pos + 2) return end;
        const open = /^\S/.test(cx.slice(end, end + 1));
        const close = /\S$/.test(cx.slice(pos - 1, pos));
        return cx.addDelimiter(HIGHLIGHT, pos, end, open, close);
      },
    },
  ],
};

/**
 * `[text]` within an open bracket. The parser would take it for a link and the bracket around
 * it for none, yet in `[[Go] title](url)` it is the outer one that links. Both stay, one in
 * the other; `link.ts` decides when it knows what is defined.
 */
export const NestedBrackets: MarkdownConfig = {
  parseInline: [
    {
      name: 'NestedBrackets',
      before: 'LinkEnd',
      parse(cx, next, pos) {
        if (next !== Code.BracketClose || /[[(]/.test(cx.slice(pos + 1, pos + 2))) return -1;
        const open = cx.findOpeningDelimiter(InlineContext.linkStart);
        const delimiter = open === null ? null : cx.getDelimiterAt(open);
        if (open === null || !delimiter || !hasBracketBefore(cx, open)) return -1;
        if ((cx.findOpeningDelimiter(InlineContext.imageStart) ?? -1) > open) return -1;
        const content = cx.takeContent(open);
        const { from, to } = delimiter;
        const marks = [cx.elt('LinkMark', from, to), cx.elt('LinkMark', pos, pos + 1)] as const;
        return cx.addElement(cx.elt('Link', from, pos + 1, [marks[0], ...content, marks[1]]));
      },
    },
  ],
};

function hasBracketBefore(cx: InlineContext, open: number): boolean {
  for (let index = open - 1; index >= 0; index -= 1) {
    const type = cx.getDelimiterAt(index)?.type;
    if (type === InlineContext.linkStart || type === InlineContext.imageStart) return true;
  }
  return false;
}

const FOOTNOTE = /\[\^[^[\]\s]+\]/y;

/** `[^1]` where it is used; its text is a block. */
export const FootnoteReference: MarkdownConfig = {
  defineNodes: ['FootnoteReference'],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== Code.BracketOpen) return -1;
        const found = matchAt(FOOTNOTE, cx, pos);
        if (!found) return -1;
        return cx.addElement(cx.elt('FootnoteReference', pos, pos + found[0].length));
      },
    },
  ],
};

function matchAt(pattern: RegExp, cx: InlineContext, pos: number): RegExpExecArray | null {
  pattern.lastIndex = pos - cx.offset;
  return pattern.exec(cx.text);
}
