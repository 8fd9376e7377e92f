/** The inline part of `render.ts`: text, links, tags, emphasis. */

import type { SyntaxNode } from '@lezer/common';
import type { LinkFact, TagFact } from '../../editor/grammar/facts';
import type { Formula } from '../../editor/math';
import { pictureOf, type PictureLink } from '../../editor/picture';
import { tagParts } from '../tag/parts';
import { childrenOf, type Target } from './render';

interface Scope {
  text: string;
  tags: readonly TagFact[];
  links: readonly LinkFact[];
  targets: Map<Element, Target>;
  marks: readonly (readonly [number, number])[];
  picture: ((link: PictureLink) => Node) | undefined;
  math: ((formula: Formula) => Node) | undefined;
}

/** Elements that wrap their text. */
const WRAPPERS: Record<string, string> = {
  Emphasis: 'em',
  StrongEmphasis: 'strong',
  Strikethrough: 'del',
  Highlight: 'mark',
  Subscript: 'sub',
  Superscript: 'sup',
};

/** Marks and what is not for reading. */
const NOTHING =
  /^(?:(?:Emphasis|Strikethrough|Highlight|Code|Header|Quote|Wikilink)Mark|TaskMarker|NoteComment|Comment|HTMLTag|ProcessingInstruction)$/;

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
};

export class Inline {
  readonly #links: ReadonlyMap<number, LinkFact>;

  constructor(private readonly scope: Scope) {
    this.#links = new Map(scope.links.map((link) => [link.from, link]));
  }

