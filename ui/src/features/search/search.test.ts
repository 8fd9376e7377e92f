import { describe, expect, it } from 'vitest';
import { apiError, FakeClient, settled } from '../../../tests/fake-client';
import type { SearchAnswer, SearchHit } from '../../ipc/bindings';
import { Search } from './search.svelte';

function hit(excerpt: string): SearchHit {
  return {
    path: `${excerpt}.md`,
    title: 'a',
    heading_path: [],
    day: null,
    tags: [],
    tier: 'text',
    span: [0, 1],
    line: 0,
    excerpt,
    highlights_utf16: [],
    verified: true,
  };
}

function answer(excerpts: string[], next: string | null = null, generation = 1): SearchAnswer {
  const results = excerpts.map(hit);
  const rest = { reach: null, scored: null, problems: [], explain: '' };
  return { generation, covered: 1, next_cursor: next, results, ...rest };
}

const COUNTS = { generation: 1, total: 9, total_exact: true, tag_counts: [], month_counts: [] };

describe('a search', () => {
  it('shows the answer to what was typed last, whichever comes first', async () => {
    const waiting = new Map<string, () => void>();
    const client = new FakeClient({
      search: ({ query }) =>
        new Promise((resolve) => {
          waiting.set(query, () => {
            resolve(answer([query]));
          });
        }),
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    void search.ask('会');
    void search.ask('会談');
    await settled();
    waiting.get('会談')?.();
    await settled();
    waiting.get('会')?.();
    await settled();
    expect(search.answered).toBe('会談');
    expect(search.hits.map(({ excerpt }) => excerpt)).toEqual(['会談']);
    const tickets = client.asked
      .filter(({ name }) => name === 'search')
      .map(({ request }) => (request as { ticket: number }).ticket);
    expect(tickets[1]).toBeGreaterThan(tickets[0] ?? 0);
  });

  it('counts with the ticket of its results', async () => {
    const client = new FakeClient({ search: () => answer(['x']), search_counts: () => COUNTS });
    const search = new Search(client);
    await search.ask('x');
    const [asked, counted] = client.asked.map(({ request }) => request as { ticket: number });
    expect(counted?.ticket).toBe(asked?.ticket);
    expect(search.counts?.total).toBe(9);
  });

  it('takes a cancelled question for no error', async () => {
    const client = new FakeClient({
      search: () => {
        throw apiError('cancelled');
      },
    });
    const search = new Search(client);
    await search.ask('x');
    expect(search.error).toBeUndefined();
  });

  it('asks nothing for an empty query, and drops what is on its way', async () => {
    const client = new FakeClient({ search: () => answer(['x']), search_counts: () => COUNTS });
    const search = new Search(client);
    const asking = search.ask('x');
    await search.ask('  ');
    await asking;
    expect(search.hits).toEqual([]);
    expect(search.answered).toBeUndefined();
    expect(client.count('search')).toBe(1);
  });

  it('adds pages, and reads as many again after a change', async () => {
    let generation = 1;
    const client = new FakeClient({
      search: ({ cursor }) =>
        cursor === null ? answer(['a'], 'c', generation) : answer(['b'], null, generation),
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    await search.ask('x');
    await search.more();
    expect(search.hits.map(({ excerpt }) => excerpt)).toEqual(['a', 'b']);
    generation = 2;
    search.touched({ generation, topics: [], origin: { type: 'disk' } });
    await settled();
    expect(search.hits.map(({ excerpt }) => excerpt)).toEqual(['a', 'b']);
    expect(client.count('search')).toBe(4);
    search.touched({ generation, topics: [], origin: { type: 'disk' } });
    await settled();
    expect(client.count('search')).toBe(4);
  });

  it('asks again for what changed while it was asking, and once', async () => {
    let generation = 1;
    const answers: (() => void)[] = [];
    const client = new FakeClient({
      search: ({ cursor }) => {
        const next = cursor === null ? 'c' : null;
        const read = answer([`${cursor} ${generation}`], next, generation);
        return new Promise((resolve) =>
          answers.push(() => {
            resolve(read);
          }),
        );
      },
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    const go = async () => {
      await settled();
      answers.shift()?.();
      await settled();
      return search.hits.map(({ excerpt }) => excerpt);
    };
    const change = () => {
      generation += 1;
      search.touched({ generation, topics: [], origin: { type: 'disk' } });
    };
    void search.ask('x');
    await settled();
    change();
    expect(await go()).toEqual(['null 1']);
    expect(await go()).toEqual(['null 2']);
    expect(answers).toEqual([]);
    // A page that is newer than those before it leaves them old.
    void search.more();
    change();
    expect(await go()).toEqual(['null 2', 'c 3']);
    await go();
    expect(await go()).toEqual(['null 3', 'c 3']);
    expect(answers).toEqual([]);
  });

  it('does not ask for ever for what no answer knows', async () => {
    const client = new FakeClient({ search: () => answer(['x']), search_counts: () => COUNTS });
    const search = new Search(client);
    await search.ask('x');
    search.touched({ generation: 9, topics: [], origin: { type: 'disk' } });
    await settled();
    expect(client.count('search')).toBe(2);
  });

  it('says how far a regular expression came, and goes on from there', async () => {
    const reach = { searched: 31_000, of: 100_000 };
    const client = new FakeClient({
      search: ({ cursor }) => (cursor === null ? { ...answer([], 'c'), reach } : answer(['a'])),
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    await search.ask('/x/');
    expect(search.reach).toEqual(reach);
    await search.more();
    expect(search.reach).toBeNull();
    expect(search.hits).toHaveLength(1);
  });

  it('says how many hits were scored, until a search is asked that shows all', async () => {
    const client = new FakeClient({
      search: ({ query }) => ({ ...answer(['a']), scored: query === 'b' ? null : 300 }),
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    await search.ask('a sort:relevance');
    expect(search.scored).toBe(300);
    await search.ask('b');
    expect(search.scored).toBeNull();
    await search.ask('a sort:relevance');
    await search.ask('');
    expect(search.scored).toBeNull();
  });

  it('keeps the last answer in sight when a question fails', async () => {
    let fails = false;
    const client = new FakeClient({
      search: () => {
        if (fails) throw apiError('index');
        return answer(['a']);
      },
      search_counts: () => COUNTS,
    });
    const search = new Search(client);
    await search.ask('x');
    fails = true;
    await search.ask('xy');
    expect(search.error?.code).toBe('index');
    expect(search.hits).toHaveLength(1);
  });
});
