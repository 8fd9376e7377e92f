import { Text } from '@codemirror/state';
import { expect, it, vi } from 'vitest';
import { wholeText } from './whole';

const lines = (count: number) => Array.from({ length: count }, (_, n) => `${String(n)} 行目`);

it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'the whole text is the document’s own after each change (%i)',
  (start) => {
    let seed = start;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    let doc = Text.of(lines(1 + next(400)));
    for (let round = 0; round < 40; round += 1) {
      expect(wholeText(doc)).toBe(doc.toString());
      const from = next(doc.length + 1);
      const to = Math.min(doc.length, from + next(3) * next(700));
      doc = doc.replace(from, to, Text.of(['', 'あ', ...lines(next(60))].slice(next(2))));
    }
  },
);

it('is put together of what was read before, but for what was changed', () => {
  const doc = Text.of(lines(20_000));
  wholeText(doc);
  const read = vi.spyOn(Text.prototype, 'toString');
  wholeText(doc.replace(9, 9, Text.of(['x'])));
  expect(read.mock.calls.length).toBe(1);
  read.mockRestore();
});
