/**
 * From the tree to facts: which stretches of a paragraph, heading or cell are plain text
 * and may hold hashtags, which are links, code or HTML (the grammar, §2.1 "never inside").
 */

import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { readLink, type Definitions, type LinkFact } from './link';
import type { PlainRun, TagReader, TagSpan } from './hashtag';
import type { Source } from './source';

export interface Range {
  from: number;
  to: number;
}

export interface Found {
  tags: TagSpan[];
  links: LinkFact[];
  code: Range[];
  html: Range[];
}

export interface Scope {
  source: Source;
  definitions: Definitions;
  readTags: TagReader;
  from?: number;
  to?: number;
}

/** Blocks whose text is read as inline Markdown. */
const SECTION = /^(?:Paragraph|Task|TableCell|(?:ATX|Setext)Heading\d)$/;
const CODE = new Set(['InlineCode', 'FencedCode', 'CodeBlock']);
const HTML = new Set([
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
]);
const LINK = new Set(['Link', 'Image', 'Wikilink', 'Embed', 'Autolink', 'URL']);
const MARK = new Set(['EmphasisMark', 'StrikethroughMark', 'HighlightMark']);
/** Neither tags nor links stand in these. */
const SILENT = new Set([
  'FrontMatter',
  'NoteComment',
  'NoteCommentBlock',
  'LinkReference',
  'Math',
  'Escape',
  'Entity',
  'FootnoteReference',
  'FootnoteLabel',
  'TaskMarker',
  'HeaderMark',
  'QuoteMark',
]);
/** The text between these tags and their end tags is no place for hashtags. */
const CLOSED_ELEMENT = /^<(\/?)(a|code|pre|kbd|script|style)(?![\w-])[^]*?(\/?)>$/i;

interface Cut extends Range {
  mark: boolean;
}

interface ElementTag extends Range {
  name: string;
  closing: boolean;
}

/** Reads what stands in the tree between `from` and `to`, everything by default. */
export function readFacts(tree: Tree, scope: Scope): Found {
  const reader = new Reader(scope);
  const range = {
    ...(scope.from === undefined ? {} : { from: scope.from }),
    ...(scope.to === undefined ? {} : { to: scope.to }),
  };
  tree.iterate({
    ...range,
    enter: (node) => reader.enter(node),
    leave: (node) => {
      reader.leave(node);
    },
  });
  return reader.found;
}

class Reader {
  readonly found: Found = { tags: [], links: [], code: [], html: [] };
  private cuts: Cut[] = [];
  private elements: ElementTag[] = [];
  /** End of the link the walk is in: nothing but images is a link there. */
  private linkEnd = -1;

  constructor(private readonly scope: Scope) {}

  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (SECTION.test(name)) {
      this.cuts = [];
      this.elements = [];
      return true;
    }
    if (CODE.has(name)) return this.keep(this.found.code, from, to);
    if (HTML.has(name)) {
      if (name === 'HTMLTag') this.noteElement(from, to);
      return this.keep(this.found.html, from, to);
    }
    if (LINK.has(name)) return this.enterLink(node);
    if (MARK.has(name)) this.cuts.push({ from, to, mark: true });
    if (!SILENT.has(name)) return true;
    this.cuts.push({ from, to, mark: false });
    return false;
  }

  leave(node: SyntaxNodeRef): void {
    if (!SECTION.test(node.name)) return;
    this.cutElements();
    this.readTags(node.from, node.to);
  }

  private keep(list: Range[], from: number, to: number): false {
    list.push({ from, to });
    this.cuts.push({ from, to, mark: false });
    return false;
  }

  private enterLink(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (from < this.linkEnd && name !== 'Image') return name === 'Link';
    const link = readLink(node.node, this.scope.source, this.scope.definitions);
    if (!link) return true;
    this.found.links.push(link);
    this.cuts.push({ from, to, mark: false });
    this.linkEnd = Math.max(this.linkEnd, to);
    return name === 'Link' || name === 'Image';
  }

  private noteElement(from: number, to: number): void {
    const tag = CLOSED_ELEMENT.exec(this.scope.source.slice(from, to));
    if (!tag || tag[3] === '/') return;
    this.elements.push({ from, to, name: (tag[2] ?? '').toLowerCase(), closing: tag[1] === '/' });
  }

  private cutElements(): void {
    for (const [index, open] of this.elements.entries()) {
      if (open.closing) continue;
      const close = this.elements
        .slice(index + 1)
        .find((tag) => tag.closing && tag.name === open.name);
      if (close) this.cuts.push({ from: open.to, to: close.from, mark: false });
    }
  }

  private readTags(from: number, to: number): void {
    const { source, readTags } = this.scope;
    const offset = source.lineStart(from);
    const text = source.slice(offset, source.lineEnd(to));
    for (const run of plainRuns(this.cuts, from, to)) {
      const local = { ...run, from: run.from - offset, to: run.to - offset };
      for (const tag of readTags(text, local)) {
        this.found.tags.push({ from: tag.from + offset, to: tag.to + offset });
      }
    }
  }
}

/** What the cuts leave of `from..to`. */
function plainRuns(cuts: Cut[], from: number, to: number): PlainRun[] {
  const runs: PlainRun[] = [];
  let at = from;
  let afterMark = false;
  for (const cut of cuts.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (cut.from > at) runs.push({ from: at, to: cut.from, afterMark });
    if (cut.to < at || (cut.to === at && !cut.mark)) continue;
    at = Math.max(at, cut.to);
    afterMark = cut.mark;
  }
  if (at < to) runs.push({ from: at, to, afterMark });
  return runs;
}
