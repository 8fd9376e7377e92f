import { describe, expect, it } from 'vitest';
import { FakeClient, settled } from '../../../tests/fake-client';
import type { TagRow, TagTreeRequest } from '../../ipc/bindings';
import { Cache } from '../../ipc/cache.svelte';
import { Changes } from '../../ipc/changes';
import { keyOf, TagTree } from './tag-tree.svelte';

function row(key: string, label = key, children = false): TagRow {
  return {
    key,
    tag: label,
    label,
    kind: 'tag',
    topic: key,
    facets: [],
    names: [],
    count: 3,
    own: 1,
    notes: 1,
    has_children: children,
  };
}

function grown(top: TagRow[], below: Record<string, TagRow[]> = {}) {
  const asked: TagTreeRequest[] = [];
  const client = new FakeClient({
    tag_tree: (request) => {
      asked.push(request);
      const rows = request.parent === null ? top : (below[request.parent] ?? []);
      const tags = rows.slice(request.offset, request.offset + request.limit);
      return { generation: 1, total: rows.length, tags };
    },
  });
  const tree = new TagTree(new Cache(client, new Changes(client)));
  const stop = tree.start();
  return { tree, asked, stop };
}

const labels = (tree: TagTree) => tree.rows.map(({ label }) => label);

describe('the tag tree', () => {
  it('reads its pages as they come into sight', async () => {
    const { tree, asked } = grown(Array.from({ length: 50_000 }, (_, index) => row(`t${index}`)));
    await settled();
    expect(tree.total).toBe(50_000);
    expect(tree.rows).toHaveLength(50_000);
    expect(tree.rows[30_000]?.label).toBeUndefined();
    tree.inSight(29_990, 30_010);
    await settled();
    expect(asked.map(({ offset }) => offset)).toEqual([0, 29_800, 30_000]);
    expect(tree.rows[30_000]?.label).toBe('t30000');
    expect(tree.rows[29_990]?.position).toBe(29_991);
  });

  it('unfolds facets and levels under their tags', async () => {
    const { tree } = grown([row('港', '港', true), row('冬')], {
      港: [row('港(荷役)', '(荷役)'), row('港/灯台', '灯台')],
    });
    await settled();
    tree.toggle('港');
    await settled();
    expect(labels(tree)).toEqual(['港', '荷役', '灯台', '冬']);
    const [, facet, level] = tree.rows;
    expect(facet).toMatchObject({ facet: true, level: 2, parent: 0, siblings: 2, position: 1 });
    expect(level).toMatchObject({ facet: false, level: 2 });
    expect(keyOf(facet?.id ?? '')).toBe('港(荷役)');
    tree.toggle('港');
    expect(labels(tree)).toEqual(['港', '冬']);
  });

  it('shows one tag under several without mixing them up', async () => {
    const { tree } = grown([row('a', 'a', true), row('b', 'b', true)], {
      a: [row('(x)', '(x)')],
      b: [row('(x)', '(x)')],
    });
    await settled();
    tree.toggle('a');
    tree.toggle('b');
    await settled();
    const ids = tree.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('says that it is empty', async () => {
    const { tree } = grown([]);
    await settled();
    expect(tree.total).toBe(0);
    expect(tree.rows).toEqual([]);
  });
});
