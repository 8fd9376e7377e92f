/**
 * What sets a version apart from the note as it is now, as lines to show: those that are
 * the same, those that are gone, those that came, with the words that differ in them.
 */

import type { LineChange } from '../../ipc/bindings';
import { partsOf, type Part } from '../../shared/parts';

/** A line, in parts; what the other side has not is marked. */
export type Line = readonly Part[];

export type Block =
  | { kind: 'same'; lines: readonly Line[] }
  | { kind: 'changed'; gone: readonly Line[]; came: readonly Line[] };

/** UTF-16 units of a change, both sides together, past which no words are compared. */
const LONGEST = 8000;
/** Share of a side that may differ before marks say nothing any more. */
const MOST = 0.7;

/** The whole version, with what stands in its place now. */
export function blocksOf(version: string, changes: readonly LineChange[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const same = (to: number) => {
    const lines = linesOf(version.slice(at, to));
    if (lines.length > 0) blocks.push({ kind: 'same', lines: lines.map(plain) });
  };
  for (const {
    version_utf16: [from, to],
    present_text: came,
  } of changes) {
    same(from);
    blocks.push({ kind: 'changed', ...compared(version.slice(from, to), came) });
    at = to;
  }
  same(version.length);
  return blocks;
}

/** How many lines are gone, and how many came. */
export function countsOf(blocks: readonly Block[]): { gone: number; came: number } {
  let [gone, came] = [0, 0];
  for (const block of blocks) {
    if (block.kind === 'same') continue;
    gone += block.gone.length;
    came += block.came.length;
  }
  return { gone, came };
}

function compared(before: string, after: string): { gone: Line[]; came: Line[] } {
  if (before !== '' && after !== '' && before.length + after.length <= LONGEST) {
    const parts = partsOf(before, after);
    if (isTelling(parts.ours) && isTelling(parts.theirs)) {
      return { gone: inLines(parts.ours), came: inLines(parts.theirs) };
    }
  }
  return { gone: linesOf(before).map(plain), came: linesOf(after).map(plain) };
}

/** Where nearly all differs, marks are noise. */
function isTelling(parts: readonly Part[]): boolean {
  const length = (some: readonly Part[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return length(parts.filter(({ differs }) => differs)) <= MOST * length(parts);
}

function inLines(parts: readonly Part[]): Line[] {
  const lines: Part[][] = [[]];
  for (const { text, differs } of parts) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, differs });
    }
  }
  // A line end ends its line and begins no other.
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function plain(text: string): Line {
  return text === '' ? [] : [{ text, differs: false }];
}
