import { history, undo } from '@codemirror/commands';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { changesBetween, takeOver } from './sync';

const edited = (state: EditorState, base: string, text: string): EditorState => {
  const update = takeOver(state, base, text);
  return update ? state.update(update).state : state;
};
const run = (state: EditorState, command: StateCommand): EditorState => {
  let after = state;
  command({ state, dispatch: (transaction) => (after = transaction.state) });
  return after;
};

describe('changesBetween', () => {
  it('makes the second text of the first, whatever they are', () => {
    const pieces = ['日記', '#タグ\n', 'a', '\n', 'これは', '👨‍👩‍👧', 'x'.repeat(50), ''];
    let seed = 7;
    const next = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    const text = () => Array.from({ length: next(30) }, () => pieces[next(pieces.length)]).join('');
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [text(), text()];
      const changed = changesBetween(before, after).apply(EditorState.create({ doc: before }).doc);
      expect(changed.toString()).toBe(after);
    }
  });

  it('leaves what both have in common', () => {
    const before = '一行目\n二行目\n三行目\n';
    const changes = changesBetween(before, '一行目\n二行目と少し\n三行目\n');
    const touched: [number, number][] = [];
    changes.iterChangedRanges((fromA, toA) => touched.push([fromA, toA]));
    expect(touched).toEqual([[7, 7]]);
  });
});

describe('takeOver', () => {
  it('keeps the cursor at its text', () => {
    const doc = '一\n二\n三';
    const state = EditorState.create({ doc, selection: EditorSelection.cursor(4) });
    const after = edited(state, doc, '零\n一\n二\n三');
    expect(after.doc.toString()).toBe('零\n一\n二\n三');
    expect(after.selection.main.head).toBe(6);
  });

  it('keeps what was typed since the text was sent', () => {
    const base = '一\n二\n三\n';
    const state = EditorState.create({ doc: '一\n二、打った\n三\n' });
    const after = edited(state, base, '零\n一\n二\n三\n四\n');
    expect(after.doc.toString()).toBe('零\n一\n二、打った\n三\n四\n');
  });

  it('does nothing when nothing differs', () => {
    expect(takeOver(EditorState.create({ doc: 'a' }), 'a', 'a')).toBeNull();
  });

  it('stays out of the undo history, which survives', () => {
    const start = EditorState.create({ doc: 'よい', extensions: history() });
    const typed = start.update({ changes: { from: 2, insert: '天気' } }).state;
    const merged = edited(typed, 'よい天気', '# 題\n\nよい天気');
    const undone = run(merged, undo);
    expect(undone.doc.toString()).toBe('# 題\n\nよい');
    expect(run(undone, undo).doc.toString()).toBe('# 題\n\nよい');
  });
});
