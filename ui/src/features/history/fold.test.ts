import { describe, expect, it } from 'vitest';
import type { Block, Line } from './diff';
import { shownOf } from './fold';

const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => [{ text: String(at), differs: false }]);
const same = (count: number): Block => ({ kind: 'same', lines: lines(count) });
const changed = (gone: number, came: number): Block => ({
  kind: 'changed',
  gone: lines(gone),
  came: lines(came),
});

function kinds(blocks: Block[], open: number[] = []): string {
  return shownOf(blocks, new Set(open))
    .map((row) => (row.kind === 'fold' ? `…${row.lines}` : row.kind[0]))
    .join(' ');
}

describe('what is shown of a difference', () => {
  it('is what changed, with three lines around it', () => {
    expect(kinds([same(10), changed(1, 2), same(20), changed(1, 0), same(5)])).toBe(
      '…7 s s s g c c s s s …14 s s s g s s s s s',
    );
  });

  it('is all of a part that was opened, and nothing is folded that is short', () => {
    expect(kinds([same(10), changed(1, 0)], [0])).toBe('s s s s s s s s s s g');
    expect(kinds([changed(1, 0), same(8), changed(1, 0)])).toBe('g s s s s s s s s g');
    expect(kinds([same(5)])).toBe('s s s s s');
  });

  it('is the beginning of a change that has no end', () => {
    const rows = shownOf([changed(10_000, 10_000)], new Set());
    expect(rows).toHaveLength(401);
    expect(rows.at(-1)).toEqual({ kind: 'fold', block: 0, lines: 19_600 });
  });
});
