import { describe, expect, it } from 'vitest';
import { apiError, FakeClient, settled, type Answers } from '../../../tests/fake-client';
import type { EditResult, MovedNote } from '../../ipc/bindings';
import { Edits } from './edits.svelte';

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
  const made = new Edits(client, {
    aside: async (work) => {
      log.push('saved');
      const result = await work();
      log.push('read again');
      return result;
    },
    moved: (moves: readonly MovedNote[]) => log.push(...moves.map(({ to }) => to)),
    retagged: (from, to) => log.push(`${from} → ${to}`),
    report: (thrown) => log.push(thrown),
  });
  return { client, made, log };
}

describe('a change across notes', () => {
  it('is made past the editors, and tabs follow before they read', async () => {
    const { made, log } = edits();
    expect(await made.make(1, 'note', 'a', 'b')).toBe(true);
    expect(log).toEqual(['saved', 'b.md', 'read again']);
    expect(made.done).toMatchObject({ kind: 'done', changed: 2, id: 4, left: RESULT.left });
    await made.undo(4);
    expect(made.done).toMatchObject({ kind: 'undone', id: null });
    expect(made.busy).toBe(false);
  });

  it('of a tag leads from the old name to the new one, and back', async () => {
    const { made, log } = edits({ make_edit: () => ({ ...RESULT, moved: [] }) });
    await made.make(1, 'tag', 'NATO', 'N');
    expect(made.done).toMatchObject({ from: '#NATO', to: '#N' });
    await made.undo(4);
    expect(log.filter((line) => String(line).includes('→'))).toEqual(['NATO → N', 'N → NATO']);
  });

  it('that was called off is told as such', async () => {
    const { made } = edits({
      make_edit: () => {
        throw apiError('cancelled');
      },
    });
    expect(await made.make(1, 'note', 'a', 'b')).toBe(false);
    expect(made.done?.kind).toBe('cancelled');
  });

  it('that fails says so to whoever asked', async () => {
    const { made } = edits({
      make_edit: () => {
        throw apiError('exists');
      },
    });
    await expect(made.make(1, 'note', 'a', 'b')).rejects.toMatchObject({ code: 'exists' });
    expect([made.done, made.busy]).toEqual([undefined, false]);
  });

  it('hears of progress of its own ticket alone', () => {
    const { client, made } = edits();
    const ticket = made.ticket();
    const step = { step: 'making', done: 1, total: 2 } as const;
    client.tell('edit-progress', { ticket: ticket + 1, ...step });
    expect(made.progress).toBeUndefined();
    client.tell('edit-progress', { ticket, ...step });
    expect(made.progress?.done).toBe(1);
  });

  it('finished after a crash is told', async () => {
    const finished = { id: 9, changed: 3, left: [] };
    const { made } = edits({ finished_edits: () => ({ edits: [finished] }) });
    await settled();
    expect(made.finished).toEqual(finished);
  });
});
