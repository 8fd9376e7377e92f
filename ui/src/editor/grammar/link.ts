/**
 * What a link node of the tree means: its form, target and fragment (the grammar, §3), and
 * which bracketed texts are links at all. Lezer takes every `[text]` for one; here it needs
 * a definition in the note, as CommonMark has it.
 */

import type { SyntaxNode, Tree } from '@lezer/common';
import type { LinkKind } from '../contract';
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

/** Destinations of reference links by normalised label. */
export type Definitions = ReadonlyMap<string, string>;

const SCHEME = /^(?:[a-z][a-z0-9+.-]+:|\/\/|www\.)/i;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

export function readDefinitions(tree: Tree, source: Source): Definitions {
  const definitions = new Map<string, string>();
  tree.iterate({
    enter(node) {
      if (node.name !== 'LinkReference') return !OPAQUE_FOR_DEFINITIONS.has(node.name);
      const label = node.node.getChild('LinkLabel');
      const url = node.node.getChild('URL');
      if (label && url) {
        const key = normaliseLabel(source.slice(label.from + 1, label.to - 1));
        if (!definitions.has(key)) definitions.set(key, destination(source, url));
      }
      return false;
    },
  });
  return definitions;
}

const OPAQUE_FOR_DEFINITIONS = new Set([
  'Paragraph',
  'FencedCode',
  'CodeBlock',
  'HTMLBlock',
  'Table',
  'Task',
]);

/** The link a `Link`, `Image`, `Wikilink`, `Embed`, `Autolink` or `URL` node makes; `null` for brackets that are none. */
export function readLink(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): LinkFact | null {
  const { from, to } = node;
  const raw = source.slice(from, to);
  const whole = { raw, from, to };
  switch (node.name) {
    case 'Wikilink':
      return { kind: 'wikilink', ...whole, ...wikiTarget(node, source) };
    case 'Embed':
      return { kind: 'embed', ...whole, ...wikiTarget(node, source) };
    case 'URL':
      return { kind: 'url', ...whole, target: raw };
    case 'Autolink':
      return { kind: 'url', ...whole, target: raw.slice(1, -1) };
    case 'Link':
    case 'Image': {
      const address = markdownAddress(node, source, definitions);
      if (address === null) return null;
      const target = markdownTarget(address);
      const note = node.name === 'Image' ? 'image' : 'markdown';
      const kind = SCHEME.test(address) ? 'url' : note;
      const shown = shownText(node, source);
      const alias = shown === target.target || shown === '' ? {} : { alias: shown };
      return { kind, ...whole, ...target, ...alias };
    }
    default:
      return null;
  }
}

function wikiTarget(
  node: SyntaxNode,
  source: Source,
): Pick<LinkFact, 'target' | 'fragment' | 'alias'> {
  const inside = node.getChild('WikilinkTarget');
  const alias = node.getChild('WikilinkAlias');
  const written = inside ? source.slice(inside.from, inside.to).trim() : '';
  const shown = alias ? source.slice(alias.from, alias.to).trim() : '';
  return { ...splitFragment(written), ...(shown === '' ? {} : { alias: shown }) };
}

function splitFragment(written: string): Pick<LinkFact, 'target' | 'fragment'> {
  const hash = written.indexOf('#');
  if (hash < 0) return { target: written };
  return { target: written.slice(0, hash).trimEnd(), fragment: written.slice(hash + 1).trim() };
}

/** The destination of a link, as written but for its escapes; `null` when it has none. */
function markdownAddress(
  node: SyntaxNode,
  source: Source,
  definitions: Definitions,
): string | null {
  const marks = node.getChildren('LinkMark');
  const [, close, open] = marks;
  if (!close) return null;
  if (open && open.from === close.to) {
    const url = node.getChildren('URL').find((child) => child.from >= open.to);
    return url ? destination(source, url) : '';
  }
  const label = node.getChild('LinkLabel');
  const written = label && label.to - label.from > 2 ? label : null;
  const key = written
    ? source.slice(written.from + 1, written.to - 1)
    : source.slice(marks[0]?.to ?? node.from, close.from);
  return definitions.get(normaliseLabel(key)) ?? null;
}

function destination(source: Source, url: SyntaxNode): string {
  const written = source.slice(url.from, url.to).replace(/^<(.*)>$/s, '$1');
  return written.replace(ESCAPE, '$1').replaceAll('&amp;', '&');
}

function markdownTarget(address: string): Pick<LinkFact, 'target' | 'fragment'> {
  if (SCHEME.test(address)) return { target: address };
  const { target, fragment } = splitFragment(address);
  const decoded = percentDecoded(target);
  return fragment === undefined
    ? { target: decoded }
    : { target: decoded, fragment: percentDecoded(fragment) };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shownText(node: SyntaxNode, source: Source): string {
  const [open, close] = node.getChildren('LinkMark');
  return open && close ? source.slice(open.to, close.from) : '';
}

/** As CommonMark matches labels. */
function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
