/**
 * How the parser uses an older tree, made right in two things. Both are about long texts, of which
 * each key would cost as much as they have blocks:
 *
 * It takes a tree's large pieces whole only if they are small beside what stands before them, as
 * measured where a fragment begins: one fragment from the note's start would be taken block by block.
 *
 * And it takes no piece of a list whole, for nothing may be taken that ends with an item: what comes
 * behind could belong to it. It is enough not to stop there, as the parser itself holds it with single
 * items.
 */

import { Tree, type PartialParse, TreeFragment, type TreeCursor } from '@lezer/common';

const FIRST_PIECE = 1024;
const GROWTH = 8;

export function inGrowingPieces(fragment: TreeFragment): TreeFragment[] {
  const { from, to, tree, offset, openStart, openEnd } = fragment;
  const pieces: TreeFragment[] = [];
  let start = from;
  for (let cut = Math.max(from, FIRST_PIECE) * GROWTH; cut < to; cut *= GROWTH) {
    pieces.push(new TreeFragment(start, cut, tree, offset, start > from || openStart, true));
    start = cut;
  }
  pieces.push(new TreeFragment(start, to, tree, offset, start > from || openStart, openEnd));
  return pieces;
}

/** What `@lezer/markdown` keeps to itself of a parse: its place in the older tree, and how nodes are taken. */
interface OlderTree {
  cursor: TreeCursor;
  fragment: TreeFragment;
  /** Before the line break of the last line that is whole. */
  fragmentEnd: number;
  takeNodes: (parse: BlockParse) => number;
}

interface BlockParse extends PartialParse {
  fragments: OlderTree | null;
  /** The innermost block that is open. */
  block: { from: number; children: Tree[]; positions: number[] };
  lineStart: number;
  to: number;
  addNode: (node: Tree, from: number) => void;
}

/** Lets a parse of a whole note take pieces of lists. */
export function takesLists(parse: PartialParse): PartialParse {
  const { fragments } = parse as BlockParse;
  if (fragments) fragments.takeNodes = takeNodes;
  return parse;
}

/** Takes what it can from where the cursor stands; how many units of the text that was. */
function takeNodes(this: OlderTree, parse: BlockParse): number {
  const { cursor, fragment, fragmentEnd } = this;
  const { block, lineStart } = parse;
  const last = Math.min(fragmentEnd - (fragment.openEnd ? 1 : 0), parse.to);
  // A larger one would leave the tree lopsided.
  const largest = (lineStart - block.from) >> 2;
  /** Behind what was taken last, and behind what may be the last. */
  let taken = { end: lineStart, count: block.children.length };
  let stop = taken;
  for (;;) {
    const { tree, type, from, to } = cursor;
    const isPiece = type.isAnonymous;
    const fits = to - fragment.offset <= last;
    if (tree && fits && (!isPiece || (to - from <= largest && lastBlock(tree)))) {
      parse.addNode(tree, from - fragment.offset);
      const end = lastBlock(tree);
      if (end) {
        const before = taken;
        taken = { end: to - fragment.offset, count: block.children.length };
        stop = MAY_GO_ON.has(end.type.name) ? before : taken;
      }
      if (toNext(cursor)) continue;
    } else if (isPiece && cursor.firstChild()) continue;
    break;
  }
  block.children.length = block.positions.length = stop.count;
  return stop.end - lineStart;
}

/** What may be continued by a line that does not look so. */
const MAY_GO_ON = new Set(['CodeBlock', 'ListItem', 'OrderedList', 'BulletList']);

/** The block that a piece of a tree ends with, or that it is; `null` when that is none. */
function lastBlock(tree: Tree): Tree | null {
  let end: Tree = tree;
  while (end.type.isAnonymous) {
    const child = end.children.at(-1);
    if (!(child instanceof Tree)) return null;
    end = child;
  }
  return end.type.is('Block') ? end : null;
}

/** To what follows in the same block. */
function toNext(cursor: TreeCursor): boolean {
  while (!cursor.nextSibling()) {
    if (!cursor.parent() || !cursor.type.isAnonymous) return false;
  }
  return true;
}
