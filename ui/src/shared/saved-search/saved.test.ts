import { describe, expect, it } from 'vitest';
import { apiError, FakeClient } from '../../../tests/fake-client';
import { keepSearch, noteOf } from './saved';

describe('a saved search', () => {
  it('is a note with the query in a block', () => {
    expect(noteOf('#港 date:2023', '検索')).toEqual({
      path: '検索/港 date 2023',
      text: '```query\n#港 date:2023\n```\n',
    });
  });

  it('has a name that every system takes, whatever the query', () => {
    expect(noteOf('/a|b/ "c"', 's').path).toBe('s/a b c');
    expect(noteOf('..x.', 's').path).toBe('s/x');
    expect(noteOf('"', 's').path).toBe('s/…');
    expect(noteOf('長'.repeat(99), 's').path).toHaveLength(62);
  });
});

describe('keeping a search', () => {
  /** A folder of notes that hold a search each. */
  function vault() {
    const notes = new Map<string, string>();
    const client = new FakeClient({
      saved_searches: () => ({
        generation: 1,
        searches: [...notes].map(([path, query]) => ({ path, query, name: path, line: 0 })),
      }),
      create_note: ({ path, text }) => {
        if (notes.has(path)) throw apiError('exists');
        notes.set(path, text.split('\n')[1] ?? '');
        return { path, title: path, day: null, modified: 0 };
      },
    });
    return { client, notes };
  }

  it('makes a note of it, once', async () => {
    const { client, notes } = vault();
    await keepSearch(client, '#港  date:2023', '検索');
    await keepSearch(client, ' #港 date:2023 ', '検索');
    expect([...notes]).toEqual([['検索/港 date 2023', '#港 date:2023']]);
  });

  it('numbers those that would have one name', async () => {
    const { client, notes } = vault();
    for (const query of ['a:b', 'a|b', '"a" b']) await keepSearch(client, query, 's');
    expect([...notes]).toEqual([
      ['s/a b', 'a:b'],
      ['s/a b 2', 'a|b'],
      ['s/a b 3', '"a" b'],
    ]);
  });
});
