import { describe, expect, it } from 'vitest';
import { fit } from './fuzzy';

function best(typed: string, titles: string[]): string[] {
  return titles
    .flatMap((title) => {
      const found = fit(typed, title);
      return found ? [{ title, penalty: found.penalty }] : [];
    })
    .sort((a, b) => a.penalty - b.penalty)
    .map(({ title }) => title);
}

describe('what was typed', () => {
  it('fits the nearest title best', () => {
    const titles = ['Concatenate', 'My cat', 'Cat', 'c, at', 'c and a cut', 'Dog'];
    expect(best('cat', titles)).toEqual(['Cat', 'My cat', 'Concatenate', 'c, at']);
  });

  it('fits in Japanese, in full width, and word by word in any order', () => {
    expect(fit('タブ', '新しいタブ')?.marks).toEqual([[3, 5]]);
    expect(fit('ＴＡＢ', 'New tab')?.marks).toEqual([[4, 7]]);
    expect(fit('tab new', 'New tab')?.marks).toEqual([
      [0, 3],
      [4, 7],
    ]);
  });

  it('fits everything when it is nothing, and not what lacks a part of it', () => {
    expect(fit(' ', 'New tab')).toEqual({ penalty: 0, marks: [] });
    expect(fit('tabs', 'New tab')).toBeUndefined();
    expect(fit('az', 'a very long title that ends in z')).toBeUndefined();
  });
});
