import { describe, expect, it } from 'vitest';
import type { LineChange } from '../../ipc/bindings';
import { blocksOf, countsOf, type Line } from './diff';

/** Lines of `version` in this range became `text`. */
function change(version: string, from: number, to: number, text: string): LineChange {
  const starts = [0, ...[...version.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = (line: number) => starts[line] ?? version.length;
  return {
    version_utf16: [at(from), at(to)],
    present_text: text,
  };
}

/** Lines with what differs in brackets. */
function written(lines: readonly Line[]): string[] {
  return lines.map((line) =>
    line.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );
}

describe('the difference of a version', () => {
  it('is its own lines, and what stands in the place of those that changed', () => {
    const version = '一行目\n今日は雨でした。\n\n終わり\n';
    const blocks = blocksOf(version, [change(version, 1, 2, '今日は晴れでした。\n足した行\n')]);
    const [before, changed, after] = blocks;
    expect(blocks).toHaveLength(3);
    expect(before?.kind === 'same' && written(before.lines)).toEqual(['一行目']);
    expect(changed?.kind === 'changed' && written(changed.gone)).toEqual(['今日は[雨]でした。']);
    expect(changed?.kind === 'changed' && written(changed.came)).toEqual([
      '今日は[晴れ]でした。',
      '[足した行]',
    ]);
    expect(after?.kind === 'same' && written(after.lines)).toEqual(['', '終わり']);
    expect(countsOf(blocks)).toEqual({ gone: 1, came: 2 });
  });

  it('marks no words where hardly one is the same', () => {
    const version = 'a completely other sentence\n';
    const [only] = blocksOf(version, [change(version, 0, 1, '全く別の文\n')]);
    expect(only?.kind === 'changed' && written(only.gone)).toEqual(['a completely other sentence']);
    expect(only?.kind === 'changed' && written(only.came)).toEqual(['全く別の文']);
  });

  it('knows lines that only came or only went, and a last line without an end', () => {
    const version = 'a\nb';
    const [first, second] = blocksOf(version, [change(version, 1, 2, '')]);
    expect(first?.kind === 'same' && written(first.lines)).toEqual(['a']);
    expect(second).toEqual({
      kind: 'changed',
      gone: [[{ text: 'b', differs: false }]],
      came: [],
    });
    expect(blocksOf('', [change('', 0, 0, 'new\n')])).toEqual([
      { kind: 'changed', gone: [], came: [[{ text: 'new', differs: false }]] },
    ]);
    expect(blocksOf('same\n', [])).toHaveLength(1);
  });
});
