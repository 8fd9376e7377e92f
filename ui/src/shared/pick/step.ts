/** Where a key goes in a list that goes round: a row by its number, from 0. */

/** Rows that PageUp and PageDown go. */
const PAGE = 8;

export function step(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  at: number,
  rows: number,
): number | undefined {
  if (rows === 0 || event.altKey || event.metaKey || event.ctrlKey) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return (at + 1) % rows;
    case 'ArrowUp':
      return (at + rows - 1) % rows;
    case 'PageDown':
      return Math.min(rows - 1, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return undefined;
  }
}
