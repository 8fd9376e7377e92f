import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiError } from '../../../tests/fake-client';
import { hashOf, OneFile, opened, PATH } from '../../../tests/one-file';
import { LATEST, REST } from './document.svelte';

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving', () => {
  it('comes after a rest, and is said only when it is answered', async () => {
    const { file, document, saves } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    document.changed('two');
    await pass(REST - 1);
    expect(saves()).toBe(0);
    await pass(1);
    expect(saves()).toBe(1);
    expect(document.saveState).toBe('saving');
    expect(document.savedAt).toBeUndefined();
    answer();
    await pass(0);
    expect(document.saveState).toBe('clean');
    expect(document.savedAt).toBeDefined();
    expect(file.text).toBe('two');
  });

  it('waits for the rest after the last key, but not for ever', async () => {
    const { document, saves } = await opened();
    const started = Date.now();
    for (let key = 0; saves() === 0; key += 1) {
      document.changed(`typed ${key}`);
      await pass(100);
    }
    expect(Date.now() - started).toBeLessThanOrEqual(LATEST + 100);
    expect(Date.now() - started).toBeGreaterThan(REST * 2);
  });

  it('comes at once when asked for', async () => {
    const { file, document } = await opened();
    document.changed('two');
    await document.save();
    expect(file.text).toBe('two');
    await pass(LATEST);
    expect(file.client.count('save_draft')).toBe(1);
  });

  it.each(['save', 'close'] as const)('takes what was typed last with it: %s', async (how) => {
    const { file, document } = await opened();
    document.editor = {
      insert: () => undefined,
      settle: () => {
        document.changed('typed last');
      },
    };
    await document[how]();
    await pass(0);
    expect(how === 'save' ? file.text : file.draft?.text).toBe('typed last');
  });

  it('asks nothing when there is nothing to save', async () => {
    const { document, saves } = await opened();
    document.changed('one');
    await document.save();
    await pass(LATEST);
    expect(saves()).toBe(0);
  });

  it('goes on with what was typed while it was under way', async () => {
    const { file, document, saves } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    document.changed('two');
    await pass(REST);
    document.changed('three');
    answer();
    await pass(0);
    expect(document.isDirty).toBe(true);
    await pass(REST);
    expect(saves()).toBe(2);
    expect(file.text).toBe('three');
    expect(file.siblings).toEqual([]);
  });

  it('is never two at a time', async () => {
    const { file, document, saves } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    document.changed('two');
    const both = Promise.all([document.save(), document.save()]);
    await pass(0);
    expect(saves()).toBe(1);
    answer();
    await both;
    expect(saves()).toBe(1);
  });

  it('says what failed, keeps the text, and saves at the next try', async () => {
    const { file, document } = await opened();
    file.failure = 'disk-full';
    document.changed('two');
    await pass(REST);
    expect(document.notice).toEqual({ kind: 'failed', error: apiError('disk-full') });
    expect(document.isDirty).toBe(true);
    await pass(LATEST * 2);
    expect(file.client.count('save_draft')).toBe(1);
    file.failure = undefined;
    await document.save();
    expect(document.notice).toBeUndefined();
    expect(file.text).toBe('two');
  });

  it('leaves a read-only note alone', async () => {
    const file = new OneFile();
    file.client.answers.open_note = () => ({
      generation: 1,
      path: PATH,
      title: 't',
      text: 'one',
      hash: hashOf('one'),
      day: null,
      read_only: 'encoding',
      warnings: [],
      hashtags: { profile: 'tsuzuri', colours: false },
    });
    const { document, saves } = await opened(file);
    document.changed('two');
    await pass(LATEST);
    expect(saves()).toBe(0);
  });
});

