/** Tables as tables where the cursor is not. */

import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { Tree } from '@lezer/common';
import type { Range } from '../grammar/ranges';
import { drawnBlocks } from './drawn';

/** Makes what a table's source looks like when it is read. */
export type Draw = (source: string) => HTMLElement;

/** Longer ones stay text: a page would be slow to lay them out. */
const LONGEST = 100_000;
const LINE = 28;

export function tables(draw: Draw): Extension {
  return drawnBlocks({
    find,
    draw: (source) => {
      const frame = document.createElement('div');
      frame.className = 'ed-table-drawn';
      frame.append(draw(source));
      return frame;
    },
    // The line of dashes is none of the table's.
    height: (source) => (source.split('\n').length - 1) * (LINE + 1) + 1,
    place: cellPressed,
  });
}

/** Within a quote or a list their lines begin with what is not the table's. */
function find(state: EditorState): Range[] {
  return tablesIn(syntaxTree(state), 0);
}

/**
 * Those of a tree, or of a piece of one, that begins at a place. There are far more of other
 * blocks, and a node of its own would be made of each that one walks over.
 */
function tablesIn(tree: Tree, start: number): Range[] {
  const found: Range[] = [];
  for (const [index, child] of tree.children.entries()) {
    if (!(child instanceof Tree)) continue;
    const from = start + (tree.positions[index] ?? 0);
    if (child.type.isAnonymous) found.push(...tablesIn(child, from));
    else if (child.type.name === 'Table' && child.length <= LONGEST) {
      found.push({ from, to: from + child.length });
    }
  }
  return found;
}

/** The start of the cell that was pressed. */
function cellPressed(
  { doc }: EditorState,
  at: number,
  frame: HTMLElement,
  pressed: Element | null,
): number {
  const row = pressed?.closest('tr') ?? null;
  const rows = [...frame.querySelectorAll('tr')];
  const index = row ? rows.indexOf(row) : 0;
  const line = doc.lineAt(at).number + (index === 0 ? 0 : index + 1);
  const place = doc.line(Math.min(line, doc.lines));
  const cell = pressed?.closest('td, th') ?? null;
  const cells = row ? [...row.children] : [];
  return place.from + cellStart(place.text, cell ? cells.indexOf(cell) : 0);
}

/** Where the text of a row's cell begins. */
function cellStart(row: string, index: number): number {
  let at = /^\s*\|?\s*/.exec(row)?.[0].length ?? 0;
  for (let passed = 0; passed < index; passed += 1) {
    const next = /(?:^|[^\\])\|\s*/.exec(row.slice(at));
    if (!next) break;
    at += next.index + next[0].length;
  }
  return Math.min(at, row.length);
}
