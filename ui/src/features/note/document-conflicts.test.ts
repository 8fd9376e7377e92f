import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { opened } from '../../../tests/one-file';
import { LATEST, REST } from './document.svelte';

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a conflict', () => {
  async function met() {
    const all = await opened();
    all.document.changed('mine');
    all.file.text = 'theirs';
    await pass(REST);
    const { conflict } = all.document;
    if (!conflict) throw new Error('there is no conflict');
    return { ...all, conflict };
  }

  it('leaves the file to the other program and the buffer to the person', async () => {
    const { file, document } = await met();
    expect(file.text).toBe('theirs');
    expect(document.text).toBe('mine');
    expect(document.notice).toEqual({ kind: 'conflict' });
    expect(document.conflict?.theirs).toBe('theirs');
    expect(file.draft?.text).toBe('mine');
    expect(document.isDirty).toBe(true);
  });

  it('goes on being kept while one types', async () => {
    const { file, document } = await met();
    document.changed('mine, on');
    await pass(REST);
    expect(file.draft).toMatchObject({ base: 'one', text: 'mine, on' });
    expect(file.text).toBe('theirs');
    expect(document.conflict?.pieces).toEqual([
      { kind: 'apart', theirs: 'theirs', ours: 'mine, on' },
    ]);
  });

  it('ends with what is chosen, made from theirs', async () => {
    const { file, document, conflict } = await met();
    await document.choose('theirs and mine', conflict);
    expect(file.text).toBe('theirs and mine');
    expect(document.text).toBe('theirs and mine');
    expect(document.base).toBe('mine');
    expect(document.notice).toBeUndefined();
    expect(document.saveState).toBe('clean');
    expect(file.draft).toBeUndefined();
  });

  it('ends with theirs: nothing is written, and no draft left', async () => {
    const { file, document, saves, conflict } = await met();
    const before = saves();
    await document.choose('theirs', conflict);
    await pass(LATEST);
    expect(saves()).toBe(before);
    expect(document.text).toBe('theirs');
    expect(document.saveState).toBe('clean');
    expect(file.draft).toBeUndefined();
  });

  it('ends with two notes', async () => {
    const { file, document } = await met();
    await document.keepBoth();
    expect(file.siblings).toEqual(['mine']);
    expect(file.text).toBe('theirs');
    expect(document.text).toBe('theirs');
    expect(document.notice).toEqual({ kind: 'sibling', path: 'diary/2024-02-01 (2).md' });
    expect(document.saveState).toBe('clean');
    expect(file.draft).toBeUndefined();
  });

  it('is none any more once the other program has taken its change back', async () => {
    const { file, document } = await met();
    file.text = 'one';
    await document.read();
    await pass(REST);
    expect(file.text).toBe('mine');
    expect(document.notice).toBeUndefined();
    expect(document.conflict).toBeUndefined();
  });

  it('ends with what is chosen of it, though the file is another by now and merged', async () => {
    const { file, document, conflict } = await met();
    file.text = 'one';
    await document.read();
    await pass(REST);
    expect(document.conflict).toBeUndefined();
    const merge = vi.fn(() => 'theirs and mine, and more');
    file.merge = merge;
    file.text = 'more';
    await document.choose('theirs and mine', conflict);
    expect(merge).toHaveBeenCalledWith('theirs', 'more', 'theirs and mine');
    expect(document.text).toBe('theirs and mine, and more');
    await document.choose('theirs', conflict);
    expect(document.text).toBe('theirs and mine, and more');
    expect(document.isDirty).toBe(false);
  });

  it('is another one when the file changed again before one had chosen', async () => {
    const { file, document, conflict } = await met();
    file.text = 'theirs again';
    await document.choose('theirs and mine', conflict);
    expect(file.text).toBe('theirs again');
    expect(document.text).toBe('theirs and mine');
    expect(document.notice).toEqual({ kind: 'conflict' });
    expect(file.draft?.base).toBe('theirs');
  });

  it('ends with theirs when what was put in from elsewhere is given up', async () => {
    const { file, document } = await met();
    document.put('one');
    await pass(0);
    expect(document.conflict).toBeUndefined();
    expect(document.notice).toBeUndefined();
    expect(document.text).toBe('theirs');
    expect(document.isDirty).toBe(false);
    expect(file.draft).toBeUndefined();
  });
});
