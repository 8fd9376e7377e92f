/**
 * Markdown of a passage to DOM, through the grammar of the editor. Every node is made by
 * `createElement` and filled by `textContent`; the text never becomes markup, and no
 * address is loaded. What is followed by a click is handed back in `targets`.
 *
 * Left out of what it shows, because cards show it elsewhere: headings at the start
 * (the source line), lines of nothing but tags (the foot).
 */

import type { SyntaxNode } from '@lezer/common';
import { facts, type LinkFact, type TagFact } from '../../editor/grammar/facts';
import { parseMarkdown } from '../../editor/grammar/parser';
import type { Formula } from '../../editor/math';
import type { PictureLink } from '../../editor/picture';
import { readCallout } from '../../editor/preview/callouts';
import { codeElement } from './code';
import { Inline } from './inline';
import { alignments, cellsOf } from './table';

export type Target = { kind: 'tag'; raw: string } | { kind: 'link'; link: LinkFact };

export interface Rendered {
  content: DocumentFragment;
  /** What each link and tag in it stands for. */
  targets: Map<Element, Target>;
}

export interface RenderOptions {
  /** What was found, `[from, to]` in UTF-16 units; marked in the text. */
  marks?: readonly (readonly [number, number])[];
  /** Whether tag lines and leading headings are shown somewhere else. */
  bare?: boolean;
  /** Makes the element of a picture. Absent: pictures are named. */
  picture?: (link: PictureLink) => Node;
  /** Makes the element of a formula. Absent: its source is shown. */
  math?: (formula: Formula) => Node;
  /** What headings are: of their own levels, or all of one, below what they stand under. */
  headings?: 'own' | 'h2' | 'h3';
  /** The name of a kind of callout. Absent: as it is written. */
  callout?: (kind: string) => string;
}

export function renderPassage(text: string, options: RenderOptions = {}): Rendered {
  const { tags, links } = facts(text);
  const targets = new Map<Element, Target>();
  const { marks = [], picture, math, callout = (kind: string) => kind } = options;
  const { headings = 'h3' } = options;
  const inline = new Inline({ text, tags, links, targets, marks, picture, math });
  const blocks = new Blocks(text, tags, inline, callout, headings);
  const content = document.createDocumentFragment();
  const top = childrenOf(parseMarkdown(text).topNode);
  content.append(...blocks.all(options.bare ? blocks.withoutFrame(top) : top));
  return { content, targets };
}

const NOTHING = new Set([
  'FrontMatter',
  'NoteCommentBlock',
  'LinkReference',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'QuoteMark',
  'ListMark',
  'FootnoteLabel',
]);

class Blocks {
  /** Lines that are left out at the edges of a paragraph, by the paragraph's start. */
  readonly #cuts = new Map<number, { from: number; to: number }>();

  constructor(
    private readonly text: string,
    private readonly tags: readonly TagFact[],
    private readonly inline: Inline,
    private readonly callout: (kind: string) => string,
    private readonly headings: 'own' | 'h2' | 'h3',
  ) {}

  all(nodes: readonly SyntaxNode[]): Node[] {
    return nodes.flatMap((node) => this.block(node));
  }

  /** The blocks without leading headings and without lines of tags alone. */
  withoutFrame(nodes: readonly SyntaxNode[]): SyntaxNode[] {
    const start = nodes.findIndex(({ name }) => !isHeading(name));
    const body = (start < 0 ? [] : nodes.slice(start)).filter((node) => {
      if (node.name !== 'Paragraph') return true;
      const kept = this.#withoutTagLines(node);
      this.#cuts.set(node.from, kept);
      return kept.from < kept.to;
    });
    return body;
  }

