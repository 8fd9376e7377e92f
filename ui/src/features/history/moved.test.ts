import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../ipc/client';
import type { Desk, Done } from '../../shared/desk';
import { offerMovedHistory } from './moved';

function desk(answers: Record<string, () => unknown>) {
  const told: Done[] = [];
  const call = vi.fn((name: string) => {
    const answer = answers[name];
    return answer ? Promise.resolve().then(answer) : Promise.reject(new Error(name));
  });
  const report = vi.fn();
  const client = { call } as unknown as Client;
  const it = { client, tell: (done: Done) => told.push(done), report } as unknown as Desk;
  return { it, told, call, report };
}

const moved = { id: 'old', path: '/home/mio/Old', matching: 3, notes: 4 };

describe('the history of a folder that was moved here', () => {
  it('is offered until it is put away, and taken over when asked for', async () => {
    const {
      it: asked,
      told,
      call,
    } = desk({
      moved_here: () => ({ vaults: [moved] }),
      adopt_history: () => ({}),
    });
    await offerMovedHistory(asked, () => true);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ stays: true });
    expect(told[0]?.words).toContain('/home/mio/Old');
    told[0]?.more?.show();
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(call).toHaveBeenLastCalledWith('adopt_history', { id: 'old' });
  });

  it('is not spoken of when there is none, or when it is not known', async () => {
    const none = desk({ moved_here: () => ({ vaults: [] }) });
    await offerMovedHistory(none.it, () => true);
    const unknown = desk({});
    await offerMovedHistory(unknown.it, () => true);
    expect([...none.told, ...unknown.told]).toEqual([]);
    expect(unknown.report).not.toHaveBeenCalled();
  });

  it('does not take the place of what is being told', async () => {
    const { it: asked, told } = desk({ moved_here: () => ({ vaults: [moved] }) });
    await offerMovedHistory(asked, () => false);
    expect(told).toEqual([]);
  });

  it('says why it could not be taken over', async () => {
    const { it: asked, told, report } = desk({ moved_here: () => ({ vaults: [moved] }) });
    await offerMovedHistory(asked, () => true);
    told[0]?.more?.show();
    await vi.waitFor(() => expect(report).toHaveBeenCalled());
  });
});