describe('another program', () => {
  it('changes a clean note: the buffer takes it', async () => {
    const { file, document } = await opened();
    file.text = 'theirs';
    await document.read();
    expect(document.text).toBe('theirs');
    expect(document.base).toBe('one');
    document.changed('theirs and mine');
    await document.save();
    expect(file.text).toBe('theirs and mine');
    expect(file.siblings).toEqual([]);
  });

  it('brings back the text that was there before: the buffer takes it', async () => {
    const { file, document } = await opened();
    document.changed('two');
    await document.save();
    expect(document.text).toBe('two');
    file.text = 'one';
    await document.read();
    expect(document.text).toBe('one');
    expect(document.base).toBe('two');
  });

  it('was looked at before a save: what was saved stays', async () => {
    const { file, document } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    const reading = document.read();
    await pass(0);
    file.hold = undefined;
    document.changed('one two');
    await document.save();
    answer();
    await reading;
    expect(document.text).toBe('one two');
    document.changed('one two three');
    await document.save();
    expect(file.text).toBe('one two three');
    expect(document.notice).toBeUndefined();
  });

  it('writes the same bytes: nothing happens', async () => {
    const { document } = await opened();
    const before = document.text;
    await document.read();
    expect(document.text).toBe(before);
    expect(document.base).toBe('');
  });

  it('changes a note one is typing in: both are merged, and what is typed goes on', async () => {
    const { file, document } = await opened();
    file.merge = (_, theirs, ours) => `${theirs}\n${ours}`;
    document.changed('mine');
    file.text = 'theirs';
    await document.read();
    expect(document.text).toBe('mine');
    await pass(REST);
    expect(file.text).toBe('theirs\nmine');
    expect(document.text).toBe('theirs\nmine');
    expect(document.base).toBe('mine');
    expect(document.notice).toBeUndefined();
    expect(document.saveState).toBe('clean');
    expect(file.draft).toBeUndefined();
    document.changed('theirs\nmine, on');
    await pass(REST);
    expect(file.text).toBe('theirs\nmine, on');
  });

  it('was merged while one typed on in a note that no editor shows any more', async () => {
    const { file, document } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    file.merge = (_, theirs, ours) => `${theirs}\n${ours}`;
    document.changed('mine');
    file.text = 'theirs';
    await pass(REST);
    document.changed('mine, on');
    const released = document.save();
    answer();
    await released;
    await document.save();
    expect(document.text).toBe('theirs\nmine, on');
    expect(file.text).toBe('theirs\nmine, on');
    expect(document.saveState).toBe('clean');
  });
});

describe('another program, again', () => {
  it('changes the file while a save is under way: it is looked at after the save', async () => {
    const { file, document } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    document.changed('mine');
    await pass(REST);
    // The save is durable, its answer on its way; then another program writes.
    file.text = 'theirs';
    const reading = document.read();
    answer();
    await reading;
    await pass(0);
    expect(document.text).toBe('theirs');
    expect(document.saveState).toBe('clean');
  });

  it('takes the file away: the text stays, and can be written again', async () => {
    const { file, document, saves } = await opened();
    file.text = undefined;
    await document.read();
    expect(document.notice).toEqual({ kind: 'gone' });
    document.changed('mine');
    await pass(LATEST);
    expect(saves()).toBe(0);
    await document.writeAgain();
    expect(file.text).toBe('mine');
    expect(document.notice).toBeUndefined();
    document.changed('mine, on');
    await pass(REST);
    expect(file.text).toBe('mine, on');
    expect(file.siblings).toEqual([]);
  });

  it('brings the file back: it is open as before', async () => {
    const { file, document } = await opened();
    file.text = undefined;
    await document.read();
    file.text = 'back';
    await document.read();
    expect(document.notice).toBeUndefined();
    expect(document.text).toBe('back');
  });
});

describe('a capture', () => {
  it('that came in with a save is taken into the buffer, which is clean', async () => {
    const { file, document, saves } = await opened();
    document.changed('two\n');
    file.captured = '\ncaptured\n';
    await pass(REST);
    expect(document.text).toBe('two\n\ncaptured\n');
    expect(document.base).toBe('two\n');
    expect(document.saveState).toBe('clean');
    await pass(LATEST);
    expect(saves()).toBe(1);
  });

  it('stands behind what was typed since, which is saved on top of it', async () => {
    const { file, document, saves } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    file.captured = '\ncaptured\n';
    document.changed('two\n');
    await pass(REST);
    document.changed('two\nthree\n');
    answer();
    await pass(0);
    expect(document.text).toBe('two\nthree\n\ncaptured\n');
    expect(document.base).toBe('two\nthree\n');
    expect(document.isDirty).toBe(true);
    await pass(REST);
    expect(saves()).toBe(2);
    expect(file.text).toBe('two\nthree\n\ncaptured\n');
    expect(file.siblings).toEqual([]);
    expect(document.saveState).toBe('clean');
  });

  it('loses nothing of a note that is let go while its save is under way', async () => {
    const { file, document } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    file.captured = '\ncaptured\n';
    document.changed('two\n');
    await pass(REST);
    document.changed('two\nthree\n');
    // As a tab does that closes: no editor hands the text in again.
    const released = document.save();
    answer();
    await released;
    expect(file.text).toBe('two\nthree\n\ncaptured\n');
  });
});

describe('opening', () => {
  it('says why a note could not be opened, and opens it at the next try', async () => {
    const file = new OneFile();
    file.failure = 'io';
    const { document } = await opened(file);
    expect(document.error?.code).toBe('io');
    file.failure = undefined;
    await document.read();
    expect(document.error).toBeUndefined();
    expect(document.text).toBe('one');
  });
});
