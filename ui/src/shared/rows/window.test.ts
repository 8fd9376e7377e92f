import { describe, expect, it } from 'vitest';
import { rowsInSight, scrollToShow } from './window';

describe('rows in sight', () => {
  it('are those of the window and a few around it', () => {
    expect(rowsInSight(0, 280, 28, 100_000)).toEqual({ from: 0, to: 18 });
    expect(rowsInSight(28 * 1000, 280, 28, 100_000)).toEqual({ from: 992, to: 1018 });
    expect(rowsInSight(28 * 99_990, 280, 28, 100_000)).toEqual({ from: 99_982, to: 100_000 });
  });

  it('are none where there are none, also when scrolled past the end', () => {
    expect(rowsInSight(0, 280, 28, 0)).toEqual({ from: 0, to: 0 });
    const { from, to } = rowsInSight(28 * 50, 280, 28, 3);
    expect(from).toBe(to);
  });

  it('are scrolled to by the shortest way', () => {
    expect(scrollToShow(5, 0, 280, 28)).toBe(0);
    expect(scrollToShow(20, 0, 280, 28)).toBe(21 * 28 - 280);
    expect(scrollToShow(3, 280, 280, 28)).toBe(3 * 28);
  });
});
