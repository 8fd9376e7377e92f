import { expect, it } from 'vitest';
import { apiError, FakeClient, settled } from '../../tests/fake-client';
import type { WaitingCapture, WaitingCaptures } from '../ipc/bindings';
import { Captures } from './captures.svelte';

function waiting(...ids: string[]): WaitingCaptures {
  const rest = { text: 't', vault: '日記', note: null, day: '2024-02-01', problem: null };
  return { captures: ids.map((id): WaitingCapture => ({ id, ...rest })) };
}

const ids = ({ waiting }: Captures) => waiting.map(({ id }) => id);

it('shows what waits, and follows it', async () => {
  const client = new FakeClient({ waiting_captures: () => waiting('a') });
  const captures = new Captures(client);
  await settled();
  expect(ids(captures)).toEqual(['a']);
  client.tell('captures-changed', waiting('a', 'b'));
  expect(ids(captures)).toEqual(['a', 'b']);
  captures.close();
  client.tell('captures-changed', waiting());
  expect(ids(captures)).toEqual(['a', 'b']);
});

it('keeps what it was told over an answer that is older', async () => {
  let answer: (list: WaitingCaptures) => void = () => undefined;
  const client = new FakeClient({
    waiting_captures: () => new Promise<WaitingCaptures>((resolve) => (answer = resolve)),
  });
  const captures = new Captures(client);
  await settled();
  client.tell('captures-changed', waiting());
  answer(waiting('a'));
  await settled();
  expect(ids(captures)).toEqual([]);
});

it('does one thing at a time, and says what failed until something is known anew', async () => {
  const client = new FakeClient({
    waiting_captures: () => waiting('a'),
    deliver_captures: () => {
      throw apiError('vault-unavailable');
    },
    redirect_capture: () => waiting(),
  });
  const captures = new Captures(client);
  await settled();
  const delivering = captures.deliver();
  expect(captures.busy).toBe(true);
  await captures.redirect('a', null);
  expect(client.count('redirect_capture')).toBe(0);
  await delivering;
  expect(captures.error?.code).toBe('vault-unavailable');
  await captures.redirect('a', 'other.md');
  expect(client.asked.at(-1)?.request).toEqual({ id: 'a', note: 'other.md' });
  expect(captures.error).toBeUndefined();
  expect(captures.busy).toBe(false);
});
