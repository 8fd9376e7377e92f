import { describe, expect, it } from 'vitest';
import { FakeClient, settled } from '../../../tests/fake-client';
import type { Origin } from '../../ipc/bindings';
import { Changes } from '../../ipc/changes';
import { Documents } from './documents.svelte';

function open() {
  let text = 'one';
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
    save_note: (request) => {
      text = request.text;
      return { generation: 2, hash: text, sibling: null, text: null };
    },
  });
  const documents = new Documents(client, new Changes(client));
  const tell = (path: string, origin: Origin) => {
    client.tell('index-changed', { generation: 9, topics: [{ type: 'note', of: path }], origin });
  };
  return { client, documents, tell, disk: { set: (now: string) => (text = now) } };
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
    expect(client.count('save_note')).toBe(1);
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
    expect(client.count('save_note')).toBe(2);
  });
});
