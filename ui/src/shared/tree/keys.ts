/** What a key does in a tree, after the ARIA practices for tree views. */

import type { TreeRow } from './row';

export type TreeMove = { to: number; act?: undefined } | { to?: undefined; act: 'toggle' | 'open' };

/** `page` is the number of rows that PageUp and PageDown go. */
export function treeKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  rows: readonly TreeRow[],
  active: number,
  page: number,
): TreeMove | undefined {
  const row = rows[active];
  if (!row || event.altKey) return undefined;
  // Others are the window's; with Enter they say where to open.
  if ((event.ctrlKey || event.metaKey) && event.key !== 'Enter') return undefined;
  const within = (index: number) => ({ to: Math.min(rows.length - 1, Math.max(0, index)) });
  switch (event.key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + page);
    case 'PageUp':
      return within(active - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(rows.length - 1);
    case 'ArrowRight':
      if (!row.expandable) return undefined;
      return row.expanded ? within(active + 1) : { act: 'toggle' };
    case 'ArrowLeft':
      if (row.expandable && row.expanded) return { act: 'toggle' };
      return row.parent >= 0 ? { to: row.parent } : undefined;
    case 'Enter':
      return { act: 'open' };
    case ' ':
      return { act: row.expandable ? 'toggle' : 'open' };
    default:
      return undefined;
  }
}
