import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiError } from '../../../tests/fake-client';
import { hashOf, OneFile, opened } from '../../../tests/one-file';
import { KEEP, LATEST, REST, RETRY } from './document.svelte';

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
describe('a draft', () => {
  it('is kept within moments, however steadily one types', async () => {
    const { file, document } = await opened();
    const keys = 'abcdefghijklmnopqrst';
    for (let key = 1; key <= keys.length; key += 1) {
      document.changed(`one${keys.slice(0, key)}`);
      await pass(50);
      const kept = file.draft?.text.length ?? 'one'.length;
      const typed = Math.max(0, Math.floor((key * 50 - 400) / 50));
      expect(kept).toBeGreaterThanOrEqual('one'.length + typed);
    }
  });

  it('is all that is made of what is put in from elsewhere, until that is saved', async () => {
    const { file, document, saves } = await opened();
    document.put('one, two');
    await pass(KEEP);
    expect(file.draft?.text).toBe('one, two');
    await pass(LATEST);
    expect(saves()).toBe(0);
    await document.save();
    expect(file.text).toBe('one, two');
    expect(file.draft).toBeUndefined();
  });

  it('goes when what was put in from elsewhere is given up', async () => {
    const { file, document } = await opened();
    document.put('one, two');
    await pass(KEEP);
    document.put('one');
    await pass(0);
    expect(document.isDirty).toBe(false);
    expect(file.draft).toBeUndefined();
    expect(document.text).toBe('one');
  });

  it('leaves with the save that it was kept for, not with an older one', async () => {
    const { file, document } = await opened();
    let answer = (): void => undefined;
    file.hold = new Promise((resolve) => (answer = resolve));
    document.changed('two');
    await pass(REST);
    document.changed('two, three');
    await pass(KEEP);
    expect(file.draft?.text).toBe('two, three');
    answer();
    file.hold = undefined;
    await pass(0);
    expect(file.draft).toMatchObject({ base_hash: hashOf('two'), base: 'two', text: 'two, three' });
    await pass(REST);
    expect(file.draft).toBeUndefined();
  });

  it('that is found with its note as it was stands in the buffer again, and is saved', async () => {
    const file = new OneFile();
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'one, typed', at: 0 };
    const { document } = await opened(file);
    expect(document.text).toBe('one, typed');
    await pass(0);
    expect(file.text).toBe('one, typed');
    expect(document.saveState).toBe('clean');
    expect(file.draft).toBeUndefined();
  });

  it('takes the place of one that was kept before the clock was set back', async () => {
    const file = new OneFile();
    file.text = 'theirs';
    const at = Date.now() + 3_600_000;
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'mine', at };
    const { document } = await opened(file);
    await pass(0);
    expect(document.notice?.kind).toBe('conflict');
    document.changed('mine, on');
    await pass(KEEP);
    expect(file.draft.text).toBe('mine, on');
    document.moveTo('diary/elsewhere.md');
    document.changed('mine, on and on');
    await pass(KEEP);
    expect(file.draft.text).toBe('mine, on and on');
  });

  it('that is found with a note that changed is merged, or is a conflict', async () => {
    const file = new OneFile();
    file.text = 'theirs';
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'mine', at: 0 };
    const { document } = await opened(file);
    await pass(0);
    expect(document.notice).toEqual({ kind: 'conflict' });
    expect(document.text).toBe('mine');
    expect(file.text).toBe('theirs');
  });

  it('that says what the file says is no more than that', async () => {
    const file = new OneFile();
    file.text = 'typed';
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'typed', at: 0 };
    const { document, saves } = await opened(file);
    await pass(LATEST);
    expect(document.saveState).toBe('clean');
    expect(saves()).toBe(0);
    expect(file.draft).toBeUndefined();
  });

  it('of a note that was deleted is shown, and written again only when asked for', async () => {
    const file = new OneFile();
    file.text = undefined;
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'typed', at: 0 };
    const { document } = await opened(file);
    await pass(LATEST);
    expect(document.text).toBe('typed');
    expect(document.notice).toEqual({ kind: 'gone' });
    expect(file.text).toBeUndefined();
    await document.writeAgain();
    expect(file.text).toBe('typed');
    expect(file.draft).toBeUndefined();
    expect(document.notice).toBeUndefined();
  });

  it('of a note that was deleted can be let go', async () => {
    const file = new OneFile();
    file.text = undefined;
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'typed', at: 0 };
    const { document } = await opened(file);
    await pass(0);
    await document.letGo();
    expect(file.draft).toBeUndefined();
    expect(document.isDirty).toBe(false);
  });

  it('is kept of a note that went away while one typed', async () => {
    const { file, document } = await opened();
    file.text = undefined;
    await document.read();
    document.changed('typed on');
    await document.save();
    expect(file.draft?.text).toBe('typed on');
    expect(file.text).toBeUndefined();
  });

  it('of a note that is read-only by now is shown and stays', async () => {
    const file = new OneFile();
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'typed', at: 0 };
    file.failure = 'read-only';
    file.client.answers.open_note = () => new OneFile().view();
    const { document, saves } = await opened(file);
    await pass(RETRY * 2);
    expect(document.text).toBe('typed');
    expect(document.notice).toEqual({ kind: 'failed', error: apiError('read-only') });
    expect(saves()).toBe(1);
    file.failure = undefined;
    await document.save();
    expect(file.text).toBe('typed');
  });

  it('of a note that is read-only can be let go: what the disk has is shown', async () => {
    const file = new OneFile();
    file.draft = { base_hash: hashOf('one'), base: 'one', text: 'typed', at: 0 };
    file.failure = 'read-only';
    file.client.answers.open_note = () => new OneFile().view();
    const { document } = await opened(file);
    await pass(0);
    await document.letGo();
    expect(document.text).toBe('one');
    expect(document.isDirty).toBe(false);
    expect(document.notice).toBeUndefined();
    expect(file.draft).toBeUndefined();
  });

  it('is kept when the vault is closed before its time', async () => {
    const { file, document } = await opened();
    document.changed('two');
    document.close();
    await pass(0);
    expect(file.draft?.text).toBe('two');
    expect(file.text).toBe('one');
  });

  it('is kept while the vault is away, and the note saved when it is back', async () => {
    const { file, document } = await opened();
    file.failure = 'vault-unavailable';
    document.changed('two');
    await pass(REST);
    expect(file.draft?.text).toBe('two');
    file.failure = undefined;
    await pass(RETRY);
    expect(file.text).toBe('two');
    expect(document.notice).toBeUndefined();
  });

  it('that can not be kept does not keep the note from being saved', async () => {
    const { file, document } = await opened();
    file.storeFails = true;
    document.changed('two');
    await pass(REST);
    expect(file.text).toBe('two');
    expect(document.saveState).toBe('clean');
  });
});
