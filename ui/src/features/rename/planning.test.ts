import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../../tests/fake-client';
import type { PlannedEdit } from '../../ipc/bindings';
import { Planning, REST } from './planning.svelte';

const PLAN: PlannedEdit = { notes: 2, places: 3, rows: 8, left: [], left_total: 0 };

function planning(more: Answers = {}) {
  const client = new FakeClient({
    check_edit: ({ to }) => ({ problem: null, to, merges: null }),
    plan_edit: () => PLAN,
    stop_edit: () => ({}),
    ...more,
  });
  let ticket = 0;
  const ask = { kind: 'tag', from: 'NATO', part: 'name' } as const;
  return { client, planning: new Planning(client, ask, () => Promise.resolve((ticket += 1))) };
}

const names = (client: FakeClient) => client.asked.map(({ name }) => name);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a new name', () => {
  it('is looked at once, after the last key', async () => {
    const { client, planning: work } = planning();
    void work.type('N');
    void work.type('No');
    await vi.advanceTimersByTimeAsync(REST);
    expect(names(client)).toEqual(['check_edit', 'check_edit', 'plan_edit']);
    expect(client.asked.at(-1)?.request).toMatchObject({ to: 'No', ticket: 1 });
    expect(work.ready).toBe(true);
  });

  it('that can not be had reads no note', async () => {
    const { client, planning: work } = planning({
      check_edit: ({ to }) => ({ problem: 'no-tag', to, merges: null }),
    });
    await work.type('!');
    await vi.advanceTimersByTimeAsync(REST);
    expect(names(client)).toEqual(['check_edit']);
    expect([work.problem, work.ready]).toEqual(['no-tag', false]);
    await work.type(' ');
    expect([work.problem, work.ready]).toEqual([undefined, false]);
  });

  it('is not known while another is typed', async () => {
    const { planning: work } = planning();
    await work.type('N');
    await vi.advanceTimersByTimeAsync(REST);
    void work.type('No');
    expect(work.ready).toBe(false);
  });

  it('of something that is gone says so, and being called off is no failure', async () => {
    const gone = planning({
      check_edit: () => {
        throw apiError('not-found');
      },
    });
    await gone.planning.type('N');
    expect(gone.planning.problem).toBe('gone');
    const off = planning({
      plan_edit: () => {
        throw apiError('cancelled');
      },
    });
    await off.planning.type('N');
    await vi.advanceTimersByTimeAsync(REST);
    expect([off.planning.error, off.planning.ready]).toEqual([undefined, false]);
  });
});
