import { describe, expect, it } from 'vitest';
import type { PassageCard } from '../../ipc/bindings';
import { byDay, byNote } from './days';

function card(day: string | null, ordinal: number): PassageCard {
  const about = { path: 'a.md', title: 'a', heading_path: [], line: 0, cut: false, verified: true };
  return { ...about, day, ordinal, span: [0, 1], text: '', tags: [] };
}

describe('a stream by days', () => {
  it('keeps the passages of a day together', () => {
    const cards = [
      card('2024-02-01', 0),
      card('2024-02-01', 1),
      card('2024-01-31', 2),
      card(null, 3),
    ];
    const parts = byDay(cards, true);
    expect(parts.map(({ day, total, from }) => [day, total, from])).toEqual([
      ['2024-02-01', 2, 0],
      ['2024-01-31', 1, 2],
      [null, 1, 3],
    ]);
  });

  it('does not say how many a day has while more may come', () => {
    const cards = [card('2024-02-01', 0), card('2024-01-31', 1)];
    expect(byDay(cards, false).map(({ total }) => total)).toEqual([1, undefined]);
  });

  it('keeps the passages of a note together, whatever their days', () => {
    const cards = [card('2024-02-01', 0), card('2024-01-31', 1), card(null, 2)];
    const other = { ...card('2024-01-01', 0), path: 'b.md' };
    expect(byNote([...cards, other], true).map(({ total, from }) => [total, from])).toEqual([
      [3, 0],
      [1, 3],
    ]);
  });

  it('goes on with a long day in further parts, named once', () => {
    const cards = Array.from({ length: 45 }, (_, index) => card('2024-02-01', index));
    const parts = byDay(cards, true);
    expect(parts.map(({ first, from, passages }) => [first, from, passages.length])).toEqual([
      [true, 0, 20],
      [false, 20, 20],
      [false, 40, 5],
    ]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
    expect(parts.every(({ total }) => total === 45)).toBe(true);
  });
});
