import { describe, expect, it, vi } from 'vitest';
import { FakeClient, settled } from '../../../tests/fake-client';
import type { NoteRow, TagCompletions, TagRow } from '../../ipc/bindings';
import { Completion } from './completion.svelte';

function tagRow(tag: string, count: number): TagRow {
  const shape = { kind: 'tag', topic: tag, facets: [], names: [], has_children: false };
  return { key: tag, tag, label: tag, count, own: count, notes: count, ...shape };
}

function tree(...tags: string[]): TagCompletions {
  const rows = tags.map((tag, index) => tagRow(tag, 1259 - index));
  return { generation: 1, tags: rows };
}

function note(path: string): NoteRow {
  return { path, title: path, day: null, modified: 0 };
}

function completing(tags: TagCompletions = tree(), notes: NoteRow[] = []) {
  const client = new FakeClient({
    complete_tag: () => tags,
    capture_targets: () => ({ vault: '日記', reachable: true, day: '2024-02-01', notes }),
  });
  const completion = new Completion(client);
  /** `|` is the cursor. */
  const look = async (marked: string) => {
    const cursor = marked.indexOf('|');
    const text = marked.replace('|', '');
    await completion.look(text, cursor);
    return {
      names: completion.options.map(({ name }) => name),
      /** The text once the selected row is taken. */
      taken: () => {
        const edit = completion.taken(text, cursor);
        return edit && text.slice(0, edit.from) + edit.text + '|' + text.slice(edit.to);
      },
    };
  };
  return { client, completion, look };
}

describe('behind a sign', () => {
  it('shows three tags, those that begin with what was typed first', async () => {
    const { client, look } = completing(tree('反ウクライナ', 'ウクライナ', 'ウクレレ', 'ウク'));
    const { names } = await look('再開。#ウク|');
    expect(names).toEqual(['ウクライナ', 'ウクレレ', 'ウク']);
    const request = { typed: 'ウク', limit: 20 };
    expect(client.asked).toEqual([{ name: 'complete_tag', request }]);
  });

  it('shows the tags used most before anything is typed', async () => {
    const { look } = completing(tree('a', 'b'));
    expect((await look('#|')).names).toEqual(['a', 'b']);
  });

  it.each([
    ['＃会|', '＃会談 |'],
    ['﹟会|', '﹟会談 |'],
    ['#反ロシア#会|', '#反ロシア#会談 |'],
    ['前の行\n#会| 後', '前の行\n#会談| 後'],
    ['#会|。', '#会談 |。'],
  ])('takes the row at %j', async (text, result) => {
    const { look } = completing(tree('会談'));
    expect((await look(text)).taken()).toBe(result);
  });

  it.each(['C#会|', 'a##会|', '#会 |', '#会。|', '会|', '前#\n会|'])(
    'asks nothing at %j',
    async (text) => {
      const { client, look } = completing(tree('会談'));
      expect((await look(text)).names).toEqual([]);
      expect(client.asked).toEqual([]);
    },
  );

  it('goes through the rows round the end, and begins at the first when one types on', async () => {
    const { completion, look } = completing(tree('会a', '会b', '会c'));
    const { taken } = await look('#会|');
    completion.step(1);
    expect(taken()).toBe('#会b |');
    completion.step(1);
    completion.step(1);
    expect(taken()).toBe('#会a |');
    completion.step(-1);
    expect(taken()).toBe('#会c |');
    expect((await look('#会c|')).taken()).toBe('#会c |');
    expect(completion.at).toBe(0);
  });

  it('never takes what no longer fits, and drops answers that are late', async () => {
    const answers: ((tags: TagCompletions) => void)[] = [];
    const client = new FakeClient({
      complete_tag: () => new Promise<TagCompletions>((resolve) => answers.push(resolve)),
    });
    const completion = new Completion(client);
    void completion.look('#会', 2);
    await settled();
    answers[0]?.(tree('会談', '会社'));
    await vi.waitFor(() => {
      expect(completion.options).toHaveLength(2);
    });
    void completion.look('#会社', 3);
    // Before the answer: only what still fits.
    expect(completion.options.map(({ name }) => name)).toEqual(['会社']);
    void completion.look('#会社員', 4);
    expect(completion.options).toEqual([]);
    expect(completion.taken('#会社員', 4)).toBeUndefined();
    await settled();
    answers[2]?.(tree('会社員'));
    await settled();
    answers[1]?.(tree('会社'));
    await settled();
    expect(completion.options.map(({ name }) => name)).toEqual(['会社員']);
  });

  it('shows nothing any more once the cursor goes elsewhere', async () => {
    const { completion, look } = completing(tree('会談'));
    await look('#会| とか');
    completion.moved('#会 とか', 1);
    expect(completion.open).toBe(true);
    completion.moved('#会 とか', 5);
    expect(completion.open).toBe(false);
  });

  it('is still when the index does not answer', async () => {
    const completion = new Completion(new FakeClient());
    await completion.look('#会', 2);
    expect(completion.open).toBe(false);
  });
});

describe('behind brackets', () => {
  const notes = [note('主題/輸送路の見直し.md'), note('a/同じ.md'), note('b/同じ.md')];

  it('shows notes, and closes the link', async () => {
    const { client, look } = completing(tree(), notes);
    const { names, taken } = await look('経緯は[[輸送|');
    expect(names).toEqual(['輸送路の見直し', 'a/同じ', 'b/同じ']);
    expect(taken()).toBe('経緯は[[輸送路の見直し]]|');
    const request = { text: '輸送', limit: 20 };
    expect(client.asked).toEqual([{ name: 'capture_targets', request }]);
  });

  it('uses the brackets that are there', async () => {
    const { look } = completing(tree(), notes);
    expect((await look('[[輸送|]] に')).taken()).toBe('[[輸送路の見直し]]| に');
    expect((await look('[[輸送|の]] に')).taken()).toBe('[[輸送路の見直し]]| に');
  });

  it('leaves what is shown, and a heading, as they are', async () => {
    const { look } = completing(tree(), notes);
    expect((await look('[[輸送||経緯]]')).taken()).toBe('[[輸送路の見直し||経緯]]');
    expect((await look('[[輸送|の#章|経緯]]')).taken()).toBe('[[輸送路の見直し|#章|経緯]]');
  });
});
