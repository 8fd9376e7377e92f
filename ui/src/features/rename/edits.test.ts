import { describe, expect, it, vi } from 'vitest';
import { apiError, FakeClient, settled, type Answers } from '../../../tests/fake-client';
import { indexState } from '../../../tests/index-state';
import type { EditResult, FinishedEdit, MovedNote } from '../../ipc/bindings';
import type { Done } from '../../shared/desk';
import { Edits } from './edits.svelte';
import { Planning, REST } from './planning.svelte';

const RESULT: EditResult = {
  id: 4,
  changed: 2,
  moved: [{ from: 'a.md', to: 'b.md' }],
  left: [{ path: 'c.md', reason: 'changed-meanwhile' }],
};

function edits(more: Answers = {}) {
  const client = new FakeClient({
    finished_edits: () => ({ edits: [] }),
    make_edit: () => RESULT,
    undo_edit: () => ({ ...RESULT, id: 5 }),
    ...more,
  });
  const log: unknown[] = [];
  const told: Done[] = [];
  const made = new Edits(client, {
    aside: async (work) => {
      log.push('saved');
      const result = await work();
      log.push('read again');
      return result;
    },
    moved: (moves: readonly MovedNote[]) => log.push(...moves.map(({ to }) => to)),
    retagged: (from, to) => log.push(`${from} → ${to}`),
    tell: (done) => told.push(done),
    settle: () => Promise.resolve(),
    report: (thrown) => log.push(thrown),
  });
  return { client, made, log, told };
}

