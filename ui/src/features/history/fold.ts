/** Which lines of a difference are shown: what changed, with a little around it. */

import type { Block, Line } from './diff';

/** Lines that stay in sight before and after a change. */
const AROUND = 3;
/** Fewer lines than this are not worth folding. */
const WORTH = 3;
/** Lines of one block that are drawn until one asks for all. */
const DRAWN = 400;

export type Shown =
  | { kind: 'same' | 'gone' | 'came'; line: Line }
  /** Lines that are left out; `block` names them to who opens them. */
  | { kind: 'fold'; block: number; lines: number };

/** The rows to draw. `open`: blocks that are shown whole. */
export function shownOf(blocks: readonly Block[], open: ReadonlySet<number>): Shown[] {
  return blocks.flatMap((block, at): Shown[] => {
    if (block.kind === 'changed') {
      const rows = [
        ...block.gone.map((line): Shown => ({ kind: 'gone', line })),
        ...block.came.map((line): Shown => ({ kind: 'came', line })),
      ];
      if (open.has(at) || rows.length <= DRAWN) return rows;
      return [...rows.slice(0, DRAWN), { kind: 'fold', block: at, lines: rows.length - DRAWN }];
    }
    const rows = block.lines.map((line): Shown => ({ kind: 'same', line }));
    // Where nothing changed, the version itself is what there is to see.
    const before = blocks.length === 1 ? DRAWN : at === 0 ? 0 : AROUND;
    const after = at === blocks.length - 1 ? 0 : AROUND;
    const left = rows.length - before - after;
    if (open.has(at) || left < WORTH) return rows;
    return [
      ...rows.slice(0, before),
      { kind: 'fold', block: at, lines: left },
      ...rows.slice(rows.length - after, rows.length),
    ];
  });
}
