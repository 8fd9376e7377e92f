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
    expect(await suggestLinks(client, '')).toEqual([
      { insert: 'a/はじめに', label: 'はじめに', detail: 'a' },
      { insert: 'b/はじめに', label: 'はじめに', detail: 'b' },
      { insert: '港', label: '港の覚え書き (港)' },
    ]);
  });
});