describe('a change across notes', () => {
  it('is made past the editors, and tabs follow before they read', async () => {
    const { made, log, told } = edits();
    expect(await made.make(1, 'note', 'a', 'b')).toBe(true);
    expect(log).toEqual(['saved', 'b.md', 'read again']);
    expect(told.at(-1)?.words).toBe('“a” is “b” now. 2 notes changed. 1 note left as it was.');
    told.at(-1)?.more?.show();
    expect(made.listed).toBe(true);
    await told.at(-1)?.undo?.();
    expect(told.at(-1)?.words).toContain('Taken back: 2 notes');
    expect(told.at(-1)).not.toHaveProperty('undo');
    expect(made.busy).toBe(false);
  });

  it('of a tag leads from the old name to the new one, and back', async () => {
    const { made, log, told } = edits({ make_edit: () => ({ ...RESULT, moved: [] }) });
    await made.make(1, 'tag', 'NATO', 'N');
    expect(told.at(-1)?.words).toContain('“#NATO” is “#N” now');
    await made.undo(4);
    expect(log.filter((line) => String(line).includes('→'))).toEqual(['NATO → N', 'N → NATO']);
  });

  it('that can take nothing back says so, and the tag keeps its name', async () => {
    const { made, log, told } = edits({
      make_edit: () => ({ ...RESULT, moved: [] }),
      undo_edit: () => ({ ...RESULT, id: null, changed: 0, moved: [] }),
    });
    await made.make(1, 'tag', 'NATO', 'N');
    await made.undo(4);
    expect(told.at(-1)?.words).toBe('Nothing could be taken back. 1 note left as it was.');
    expect(log).not.toContain('N → NATO');
  });

  it('that found every note changed has nothing to take back or to list', async () => {
    const { made, told } = edits({ make_edit: () => ({ ...RESULT, id: null, changed: 0 }) });
    await made.make(1, 'tag', 'NATO', 'N');
    expect(told).toEqual([{ words: '1 note left as it was.' }]);
  });

  it('that was called off is told as such', async () => {
    const { made, told } = edits({
      make_edit: () => {
        throw apiError('cancelled');
      },
    });
    expect(await made.make(1, 'note', 'a', 'b')).toBe(false);
    expect(told).toEqual([{ words: 'Called off. Every note is as it was.' }]);
  });

  it('that fails says so to whoever asked', async () => {
    const { made, told } = edits({
      make_edit: () => {
        throw apiError('exists');
      },
    });
    await expect(made.make(1, 'note', 'a', 'b')).rejects.toMatchObject({ code: 'exists' });
    expect([told, made.busy]).toEqual([[], false]);
  });

  it('is in sight as long as a sheet or the bar says how far it is', async () => {
    let end: (result: EditResult) => void = () => undefined;
    const { client, made } = edits({ make_edit: () => new Promise((done) => (end = done)) });
    const ticket = await made.ticket();
    made.asking = { kind: 'note', from: 'a.md', part: 'name' };
    const making = made.make(ticket, 'note', 'a', 'b');
    await settled();
    expect(made.outOfSight).toBeUndefined();
    made.asking = undefined;
    expect(made.outOfSight?.stop).toBeUndefined();
    client.tell('edit-progress', { ticket, step: 'making', done: 1, total: 2 });
    expect(made.outOfSight?.stop).toBeDefined();
    client.tell('edit-progress', { ticket, step: 'taking-back', done: 1, total: 2 });
    expect(made.outOfSight?.stop).toBeUndefined();
    end(RESULT);
    await making;
    expect(made.outOfSight).toBeUndefined();
  });

  it('is neither called off nor out of reach because another is asked for', async () => {
    let end: (result: EditResult) => void = () => undefined;
    const { client, made } = edits({
      make_edit: () => new Promise((done) => (end = done)),
      check_edit: ({ to }) => ({ problem: null, to, merges: null }),
      plan_edit: () => ({ notes: 0, places: 0, rows: 0, left: [], left_total: 0 }),
      stop_edit: () => ({}),
    });
    const ticket = await made.ticket();
    const making = made.make(ticket, 'note', 'a', 'b');
    client.tell('edit-progress', { ticket, step: 'making', done: 1, total: 2 });
    vi.useFakeTimers();
    const ask = { kind: 'tag', from: 'NATO', part: 'name' } as const;
    const planning = new Planning(client, ask, () => made.ticket());
    await planning.type('N');
    await vi.advanceTimersByTimeAsync(REST);
    vi.useRealTimers();
    // The engine calls off what runs when a newer request comes.
    expect([client.count('plan_edit'), planning.reading]).toEqual([0, false]);
    expect(made.progress?.done).toBe(1);
    await made.stop();
    expect(client.asked.at(-1)).toEqual({ name: 'stop_edit', request: { ticket } });
    end(RESULT);
    await making;
    await settled();
    expect(client.count('plan_edit')).toBe(1);
    expect(planning.ready).toBe(true);
    expect(planning.ticket).toBeGreaterThan(ticket);
  });

  it('hears of progress of its own ticket alone', async () => {
    const { client, made } = edits();
    const ticket = await made.ticket();
    const step = { step: 'making', done: 1, total: 2 } as const;
    client.tell('edit-progress', { ticket: ticket + 1, ...step });
    expect(made.progress).toBeUndefined();
    client.tell('edit-progress', { ticket, ...step });
    expect(made.progress?.done).toBe(1);
  });

  it('finished after a crash is told', async () => {
    const finished = { id: 9, changed: 3, left: [], failed: null };
    const { told } = edits({ finished_edits: () => ({ edits: [finished] }) });
    await settled();
    expect(told).toMatchObject([{ stays: true }]);
    expect(told[0]?.words).toContain('3 notes changed');
    expect(told[0]).toHaveProperty('undo');
  });

  it('that could not be finished is told before what was', async () => {
    const ask = { kind: 'note', from: 'b.md', to: 'c/新.md' } as const;
    const problem = { code: 'exists', message: '' } as const;
    const of = (again: boolean): FinishedEdit[] => [
      { id: null, changed: 0, left: [], failed: { ask, problem, again } },
      { id: 9, changed: 3, left: [], failed: null },
    ];
    for (const [again, then] of [
      [true, 'tried again'],
      [false, 'Nothing of it was made'],
    ] as const) {
      const { told } = edits({ finished_edits: () => ({ edits: of(again) }) });
      await settled();
      expect(told).toMatchObject([{ stays: true }]);
      expect(told[0]).not.toHaveProperty('undo');
      for (const part of ['(b → 新)', 'is there already', then])
        expect(told[0]?.words).toContain(part);
    }
  });

  it('finished while the window is open is told once it is done', async () => {
    const waiting: FinishedEdit[] = [];
    const { client, told } = edits({ finished_edits: () => ({ edits: waiting.splice(0) }) });
    await settled();
    client.tell('index-progress', { ...indexState(), finishing: { done: 1, total: 3 } });
    waiting.push({ id: 9, changed: 3, left: [], failed: null });
    client.tell('index-progress', { ...indexState(), finishing: { done: 2, total: 3 } });
    await settled();
    expect(told).toEqual([]);
    client.tell('index-progress', indexState());
    await settled();
    expect(told).toHaveLength(1);
    client.tell('index-progress', indexState());
    await settled();
    expect(told).toHaveLength(1);
  });
});