  block(node: SyntaxNode): Node[] {
    const { name } = node;
    if (NOTHING.has(name)) return [];
    if (isHeading(name)) {
      const { headings } = this;
      return [this.#withInline(headings === 'own' ? `h${name.slice(-1)}` : headings, node)];
    }
    switch (name) {
      case 'Paragraph':
        return this.#paragraph(node);
      case 'Blockquote':
        return [this.#quote(node)];
      case 'FootnoteDefinition':
        return [this.#footnote(node)];
      case 'BulletList':
        return [this.#withBlocks('ul', node)];
      case 'OrderedList':
        return [this.#orderedList(node)];
      case 'ListItem':
        return [this.#withBlocks('li', node)];
      case 'Task':
        return [this.#task(node)];
      case 'FencedCode':
      case 'CodeBlock':
        return [this.#code(node)];
      case 'HorizontalRule':
        return [document.createElement('hr')];
      case 'Table':
        return [this.#table(node)];
      case 'HTMLBlock':
        return [element('p', this.text.slice(node.from, node.to))];
      default:
        return [this.#withInline('p', node)];
    }
  }

  #paragraph(node: SyntaxNode): Node[] {
    const range = this.#cuts.get(node.from);
    return range && range.from >= range.to ? [] : [this.#withInline('p', node, range)];
  }

  /** A quote, or what it says it is: with its name over it, closed where it is written so. */
  #quote(node: SyntaxNode): HTMLElement {
    const line = /^.*/.exec(this.text.slice(node.from, node.to))?.[0] ?? '';
    const callout = readCallout(line);
    const first = node.getChild('Paragraph');
    const [titleFrom, titleTo] = [node.from + (callout?.length ?? 0), node.from + line.length];
    if (!callout || !first || first.from > titleTo) return this.#withBlocks('blockquote', node);
    this.#cuts.set(first.from, { from: Math.min(titleTo + 1, first.to), to: first.to });
    const head = document.createElement(callout.fold ? 'summary' : 'p');
    head.className = 'callout-head';
    const kind = element('span', this.callout(callout.kind));
    kind.className = titleFrom < titleTo ? 'callout-kind' : 'callout-title';
    head.append(kind, ...this.inline.nodes(first, titleFrom, titleTo));
    const made = document.createElement(callout.fold ? 'details' : 'blockquote');
    if (made instanceof HTMLDetailsElement) made.open = callout.fold === 'open';
    made.className = `callout callout-${callout.colour}`;
    made.append(head, ...this.all(childrenOf(node)));
    return made;
  }

  #footnote(node: SyntaxNode): HTMLElement {
    const label = node.getChild('FootnoteLabel');
    const made = this.#withBlocks('div', node);
    made.className = 'footnote';
    if (label) made.prepend(element('sup', this.text.slice(label.from + 2, label.to - 2)));
    return made;
  }

  #withBlocks(tag: string, node: SyntaxNode): HTMLElement {
    const made = document.createElement(tag);
    made.append(...this.all(childrenOf(node)));
    return made;
  }

  #withInline(
    tag: string,
    node: SyntaxNode,
    range = { from: node.from, to: node.to },
  ): HTMLElement {
    const made = document.createElement(tag);
    made.append(...this.inline.nodes(node, range.from, range.to));
    // What stands between a mark that is left out and the text.
    const first = made.firstChild;
    if (first instanceof Text) first.data = first.data.trimStart();
    return made;
  }

  #orderedList(node: SyntaxNode): HTMLElement {
    const list = this.#withBlocks('ol', node) as HTMLOListElement;
    const mark = node.getChild('ListItem')?.getChild('ListMark');
    const start = mark ? Number.parseInt(this.text.slice(mark.from, mark.to), 10) : 1;
    if (Number.isSafeInteger(start) && start !== 1) list.start = start;
    return list;
  }

  #task(node: SyntaxNode): HTMLElement {
    const marker = node.getChild('TaskMarker');
    const done = marker !== null && /[^\s[\]]/.test(this.text.slice(marker.from, marker.to));
    const words = this.#withInline('span', node);
    const box = document.createElement('span');
    box.className = 'box';
    box.setAttribute('role', 'checkbox');
    box.setAttribute('aria-checked', String(done));
    box.setAttribute('aria-disabled', 'true');
    box.setAttribute('aria-label', words.textContent);
    const task = document.createElement('p');
    task.className = done ? 'task ticked' : 'task';
    task.append(box, words);
    return task;
  }

  #code(node: SyntaxNode): HTMLElement {
    const read = (part: SyntaxNode) => this.text.slice(part.from, part.to);
    const info = node.getChild('CodeInfo');
    const block = document.createElement('pre');
    block.tabIndex = 0;
    block.append(
      codeElement(info ? read(info) : '', node.getChildren('CodeText').map(read).join('')),
    );
    return block;
  }

  #table(node: SyntaxNode): HTMLElement {
    const table = document.createElement('table');
    const dashes = node.getChild('TableDelimiter');
    const sides = dashes ? alignments(this.text.slice(dashes.from, dashes.to)) : [];
    for (const row of childrenOf(node)) {
      if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
      const name = row.name === 'TableHeader' ? 'th' : 'td';
      const part = name === 'th' ? table.createTHead() : (table.tBodies[0] ?? table.createTBody());
      const line = part.insertRow();
      for (const [column, cell] of cellsOf(row, sides.length).entries()) {
        const made = cell ? this.#withInline(name, cell) : document.createElement(name);
        const side = sides[column];
        if (side) made.classList.add(side);
        line.append(made);
      }
    }
    return table;
  }

  /** The paragraph without the lines at its edges that hold nothing but tags. */
  #withoutTagLines({ from, to }: SyntaxNode): { from: number; to: number } {
    const starts = [from];
    for (let at = from; at < to; at += 1) if (this.text[at] === '\n') starts.push(at + 1);
    const lines = starts.map((start, index) => ({
      from: start,
      to: (starts[index + 1] ?? to + 1) - 1,
    }));
    const speaks = lines.map((line) => !this.#isTagLine(line.from, line.to));
    const first = lines[speaks.indexOf(true)];
    const last = lines[speaks.lastIndexOf(true)];
    return first && last ? { from: first.from, to: last.to } : { from, to: from };
  }

  #isTagLine(from: number, to: number): boolean {
    let rest = this.text.slice(from, to);
    const within = this.tags.filter((tag) => tag.from >= from && tag.to <= to);
    for (const tag of within.toReversed()) {
      rest = rest.slice(0, tag.from - from) + rest.slice(tag.to - from);
    }
    return within.length > 0 && rest.trim() === '';
  }
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function isHeading(name: string): boolean {
  return /^(?:ATX|Setext)Heading\d$/.test(name);
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