  /** What stands between `from` and `to` of a node. */
  nodes(node: SyntaxNode, from = node.from, to = node.to): Node[] {
    const made: Node[] = [];
    let at = from;
    for (const child of childrenOf(node)) {
      // A tag may hold what alone would be a mark.
      if (child.from < at || child.to > to) continue;
      const tag = this.#tagOver(child);
      if (tag && tag.from >= at) {
        made.push(...this.#plain(at, tag.to));
        at = tag.to;
        continue;
      }
      made.push(...this.#plain(at, child.from), ...this.#node(child));
      at = child.to;
    }
    made.push(...this.#plain(at, to));
    return made;
  }

  #node(node: SyntaxNode): Node[] {
    const { name, from, to } = node;
    const { text } = this.scope;
    const wrapper = WRAPPERS[name];
    if (wrapper) return [wrap(wrapper, this.nodes(node))];
    if (name === 'HTMLTag' && /^<br\b/i.test(text.slice(from, to))) return [wrap('br', [])];
    if (NOTHING.test(name)) return [];
    switch (name) {
      case 'Math':
        return this.#math(node);
      case 'InlineCode':
        return [wrap('code', this.#found(...this.#inside(node)))];
      case 'FootnoteReference':
      case 'FootnoteLabel':
        return [wrap('sup', this.#found(from + 2, to - 1))];
      case 'HardBreak':
        return [wrap('br', [])];
      case 'Escape':
        return this.#found(from + 1, to);
      case 'Entity':
        return [document.createTextNode(readEntity(text.slice(from, to)))];
      case 'Link':
      case 'Wikilink':
      case 'URL':
      case 'Autolink':
        return this.#link(node);
      case 'Image':
      case 'Embed':
        return this.#embed(node);
      default:
        return this.nodes(node);
    }
  }

  #link(node: SyntaxNode): Node[] {
    const link = this.#links.get(node.from);
    if (!link) return this.#plain(node.from, node.to);
    return [this.#anchor(link, this.#shown(node))];
  }

  /** What a link shows: its text, its alias, or its target. */
  #shown(node: SyntaxNode): Node[] {
    if (node.name === 'Wikilink') {
      const shown = node.getChild('WikilinkAlias') ?? node.getChild('WikilinkTarget') ?? node;
      return this.#found(shown.from, shown.to);
    }
    if (node.name === 'Autolink') return this.#found(node.from + 1, node.to - 1);
    const marks = node.getChildren('LinkMark');
    const [open, close] = marks;
    return open && close ? this.nodes(node, open.to, close.from) : this.#found(node.from, node.to);
  }

  /** Set, unless what was found stands in it: that is to be seen. */
  #math(node: SyntaxNode): Node[] {
    const [from, to] = this.#inside(node);
    const isFound = this.scope.marks.some(([start, end]) => start < to && end > from);
    if (!this.scope.math || isFound) return [wrap('code', this.#found(from, to))];
    const isDisplayed = from - node.from === 2;
    return [this.scope.math({ source: this.scope.text.slice(from, to), isDisplayed })];
  }

  /** Pictures are shown where the page can show them, and named where it cannot. */
  #embed(node: SyntaxNode): Node[] {
    const link = this.#links.get(node.from);
    if (!link) return this.#plain(node.from, node.to);
    const picture = this.scope.picture && pictureOf(link);
    if (picture && this.scope.picture) {
      const shown = this.scope.picture(picture);
      return picture.host === undefined ? [shown] : [this.#anchor(link, [shown])];
    }
    const name = link.alias ?? (link.target.split('/').at(-1) || link.target);
    const anchor = this.#anchor(link, [document.createTextNode(name)]);
    anchor.classList.add('embed');
    return [anchor];
  }

  #anchor(link: LinkFact, shown: Node[]): HTMLAnchorElement {
    const anchor = document.createElement('a');
    anchor.href = '#link';
    anchor.title = link.target;
    anchor.append(...shown);
    if (this.scope.marks.some(([from, to]) => from < link.to && to > link.from)) {
      anchor.classList.add('marked');
    }
    this.scope.targets.set(anchor, { kind: 'link', link });
    return anchor;
  }

  /** Text as written, with its tags and line breaks. */
  #plain(from: number, to: number): Node[] {
    const made: Node[] = [];
    let at = from;
    for (const tag of this.scope.tags) {
      if (tag.from < at || tag.to > to) continue;
      made.push(...this.#lines(at, tag.from), this.#tag(tag));
      at = tag.to;
    }
    made.push(...this.#lines(at, to));
    return made;
  }

  #tag(tag: TagFact): HTMLElement {
    const pill = document.createElement('a');
    pill.className = 'tag';
    pill.href = '#tag';
    pill.append(quiet('#'));
    let at = tag.from + 1;
    for (const { text, mark } of tagParts(tag.raw)) {
      const shown = this.#found(at, at + text.length);
      if (mark) pill.append(wrap('i', shown));
      else pill.append(...shown);
      at += text.length;
    }
    this.scope.targets.set(pill, { kind: 'tag', raw: tag.raw });
    return pill;
  }

  #tagOver({ from, to }: SyntaxNode): TagFact | undefined {
    return this.scope.tags.find((tag) => tag.from < to && tag.to > from && tag.from <= from);
  }

  /** Lines stay as written, without the spaces that only indent them. */
  #lines(from: number, to: number): Node[] {
    const { text } = this.scope;
    const made: Node[] = [];
    let at = from;
    for (let end = text.indexOf('\n', at); end >= 0 && end < to; end = text.indexOf('\n', at)) {
      made.push(...this.#found(at, end), wrap('br', []));
      at = end + 1;
      while (at < to && (text[at] === ' ' || text[at] === '\t')) at += 1;
    }
    made.push(...this.#found(at, to));
    return made;
  }

  /** Plain text, with what was found in it marked. */
  #found(from: number, to: number): Node[] {
    const { text, marks } = this.scope;
    const made: Node[] = [];
    let at = from;
    for (const [start, end] of marks) {
      const [markFrom, markTo] = [Math.max(at, start), Math.min(to, end)];
      if (markFrom >= markTo) continue;
      if (at < markFrom) made.push(document.createTextNode(text.slice(at, markFrom)));
      made.push(wrap('mark', [document.createTextNode(text.slice(markFrom, markTo))]));
      at = markTo;
    }
    if (at < to) made.push(document.createTextNode(text.slice(at, to)));
    return made;
  }

  #inside(node: SyntaxNode): [number, number] {
    return [node.firstChild?.to ?? node.from, node.lastChild?.from ?? node.to];
  }
}

function wrap(tag: string, children: Node[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function quiet(text: string): HTMLElement {
  return wrap('i', [document.createTextNode(text)]);
}

/** A character reference as its character; as written when it is not a common one. */
function readEntity(written: string): string {
  const named = ENTITIES[written];
  if (named !== undefined) return named;
  const digits = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(written);
  if (!digits) return written;
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}
