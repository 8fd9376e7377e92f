/** What an embed shows: a note, what stands under one of its headings, or one of its blocks. */

import type { SyntaxNode, Tree } from '@lezer/common';
import type { LinkTarget } from '../../editor/contract';
import { parseMarkdown } from '../../editor/grammar/parser';
import type { Topic } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import type { Desk } from '../../shared/desk';
import { stemOf } from '../../shared/desk';
import { passageElement } from '../../shared/passage/element';

/** Characters that are shown of a long one. */
const LONGEST = 20_000;

interface Embedded {
  path: string;
  /** Of the part, from 0. */
  line: number | null;
  title: string;
  text: string;
}

/** What a link embeds, `null` when it is not there; `onFound` is told the note before it is read. */
export async function findEmbedded(
  client: Client,
  from: string,
  { target, fragment }: Pick<LinkTarget, 'target' | 'fragment'>,
  onFound: (path: string | null) => void = () => undefined,
): Promise<Embedded | null> {
  const whole = fragment === undefined ? target : `${target}#${fragment}`;
  const found = await client.call('resolve_link', { from, target: whole });
  onFound(found.path);
  if (found.path === null || (fragment !== undefined && found.line === null)) return null;
  const { path, line } = found;
  const { text, title } = await client.call('open_note', { path });
  return { path, line, title, text: partOf(text, fragment, line).slice(0, LONGEST) };
}

/**
 * Answers an element with a link to its source, `null` when it is not there. `changed` is called
 * at the first change after which it may be something else.
 */
export async function embedded(
  desk: Desk,
  from: string,
  link: LinkTarget,
  changed: () => void,
): Promise<HTMLElement | null> {
  const topics: Topic[] = [{ type: 'notes' }];
  const release = desk.changes.watch(
    () => topics,
    () => {
      release();
      changed();
    },
  );
  const found = await findEmbedded(desk.client, from, link, (path) => {
    if (path !== null) topics.push({ type: 'note', of: path });
  });
  if (!found) return null;
  const { path, line, title, text } = found;
  const { fragment } = link;
  const element = passageElement(desk, path, text);
  const source = document.createElement('button');
  source.className = 'ed-embed-source';
  source.textContent = [title || stemOf(path), fragment].filter(Boolean).join(' › ');
  source.addEventListener('click', () => {
    desk.open({ kind: 'note', path, ...(line === null ? {} : { line }) });
  });
  const frame = document.createElement('div');
  frame.append(element, source);
  return frame;
}

/** What a fragment names in a text, `line` being where it stands; all of it without one. */
export function partOf(text: string, fragment: string | undefined, line: number | null): string {
  const tree = parseMarkdown(text);
  if (fragment === undefined || line === null) {
    const front = tree.topNode.getChild('FrontMatter');
    return text.slice(front?.to ?? 0).trim();
  }
  const at = startOfLine(text, line);
  const end = text.indexOf('\n', at);
  const node = blockAt(tree, at);
  if (!node) return '';
  const part = fragment.includes('^')
    ? blockOf(node, end < 0 ? text.length : end)
    : sectionOf(node);
  return text.slice(part.from, part.to).trim();
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}

/** The outermost block that a line is in. */
function blockAt(tree: Tree, at: number): SyntaxNode | null {
  let node: SyntaxNode | null = tree.topNode.childAfter(at);
  if (node && node.from > at) node = tree.topNode.childBefore(at + 1) ?? node;
  return node;
}

/** The innermost item of a list that the line is in; else the whole block. */
function blockOf(block: SyntaxNode, lineEnd: number): { from: number; to: number } {
  if (!/List$/.test(block.name)) return block;
  let node: SyntaxNode | null = block.resolveInner(lineEnd, -1);
  while (node && node.name !== 'ListItem') node = node.parent;
  return node ?? block;
}

/** A heading with what stands under it. */
function sectionOf(heading: SyntaxNode): { from: number; to: number } {
  const level = levelOf(heading);
  let to = heading.to;
  for (let next = heading.nextSibling; next; next = next.nextSibling) {
    const other = levelOf(next);
    if (other > 0 && (level === 0 || other <= level)) break;
    to = next.to;
  }
  return { from: heading.from, to };
}

function levelOf({ name }: SyntaxNode): number {
  return Number(/^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1] ?? 0);
}
