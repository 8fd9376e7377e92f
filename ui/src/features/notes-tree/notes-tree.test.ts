import { describe, expect, it } from 'vitest';
import { FakeClient, settled } from '../../../tests/fake-client';
import type { Folder } from '../../ipc/bindings';
import { Cache } from '../../ipc/cache.svelte';
import { Changes } from '../../ipc/changes';
import { NotesTree, rowOf } from './notes-tree.svelte';

const FILES = ['日記/2024/02-01.md', '日記/2024/02-02.md', '日記/序.md', '日記.md', 'a.md'];

/** What a folder holds directly, after the engine's manner. */
function folderOf(files: string[], path: string): Folder {
  const prefix = path === '' ? '' : `${path}/`;
  const below = files
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.slice(prefix.length));
  const names = [
    ...new Set(below.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? '')),
  ];
  const folders = names.map((name) => ({
    name,
    path: prefix + name,
    notes: below.filter((file) => file.startsWith(`${name}/`)).length,
  }));
  const notes = below
    .filter((file) => !file.includes('/'))
    .map((file) => ({ path: prefix + file, title: file, day: null, modified: 0 }));
  return { generation, folders, notes };
}

let generation = 1;

function grown(files = [...FILES]) {
  generation = 1;
  const client = new FakeClient({ folder: ({ path }) => folderOf(files, path) });
  const tree = new NotesTree(new Cache(client, new Changes(client)));
  const stop = tree.start();
  const change = () => {
    generation += 1;
    client.tell('index-changed', {
      generation,
      topics: [{ type: 'notes' }],
      origin: { type: 'disk' },
    });
  };
  return { tree, client, files, stop, change };
}

const shown = (tree: NotesTree) =>
  tree.rows.map(({ label, level }) => `${'  '.repeat(level - 1)}${label ?? '…'}`);

describe('the folder tree', () => {
  it('reads folders as they are unfolded', async () => {
    const { tree, client } = grown();
    await settled();
    expect(shown(tree)).toEqual(['日記', '日記', 'a']);
    expect(client.count('folder')).toBe(1);
    tree.toggle('日記');
    expect(shown(tree)).toEqual(['日記', '  …', '日記', 'a']);
    await settled();
    expect(shown(tree)).toEqual(['日記', '  2024', '  序', '日記', 'a']);
    expect(tree.rows[1]).toMatchObject({ parent: 0, siblings: 2, position: 1, count: 2 });
  });

  it('tells a folder from a note of the same name', async () => {
    const { tree } = grown();
    await settled();
    const [folder, note] = tree.rows;
    expect(rowOf(folder?.id ?? '')).toEqual({ kind: 'folder', path: '日記' });
    expect(rowOf(note?.id ?? '')).toEqual({ kind: 'note', path: '日記.md' });
  });

  it('unfolds the way to a note', async () => {
    const { tree } = grown();
    await settled();
    tree.reveal('日記/2024/02-02.md');
    await settled();
    expect(shown(tree)).toContain('    02-02');
  });

  it('follows notes that come and go', async () => {
    const { tree, files, change } = grown();
    tree.toggle('日記');
    await settled();
    files.push('日記/新しい.md');
    change();
    await settled();
    expect(shown(tree)).toContain('  新しい');
  });

  it('asks nothing more once it is let go of', async () => {
    const { client, stop, change } = grown();
    await settled();
    stop();
    change();
    await settled();
    expect(client.count('folder')).toBe(1);
  });
});
