import { describe, expect, it } from 'vitest';
import { headingAt } from './outline';

describe('the heading one is under', () => {
  const headings = [2, 5, 9].map((line) => ({ level: 1, text: '', line }));

  it('is the last one that begins by then', () => {
    expect([0, 2, 4, 5, 99].map((line) => headingAt(headings, line))).toEqual([-1, 0, 0, 1, 2]);
    expect(headingAt(headings, undefined)).toBe(-1);
    expect(headingAt([], 3)).toBe(-1);
  });
});
