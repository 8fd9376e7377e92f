import { describe, expect, it } from 'vitest';
import { FakeClient } from '../../../tests/fake-client';
import { suggestLinks } from './suggest';

describe('link suggestions', () => {
  it('name a note by its stem where that is enough, else by its path', async () => {
    const notes = ['a/はじめに.md', 'b/はじめに.md', '港.md'].map((path) => ({
      path,
      title: path === '港.md' ? '港の覚え書き' : 'はじめに',
      day: null,
      modified: 0,
    }));
    const client = new FakeClient({ find_notes: () => ({ generation: 1, total: 3, notes }) });
    expect(await suggestLinks(client, '', 'x.md')).toEqual([
      { insert: 'a/はじめに', label: 'はじめに', detail: 'a' },
      { insert: 'b/はじめに', label: 'はじめに', detail: 'b' },
      { insert: '港', label: '港の覚え書き (港)' },
    ]);
  });

  it('behind # are the headings of the note, its own where none is named', async () => {
    const client = new FakeClient({
      resolve_link: ({ target }) => ({
        resolution: 'resolved',
        path: `${target}.md`,
        line: null,
        would_be: null,
        candidates: [],
      }),
      outline: ({ path }) => ({
        generation: 1,
        headings: [
          { text: `${path} の章`, level: 1, line: 0 },
          { text: '夕方 #港', level: 2, line: 3 },
        ],
      }),
    });
    expect(await suggestLinks(client, '港#夕', 'x.md')).toEqual([
      { insert: '港#夕方 港', label: '夕方 #港', detail: '##' },
    ]);
    expect((await suggestLinks(client, '#', 'x.md'))[0]?.label).toBe('x.md の章');
  });

  it('behind # leave out headings that no link can name', async () => {
    const client = new FakeClient({
      outline: () => ({
        generation: 1,
        // As `## <br>`, `## \\[#\\]` and `## 港` are read.
        headings: ['', '[#]', '港'].map((text, line) => ({ text, level: 2, line })),
      }),
    });
    expect(await suggestLinks(client, '#', 'x.md')).toEqual([
      { insert: '#港', label: '港', detail: '##' },
    ]);
  });

  it('behind ^ are the blocks that have an id', async () => {
    const text = '# 章\n\n本文です ^a1\n\n- 項目\n- 二つ目 ^b-2\n\nx^2 は違う\n';
    const client = new FakeClient({ open_note: () => noteView(text) });
    expect(await suggestLinks(client, '^', 'x.md')).toEqual([
      { insert: '#^a1', label: '本文です', detail: '^a1' },
      { insert: '#^b-2', label: '- 二つ目', detail: '^b-2' },
    ]);
    expect(await suggestLinks(client, '#^b', 'x.md')).toHaveLength(1);
  });
});

function noteView(text: string) {
  return {
    generation: 1,
    path: 'x.md',
    title: 'x',
    text,
    hash: '',
    day: null,
    read_only: null,
    warnings: [],
    hashtags: { profile: 'tsuzuri' as const, colours: false },
  };
}
