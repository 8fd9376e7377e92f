import { describe, expect, it } from 'vitest';
import { stretch } from './draft';

function applied(base: string, text: string): string {
  const { start, end, insert } = stretch(base, text);
  return base.slice(0, start) + insert + base.slice(end);
}

describe('the stretch that was typed', () => {
  it.each([
    ['', ''],
    ['', 'abc'],
    ['abc', ''],
    ['abc', 'abc'],
    ['aaa', 'aaaa'],
    ['aaaa', 'aa'],
    ['one two', 'one, two'],
    ['a😀b', 'a😁b'],
    ['😀😀', '😀'],
    ['😀', '😁😀'],
    ['a\n\nb', 'a\n\n\nb'],
  ])('makes the one of the other: %j, %j', (base, text) => {
    expect(applied(base, text)).toBe(text);
    const { start, end, insert } = stretch(base, text);
    for (const part of [base.slice(0, start), base.slice(start, end), insert]) {
      // A half of a pair can't be encoded.
      expect(() => encodeURIComponent(part)).not.toThrow();
    }
  });

  it('is no longer than what was changed', () => {
    expect(
      stretch('x'.repeat(1000) + 'a' + 'y'.repeat(1000), 'x'.repeat(1000) + 'b' + 'y'.repeat(1000)),
    ).toEqual({ start: 1000, end: 1001, insert: 'b' });
  });
});
