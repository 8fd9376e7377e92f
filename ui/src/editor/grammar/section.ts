/**
 * From the tree to facts: which stretches of a paragraph, heading or cell are plain text
 * and may hold hashtags, which are links, code or HTML (the grammar, §2.1 "never inside").
 */

import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { bareUrlEnd } from './bareUrl';
import { HEADINGS } from './headings';
import { isBracketedText, readLink, type Definitions, type LinkFact } from './link';
import type { PlainRun, TagReader, TagSpan } from './hashtag';
import { touching, type Range } from './ranges';
import type { Source } from './source';

export type { Range } from './ranges';

export interface Found {
  tags: TagSpan[];
  links: LinkFact[];
  code: Range[];
  html: Range[];
  /** Where `%%` stands without a partner in its paragraph. */
  commentSigns: number[];
}

export interface Scope {
  source: Source;
  definitions: Definitions;
  readTags: TagReader;
}

/** Blocks whose text is read as inline Markdown. */
const SECTION = new Set(['Paragraph', 'Task', 'TableCell', ...HEADINGS]);
const CODE = new Set(['InlineCode', 'FencedCode', 'CodeBlock']);
const HTML = new Set([
  'Comment',
  'ProcessingInstruction',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
]);
const LINK = new Set(['Link', 'Image', 'Wikilink', 'Embed', 'Autolink', 'URL']);
const MARK = new Set(['EmphasisMark', 'StrikethroughMark']);
/** Neither tags nor links stand in these. */
const SILENT = new Set([
  'FrontMatter',
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
const TAG_NAME = /^<(?:\/?[a-z][a-z\d-]*[\s/>]|[!?])/i;
/** No tag and no bare address counts between these tags and their end tags. */
const CLOSED_ELEMENT = /^<(\/?)(a|code|pre|kbd|script|style)(?![a-z\d])[^]*?(\/?)>$/i;

/** What any hashtag begins with, in any profile. */
const SIGN = /[#＃﹟]/;

interface Lines extends Range {
  text: string;
}

interface Cut extends Range {
  mark: boolean;
}

/** Reads what stands in the tree, or in the part of it between `from` and `to`. */
export function readFacts(tree: Tree, scope: Scope, part?: Range): Found {
  const reader = new Reader(scope);
  tree.iterate({
    ...part,
    enter: (node) => reader.enter(node),
    leave: (node) => {
      if (SECTION.has(node.name)) reader.leaveSection(node);
    },
  });
  return reader.found;
}

class Reader {
  readonly found: Found = { tags: [], links: [], code: [], html: [], commentSigns: [] };
  private section = new Section();
  private lines: Lines = { from: 0, to: -1, text: '' };

  constructor(private readonly scope: Scope) {}

  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (SECTION.has(name)) {
      this.section = new Section();
      return true;
    }
    if (CODE.has(name)) return this.keep(this.found.code, from, to);
    if (name === 'HTMLTag') return this.enterHtmlTag(from, to);
    if (HTML.has(name)) return this.keep(this.found.html, from, to);
    if (LINK.has(name)) return this.enterLink(node);
    if (name === 'LinkLabel') return this.enterLabel(from, to);
    if (name === 'NoteComment') this.section.mask({ from, to });
    if (MARK.has(name)) this.section.cut({ from, to, mark: true });
    if (!SILENT.has(name)) return true;
    this.section.cut({ from, to, mark: false });
    return false;
  }

  leaveSection(node: SyntaxNodeRef): void {
    for (const link of this.section.unmaskedLinks()) this.found.links.push(link);
    const { from: offset, text } = this.linesAround(node);
    for (const run of this.section.plainRuns(node.from, node.to)) {
      const local = { ...run, from: run.from - offset, to: run.to - offset };
      // Neither is looked for behind the run: many runs may stand on one long line.
      const written = text.slice(local.from, local.to);
      if (SIGN.test(written)) {
        for (const tag of this.scope.readTags(text, local)) {
          this.found.tags.push({ from: tag.from + offset, to: tag.to + offset });
        }
      }
      for (const { index } of written.matchAll(/%%/g)) {
        this.found.commentSigns.push(run.from + index);
      }
    }
  }

  /** The lines that a section stands on. Cells of one row stand on the same. */
  private linesAround({ from, to }: Range): Lines {
    if (from < this.lines.from || to > this.lines.to) {
      const { source } = this.scope;
      const start = source.lineStart(from);
      const end = source.lineEnd(to);
      this.lines = { from: start, to: end, text: source.slice(start, end) };
    }
    return this.lines;
  }

  /** White space around a block is none of it. */
  private keep(list: Range[], from: number, to: number): false {
    const text = this.scope.source.slice(from, to);
    list.push({ from: from + text.search(/\S|$/), to: from + text.trimEnd().length });
    this.section.cut({ from, to, mark: false });
    return false;
  }

  private enterHtmlTag(from: number, to: number): boolean {
    const tag = this.scope.source.slice(from, to);
    // The parser also takes `<SOME_NAME>` for one.
    if (!TAG_NAME.test(tag)) return true;
    this.section.element(tag, from);
    return this.keep(this.found.html, from, to);
  }

  /** Whether to go into the node: links hold code, and images that are links too. */
  private enterLink(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    const { source, definitions } = this.scope;
    const compound = name === 'Link' || name === 'Image';
    if (this.section.inLink(from) && name !== 'Image') return compound;
    if (isBracketedText(node.node, source, definitions)) return true;
    const link = readLink(node.node, source, definitions);
    this.section.link(link, { from, to });
    return compound;
  }

  /** The second brackets of `[a][b]`, which are text where nothing defines them. */
  private enterLabel(from: number, to: number): false {
    if (this.section.inLink(from)) return false;
    const text = this.scope.source.slice(from, to);
    for (let at = 1; at < text.length; at += 1) {
      const end = bareUrlEnd(text, at);
      if (end === null) continue;
      const target = text.slice(at, end);
      const range = { from: from + at, to: from + end };
      this.section.link({ kind: 'url', raw: target, target, ...range }, range);
      at = end - 1;
    }
    return false;
  }
}

/** What is gathered about one paragraph, heading or cell. */
class Section {
  private readonly cuts: Cut[] = [];
  private readonly masks: Range[] = [];
  private readonly links: LinkFact[] = [];
  private readonly openElements = new Map<string, number>();
  private linkEnd = -1;

  cut(cut: Cut): void {
    this.cuts.push(cut);
  }

  /** Hides tags and bare addresses, and nothing else. */
  mask(range: Range): void {
    this.masks.push(range);
    this.cuts.push({ ...range, mark: false });
  }

  link(link: LinkFact | null, { from, to }: Range): void {
    if (link) this.links.push(link);
    this.cuts.push({ from, to, mark: false });
    this.linkEnd = Math.max(this.linkEnd, to);
  }

  inLink(at: number): boolean {
    return at < this.linkEnd;
  }

  element(tag: string, from: number): void {
    const [, slash, written, empty] = CLOSED_ELEMENT.exec(tag) ?? [];
    const name = written?.toLowerCase();
    if (name === undefined || empty === '/') return;
    const open = this.openElements.get(name);
    if (slash === '') {
      if (open === undefined) this.openElements.set(name, from + tag.length);
    } else if (open !== undefined) {
      this.mask({ from: open, to: from });
      this.openElements.delete(name);
    }
  }

  unmaskedLinks(): LinkFact[] {
    const masked = touching(this.masks);
    return this.links.filter((link) => !isBare(link) || !masked(link));
  }

  /** What the cuts leave of `from..to`. */
  plainRuns(from: number, to: number): PlainRun[] {
    const runs: PlainRun[] = [];
    let at = from;
    let afterMark = false;
    for (const cut of this.cuts.sort((a, b) => a.from - b.from || b.to - a.to)) {
      if (cut.from > at) runs.push({ from: at, to: cut.from, afterMark });
      if (cut.to <= at) continue;
      at = cut.to;
      afterMark = cut.mark;
    }
    if (at < to) runs.push({ from: at, to, afterMark });
    return runs;
  }
}

/**
 * Comments that go on over blocks: from a `%%` that begins a line to the next one. Tags and
 * bare addresses in them do not count.
 */
export function longComments(signs: readonly number[], source: Source): Range[] {
  const comments: Range[] = [];
  let open: number | null = null;
  for (const at of signs) {
    if (open !== null) {
      comments.push({ from: open, to: at + 2 });
      open = null;
    } else if (beginsLine(source, at)) {
      open = at;
    }
  }
  return comments;
}

function beginsLine(source: Source, at: number): boolean {
  let start = at;
  while (/[ \t]/.test(source.slice(start - 1, start))) start -= 1;
  return start === 0 || source.slice(start - 1, start) === '\n';
}

export function withoutComments(found: Found, comments: readonly Range[]): Found {
  if (comments.length === 0) return found;
  const hidden = touching(comments);
  return {
    ...found,
    tags: found.tags.filter((tag) => !hidden(tag)),
    links: found.links.filter((link) => !isBare(link) || !hidden(link)),
  };
}

function isBare(link: LinkFact): boolean {
  return link.kind === 'url' && link.raw === link.target;
}
