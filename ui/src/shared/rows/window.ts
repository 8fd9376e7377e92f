/**
 * Which rows of a list of equal rows are in sight. Rows of one height need no measuring,
 * so 100,000 of them cost what is on screen.
 */

/** Rows kept above and below what is in sight, so that scrolling finds them painted. */
const MARGIN = 8;

/** Half open. */
export interface RowWindow {
  from: number;
  to: number;
}

export function rowsInSight(
  scrollTop: number,
  height: number,
  rowHeight: number,
  total: number,
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - MARGIN;
  const last = Math.ceil((scrollTop + height) / rowHeight) + MARGIN;
  const from = Math.min(Math.max(0, first), total);
  return { from, to: Math.max(from, Math.min(total, last)) };
}

/** Where to scroll so that a row is in sight; the same place if it is already. */
export function scrollToShow(
  index: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
