/** The columns of a table: which cell stands in which, and to which side they are set. */

import type { SyntaxNode } from '@lezer/common';

/** Class of a column, by the colons of `:--`, `:-:`, `--:`; `undefined` for none. */
export function alignments(dashes: string): (string | undefined)[] {
  const inside = dashes.trim().replace(/^\||\|$/g, '');
  return inside.split('|').map((written) => {
    const column = written.trim();
    const [left, right] = [column.startsWith(':'), column.endsWith(':')];
    return left && right ? 'to-middle' : right ? 'to-end' : undefined;
  });
}

/** The cells of a row, `null` for empty ones: the tree has no node for these. */
export function cellsOf(row: SyntaxNode, columns: number): (SyntaxNode | null)[] {
  const cells: (SyntaxNode | null)[] = [];
  let cell: SyntaxNode | null = null;
  let isOpen = row.firstChild?.name !== 'TableDelimiter';
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') {
      cell = child;
      isOpen = true;
    } else if (child.name === 'TableDelimiter') {
      if (isOpen) cells.push(cell);
      cell = null;
      isOpen = true;
    }
  }
  if (cell) cells.push(cell);
  while (cells.length < columns) cells.push(null);
  return columns > 0 ? cells.slice(0, columns) : cells;
}
