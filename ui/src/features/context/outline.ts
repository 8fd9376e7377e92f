/** Where one is in a note's headings. */

import type { HeadingRow } from '../../ipc/bindings';

/** Index of the heading that a line (from 0) stands under; -1 above the first. */
export function headingAt(headings: readonly HeadingRow[], line: number | undefined): number {
  if (line === undefined) return -1;
  return headings.findLastIndex((heading) => heading.line <= line);
}
