import { describe, expect, it } from 'vitest';
import { apiError, FakeClient, settled } from '../../../tests/fake-client';
import { indexState } from '../../../tests/index-state';
import type { Draft, Origin } from '../../ipc/bindings';
import { Changes } from '../../ipc/changes';
import { Documents } from './documents.svelte';

const progress = indexState();

function open() {
  let text = 'one';
  let away = false;
  /** Drafts of an app that was killed. */
  const left = new Map<string, Draft>();
  const client = new FakeClient({
    open_note: ({ path }) => ({
      generation: 1,
      path,
      title: path,
      text,
      hash: text,
      day: null,
      read_only: null,
      warnings: [],
      hashtags: { profile: 'tsuzuri', colours: false },
    }),
    note_draft: ({ path }) => ({ draft: left.get(path) ?? null }),
    drop_draft: ({ path }) => {
      left.delete(path);
      return {};
    },
    drafts: () => ({ paths: [...left.keys()] }),
    keep_draft: () => ({ kept: true }),
    save_draft: ({ path, insert, start, end }) => {
      if (away) throw apiError('vault-unavailable');
      text = text.slice(0, start) + insert + text.slice(end);
      left.delete(path);
      return { generation: 2, hash: text, sibling: null, text: null, conflict: null };
    },
  });
  const documents = new Documents(client, new Changes(client), 'vault');
  const tell = (path: string, origin: Origin) => {
    client.tell('index-changed', { generation: 9, topics: [{ type: 'note', of: path }], origin });
  };
  const setAway = (now: boolean) => {
    away = now;
    client.tell('index-progress', { ...progress, sync: now ? 'offline' : 'on' });
  };
  const disk = { set: (now: string) => (text = now), get: () => text };
  return { client, documents, tell, disk, left, setAway };
}

describe('open notes', () => {
  it('are read once for all who hold them', async () => {
    const { client, documents } = open();
    expect(documents.hold('a.md')).toBe(documents.hold('a.md'));
    await settled();
    expect(client.count('open_note')).toBe(1);
  });

  it('follow the disk, but not their own window', async () => {
    const { client, documents, tell, disk } = open();
    const note = documents.hold('a.md');
    await settled();
    disk.set('two');
    tell('b.md', { type: 'disk' });
    tell('a.md', { type: 'window', label: 'main' });
    await settled();
    expect(client.count('open_note')).toBe(1);
    tell('a.md', { type: 'disk' });
    await settled();
    expect(note.text).toBe('two');
    disk.set('three');
    tell('a.md', { type: 'window', label: 'capture' });
    await settled();
    expect(note.text).toBe('three');
  });

  it('are saved before they are let go of', async () => {
    const { client, documents } = open();
    const note = documents.hold('a.md');
    await settled();
    note.changed('two');
    documents.release('a.md');
    expect(documents.find('a.md')).toBe(note);
    await settled();
    expect(client.count('save_draft')).toBe(1);
    expect(documents.find('a.md')).toBeUndefined();
  });

  it('stay when they are held again meanwhile', async () => {
    const { documents } = open();
    const note = documents.hold('a.md');
    documents.release('a.md');
    expect(documents.hold('a.md')).toBe(note);
    await settled();
    expect(documents.find('a.md')).toBe(note);
  });

  it('are all saved by a flush', async () => {
    const { client, documents } = open();
    const notes = ['a.md', 'b.md'].map((path) => documents.hold(path));
    await settled();
    for (const note of notes) note.changed('two');
    expect(documents.dirty).toBe(true);
    await documents.flush();
    expect(documents.dirty).toBe(false);
    expect(client.count('save_draft')).toBe(2);
  });

  it('are saved as soon as the vault is back', async () => {
    const { documents, disk, setAway } = open();
    const note = documents.hold('a.md');
    await settled();
    setAway(true);
    note.changed('two');
    await note.save();
    expect(disk.get()).toBe('one');
    setAway(false);
    await settled();
    expect(disk.get()).toBe('two');
    expect(note.isDirty).toBe(false);
  });

  it('stay open without a tab while they can not be saved', async () => {
    const { documents, setAway } = open();
    const note = documents.hold('a.md');
    await settled();
    setAway(true);
    note.changed('two');
    documents.release('a.md');
    await settled();
    expect(documents.hold('a.md')).toBe(note);
    expect(note.text).toBe('two');
  });

  it('go along when they are moved, with what is typed in them', async () => {
    const { client, documents, disk, setAway } = open();
    const note = documents.hold('a/b.md');
    await settled();
    setAway(true);
    note.changed('two');
    await note.save();
    documents.moved([{ from: 'a', to: 'x' }]);
    documents.release('a/b.md');
    expect(documents.hold('x/b.md')).toBe(note);
    setAway(false);
    await settled();
    expect(disk.get()).toBe('two');
    const saved = client.asked.filter(({ name }) => name === 'save_draft').at(-1);
    expect(saved?.request).toMatchObject({ path: 'x/b.md' });
    documents.release('x/b.md');
    await settled();
    expect(documents.find('x/b.md')).toBeUndefined();
  });

  it('are told what an editor has not told yet, before they move and by the old path after', async () => {
    const { documents } = open();
    const document = documents.hold('a.md');
    await settled();
    const told: string[] = [];
    document.editor = {
      insert: () => undefined,
      settle: () => {
        told.push(document.path);
        documents.changed('a.md', 'typed');
      },
    };
    documents.moved([{ from: 'a.md', to: 'b.md' }]);
    expect(told).toEqual(['a.md']);
    expect(document.text).toBe('typed');
    documents.changed('a.md', 'typed and composed');
    expect(document.text).toBe('typed and composed');
    expect(document.path).toBe('b.md');
    // Another note by that name is what is meant, once there is one.
    const other = documents.hold('a.md');
    await settled();
    documents.changed('a.md', 'other');
    expect([document.text, other.text]).toEqual(['typed and composed', 'other']);
  });

  it('are looked for when another process has moved them', async () => {
    const { client, tell } = open();
    const moved: unknown[] = [];
    const documents = new Documents(client, new Changes(client), 'vault', (moves) => {
      moved.push(...moves);
      documents.moved(moves);
    });
    const read = client.answers.open_note;
    client.answers.open_note = (request) => {
      if (request.path === 'a.md' && moved.length === 0 && isGone) throw apiError('not-found');
      if (!read) throw apiError('io');
      return read(request);
    };
    client.answers.moved_note = () => ({ path: 'b.md' });
    let isGone = false;
    const note = documents.hold('a.md');
    await settled();
    isGone = true;
    tell('a.md', { type: 'disk' });
    await settled();
    expect(moved).toEqual([{ from: 'a.md', to: 'b.md' }]);
    expect(note.path).toBe('b.md');
    expect(note.notice).toBeUndefined();
  });

  it('that were not saved when the app ended are saved, or shown', async () => {
    const { documents, disk, left, setAway } = open();
    left.set('a.md', { base_hash: 'one', base: 'one', text: 'typed', at: 0 });
    const shown: string[] = [];
    await documents.restore((path) => shown.push(path));
    expect(disk.get()).toBe('typed');
    expect(shown).toEqual([]);
    expect(documents.find('a.md')).toBeUndefined();

    left.set('a.md', { base_hash: 'typed', base: 'typed', text: 'typed on', at: 0 });
    setAway(true);
    await documents.restore((path) => shown.push(path));
    expect(shown).toEqual(['a.md']);
    expect(documents.find('a.md')?.text).toBe('typed on');
  });
});
