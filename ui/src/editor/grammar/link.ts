/**
 * What a link node of the tree means: its form, target and fragment (the grammar, §3), and
 * which bracketed texts are links at all. Lezer takes every `[text]` for one; here it needs
 * a definition in the note, as CommonMark has it.
 */

import type { SyntaxNode, Tree } from '@lezer/common';
import type { LinkKind } from '../contract';
import { bareUrlEnd } from './bareUrl';
import type { Source } from './source';

export interface LinkFact {
  kind: LinkKind;
  /** As written, marks included. */
  raw: string;
  target: string;
  fragment?: string;
  /** Shown text where it differs from the target. */
  alias?: string;
  from: number;
  to: number;
}

type Meaning = Pick<LinkFact, 'kind' | 'target' | 'fragment' | 'alias'>;

/** Where a Markdown link leads. */
interface Destination extends Pick<Meaning, 'target' | 'fragment'> {
  /** To an address rather than a path. */
  elsewhere: boolean;
}

/** Destinations of reference links by normalised label: each is read once, however many lead there. */
export type Definitions = ReadonlyMap<string, Destination>;

/** Schemes have two letters or more: one is a drive. */
const ADDRESS = /^(?:\/\/|www\.|[a-z][a-z0-9+.-]+:(?!$|\s|%20))/i;
const ESCAPE_OR_ENTITY =
  /\\([!-/:-@[-`{-~])|&#(\d{1,7});|&#x([\da-f]{1,6});|&(amp|lt|gt|quot|nbsp);/gi;
/** Those that are written in addresses and titles; a parser of HTML would know 2,000 more. */
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
/** Leaves of the block structure: no definition stands in them. */
const LEAF = /^(?:Paragraph|Task|Table|FencedCode|CodeBlock|HTMLBlock|FrontMatter|\w+Heading\d)$/;

export function readDefinitions(tree: Tree, source: Source): Definitions {
  const definitions = new Map<string, Destination>();
  tree.iterate({
    enter(node) {
      if (node.name !== 'LinkReference') return !LEAF.test(node.name);
      const label = node.node.getChild('LinkLabel');
      const url = node.node.getChild('URL');
      if (label && url) {
        const key = normalisedLabel(source.slice(label.from + 1, label.to - 1));
        if (!definitions.has(key)) definitions.set(key, destination(source, url));
      }
      return false;
    },
  });
  return definitions;
}

/** Whether a node that looks like a link is text in brackets: undefined, or without any target. */
export function isBracketedText(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): boolean {
  switch (node.name) {
    case 'Link':
    case 'Image':
      return (
        markdownDestination(node, source, definitions) === null ||
        // No link holds a link: the inner one is it.
        node.getChildren('Link').some((inner) => !isBracketedText(inner, source, definitions))
      );
    case 'Wikilink':
    case 'Embed':
      return isPointless(wikiMeaning(node, source));
    case 'URL': {
      // Of brackets that make no link: text that may still be an address.
      const written = source.slice(node.from, node.to);
      return node.prevSibling?.name === 'LinkMark' && bareUrlEnd(written, 0) !== written.length;
    }
    default:
      return false;
  }
}

/** The link a `Link`, `Image`, `Wikilink`, `Embed`, `Autolink` or `URL` node makes; `null` if it leads nowhere. */
export function readLink(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): LinkFact | null {
  const meaning = readMeaning(node, source, definitions);
  if (!meaning || isPointless(meaning)) return null;
  const { from, to } = node;
  const { alias, ...rest } = meaning;
  const differs = alias !== undefined && alias !== '' && alias !== meaning.target;
  return { ...rest, ...(differs ? { alias } : {}), raw: source.slice(from, to), from, to };
}

function isPointless({ target, fragment }: Meaning): boolean {
  return target === '' && fragment === undefined;
}

function readMeaning(node: SyntaxNode, source: Source, definitions: Definitions): Meaning | null {
  switch (node.name) {
    case 'Wikilink':
    case 'Embed':
      return wikiMeaning(node, source);
    case 'URL':
      return { kind: 'url', target: source.slice(node.from, node.to) };
    case 'Autolink': {
      const inside = source.slice(node.from + 1, node.to - 1);
      return { kind: 'url', target: ADDRESS.test(inside) ? inside : `mailto:${inside}` };
    }
    case 'Link':
    case 'Image':
      return markdownMeaning(node, source, definitions);
    default:
      return null;
  }
}

function wikiMeaning(node: SyntaxNode, source: Source): Meaning {
  const target = node.getChild('WikilinkTarget');
  const alias = node.getChild('WikilinkAlias');
  return {
    kind: node.name === 'Embed' ? 'embed' : 'wikilink',
    ...parted(target ? source.slice(target.from, target.to) : '', (text) => text.trim()),
    ...(alias ? { alias: source.slice(alias.from, alias.to).trim() } : {}),
  };
}

function markdownMeaning(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): Meaning | null {
  const found = markdownDestination(node, source, definitions);
  if (found === null) return null;
  const { elsewhere, ...place } = found;
  const image = node.name === 'Image';
  return {
    kind: image ? 'image' : elsewhere ? 'url' : 'markdown',
    ...place,
    alias: shownText(node, source).trim(),
  };
}

/** Path and fragment, each as `read` reads it. */
function parted(
  written: string,
  read: (part: string) => string,
): Pick<Meaning, 'target' | 'fragment'> {
  const [path = '', ...rest] = written.split('#');
  const fragment = read(rest.join('#'));
  return { target: read(path), ...(fragment === '' ? {} : { fragment }) };
}

/** The destination of a link, its escapes resolved; `null` when nothing says that it is a link. */
function markdownDestination(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): Destination | null {
  const [first, close, open] = node.getChildren('LinkMark');
  if (!first || !close) return null;
  if (open?.from === close.to) {
    const url = node.getChildren('URL').find((child) => child.from >= open.to);
    return url ? destination(source, url) : NOWHERE;
  }
  const label = node.getChild('LinkLabel');
  const full = label && label.to - label.from > 2;
  const key = full
    ? source.slice(label.from + 1, label.to - 1)
    : source.slice(first.to, close.from);
  return definitions.get(normalisedLabel(key)) ?? null;
}

const NOWHERE: Destination = { elsewhere: false, target: '' };

function destination(source: Source, url: SyntaxNode): Destination {
  const written = source.slice(url.from, url.to).replace(/^<(.*)>$/s, '$1');
  const address = unescaped(written);
  const elsewhere = ADDRESS.test(address);
  return { elsewhere, ...(elsewhere ? { target: address } : parted(address, percentDecoded)) };
}

function unescaped(written: string): string {
  return written.replace(
    ESCAPE_OR_ENTITY,
    (all: string, escaped?: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands between the brackets, without the marks in it. */
function shownText(node: SyntaxNode, source: Source): string {
  const [open, close] = node.getChildren('LinkMark');
  if (!open || !close) return '';
  let shown = '';
  let at = open.to;
  node.cursor().iterate(({ name, from, to, node: part }) => {
    if (!isHidden(part) || from < at || to > close.from) return;
    shown += source.slice(at, from);
    if (name === 'Escape' || name === 'Entity') shown += unescaped(source.slice(from, to));
    at = to;
  });
  return (shown + source.slice(at, close.from)).replace(/\s*\n\s*/g, ' ');
}

/** Brackets in a link's text are text; of an image there, only its text is shown. */
function isHidden({ name, parent }: SyntaxNode): boolean {
  if (parent?.name === 'Image') return /^(?:LinkMark|URL|LinkTitle|LinkLabel)$/.test(name);
  return /^(?:Escape|Entity)$/.test(name) || (name.endsWith('Mark') && name !== 'LinkMark');
}

/** As CommonMark matches labels. */
function normalisedLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
