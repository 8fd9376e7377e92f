/**
 * Which part of what is in sight has to be drawn again: where nodes came, went or changed, where
 * the text did, and where the cursor is or was. All else stands as it is drawn.
 */

import type { ChangeDesc, Text } from '@codemirror/state';
import type { NodeType, Tree } from '@lezer/common';
import type { Range } from '../grammar/ranges';

export interface Node extends Range {
  type: NodeType;
}

/** The nodes that touch a stretch, each before those within it. */
export function nodesIn(tree: Tree, stretch: Range): Node[] {
  const nodes: Node[] = [];
  tree.iterate({
    from: stretch.from,
    to: stretch.to,
    enter: ({ type, from, to }) => {
      nodes.push({ type, from, to });
    },
  });
  return nodes;
}

/** Between two moments. */
export interface Change {
  before: readonly Node[];
  now: readonly Node[];
  changes: ChangeDesc;
  /** As it is now. */
  doc: Text;
  /** Where the cursor is and was, at its place of now. */
  cursors: readonly Range[];
  sight: Range;
}

/**
 * The stretch to draw again, whole lines of all nodes there, what is out of sight of them too;
 * `null` for none. A node of which `isFrame` says so draws nothing itself, and is no reason to
 * draw all that is within it.
 */
export function damageOf(change: Change, isFrame: (type: NodeType) => boolean): Range | null {
  const { now, doc, sight } = change;
  const places = [...otherNodes(change), ...changedText(change), ...change.cursors];
  if (places.length === 0) return null;
  const lines = linesOf(places, doc);
  const touched = now.filter(
    ({ type, from, to }) => from <= lines.to && to >= lines.from && !isFrame(type),
  );
  const damage = linesOf([lines, ...touched], doc);
  return damage.from <= sight.to && damage.to >= sight.from ? damage : null;
}

/** The lines of all these. */
function linesOf(places: readonly Range[], doc: Text): Range {
  const from = Math.min(...places.map((place) => place.from));
  const to = Math.max(...places.map((place) => place.to));
  return { from: doc.lineAt(from).from, to: doc.lineAt(to).to };
}

function changedText({ changes }: Change): Range[] {
  const places: Range[] = [];
  changes.iterChangedRanges((_fromBefore, _toBefore, from, to) => {
    places.push({ from, to });
  });
  return places;
}

/** What stands between the nodes that were there before, seen from the start and from the end. */
function otherNodes({ before, now, changes }: Change): Range[] {
  if (before === now) return [];
  const shared = Math.min(before.length, now.length);
  let start = 0;
  while (start < shared && isSame(before[start], now[start], changes)) start += 1;
  let end = 0;
  while (end < shared - start && isSame(before.at(-1 - end), now.at(-1 - end), changes)) end += 1;
  const gone = before.slice(start, before.length - end).map(({ from, to }) => ({
    from: changes.mapPos(from, -1),
    to: changes.mapPos(to, 1),
  }));
  return [...gone, ...now.slice(start, now.length - end)];
}

/** What is typed at an end of a node may belong to it or not: it is drawn again anyway. */
function isSame(before: Node | undefined, now: Node | undefined, changes: ChangeDesc): boolean {
  if (!before || before.type !== now?.type) return false;
  const isAt = (old: number, at: number) =>
    at === changes.mapPos(old, -1) || at === changes.mapPos(old, 1);
  return isAt(before.from, now.from) && isAt(before.to, now.to);
}
