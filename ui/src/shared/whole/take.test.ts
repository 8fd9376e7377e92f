import { describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../../tests/fake-client';
import type { PassageCard } from '../../ipc/bindings';
import { taken } from './take';
import type { Whole } from './whole';

function card(text: string, day: string | null, more: Partial<PassageCard> = {}): PassageCard {
  const about = { path: '日記/a.md', title: 'a', heading_path: [], ordinal: 0, line: 0 };
  return { ...about, day, span: [0, 1], text, cut: false, tags: [], verified: true, ...more };
}

const CARDS = [
  card('港の話 #港', '2024-02-01'),
  card('夜\n\n#港', '2024-02-01', { tags: [{ raw: '港', key: '港', from: 'tag-block' }] }),
  card('いつか', null, { path: 'b.md', title: 'b' }),
];

/** In pages of two. */
function wholeOf(cards: PassageCard[], isByNote = false): Whole {
  const page = (cursor: string | null) => {
    const from = Number(cursor ?? 0);
    const next = from + 2 < cards.length ? String(from + 2) : null;
    return Promise.resolve({ passages: cards.slice(from, from + 2), next_cursor: next });
  };
  return { name: '港', isByNote, total: cards.length, page };
}

function asked(answers: Answers = {}) {
  const client = new FakeClient({
    begin_export: () => ({ begun: true }),
    add_to_export: () => ({}),
    finish_export: () => ({ file: '港.md', missing: 0, too_large: 0 }),
    stop_export: () => ({}),
    ...answers,
  });
  const added = () =>
    client.asked
      .filter(({ name }) => name === 'add_to_export')
      .map(({ request }) => (request as { text: string }).text)
      .join('');
  const ending = new AbortController();
  const told: number[] = [];
  const pace = { signal: ending.signal, tell: (more: number) => told.push(more) };
  return { client, added, ending, told, pace };
}

describe('passages taken elsewhere', () => {
  it('are as they are written, by day, and counted as they go', async () => {
    const { client, added, told, pace } = asked();
    const done = await taken(client, wholeOf(CARDS), 'markdown', 'ja', pace);
    expect(added()).toBe(
      '\n## 2024年2月1日(木)\n\n港の話 #港\n\n夜\n\n#港\n\n## 日付なし\n\nいつか\n',
    );
    expect(done?.file).toBe('港.md');
    expect(told).toEqual([0, 2, 1]);
    expect(client.count('stop_export')).toBe(0);
  });

  it('begin as they are written, set in or not', async () => {
    const { client, added, pace } = asked();
    const cards = [card('　字下げした段落。\n', null), card('\n \n    code\n\n', null)];
    await taken(client, wholeOf(cards), 'markdown', 'ja', pace);
    expect(added()).toBe('\n## 日付なし\n\n　字下げした段落。\n\n    code\n');
  });

  it('stand by note when they do on screen', async () => {
    const { client, added, pace } = asked();
    const other = card('隣の話', '2024-02-01', { path: 'b.md', title: 'b' });
    await taken(client, wholeOf([...CARDS.slice(0, 2), other], true), 'markdown', 'ja', pace);
    expect(added()).toBe('\n## a\n\n港の話 #港\n\n夜\n\n#港\n\n## b\n\n隣の話\n');
  });

  it('are one page, each day said once', async () => {
    const { client, added, pace } = asked();
    await taken(client, wholeOf(CARDS), 'html', 'ja', pace);
    expect(added().match(/<h2[^>]*>[^<]*/g)?.length).toBe(2);
    expect(added().match(/<article/g)?.length).toBe(3);
  });

  it('are whole, also those that are cut where they are among others', async () => {
    const cards = [card('短い', null), card('長い', null, { cut: true, ordinal: 3 })];
    for (const format of ['markdown', 'html'] as const) {
      const { client, added, pace } = asked({
        whole_passage: ({ ordinal }) => ({ passage: card('長い話のすべて', null, { ordinal }) }),
      });
      await taken(client, wholeOf(cards), format, 'ja', pace);
      expect(added()).toContain('長い話のすべて');
      expect(added()).not.toContain('切れています');
      expect(client.asked.filter(({ name }) => name === 'whole_passage')).toEqual([
        { name: 'whole_passage', request: { path: '日記/a.md', ordinal: 3 } },
      ]);
    }
  });

  it('say so where one is cut because its note was changed meanwhile', async () => {
    for (const passage of [card('別の話', null), null]) {
      for (const format of ['markdown', 'html'] as const) {
        const { client, added, pace } = asked({ whole_passage: () => ({ passage }) });
        await taken(client, wholeOf([card('長い', null, { cut: true })]), format, 'ja', pace);
        expect(added()).toContain('長い');
        expect(added()).toContain('ここで切れています');
      }
    }
  });

  it('are handed on before they are too much to hold', async () => {
    const cards = ['あ', 'い', 'う'].map((letter) => card(letter.repeat(600_000), null));
    const { client, pace } = asked();
    await taken(client, wholeOf([...cards, card('え', null)]), 'markdown', 'ja', pace);
    const sizes = client.asked
      .filter(({ name }) => name === 'add_to_export')
      .map(({ request }) => Math.round((request as { text: string }).text.length / 100_000));
    // Pages are of two.
    expect(sizes).toEqual([12, 6]);
  });

  it('are nowhere when the person names no file', async () => {
    const { client, pace } = asked({ begin_export: () => ({ begun: false }) });
    expect(await taken(client, wholeOf(CARDS), 'html', 'ja', pace)).toBeUndefined();
    expect(client.asked.length).toBe(1);
  });

  it('are called off half-way, and nothing is left of them', async () => {
    const { client, ending, pace } = asked({
      add_to_export: () => {
        ending.abort(apiError('cancelled', 'called off'));
        return {};
      },
    });
    const work = taken(client, wholeOf(CARDS), 'markdown', 'ja', pace);
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(client.asked.map(({ name }) => name)).toEqual([
      'begin_export',
      'add_to_export',
      'stop_export',
    ]);
  });

  it('are dropped when the disk is full', async () => {
    const { client, pace } = asked({
      add_to_export: () => {
        throw apiError('disk-full', 'full');
      },
    });
    const work = taken(client, wholeOf(CARDS), 'markdown', 'ja', pace);
    await expect(work).rejects.toMatchObject({ code: 'disk-full' });
    expect(client.asked.at(-1)?.name).toBe('stop_export');
  });
});
