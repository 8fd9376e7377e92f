/** What a stream says and keeps while its passages come and go. */

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { PassageCard } from '../ipc/bindings';
import { Files, openWindow } from '../../tests/window';

afterEach(cleanup);

const card = (ordinal: number): PassageCard => ({
  path: 'B.md',
  title: 'B',
  day: '2023-02-01',
  heading_path: [],
  ordinal,
  line: ordinal,
  span: [ordinal, ordinal + 1],
  text: `passage ${ordinal}`,
  cut: false,
  tags: [],
  verified: true,
});

/** Opens a tag that has so many passages, which come when `come` is called. */
async function open(passages: PassageCard[]) {
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  let generation = 1;
  const files = new Files(
    {},
    {
      tag_stream: async ({ tag }) => {
        await held;
        const total = passages.length;
        return { generation, key: tag, tag, total, next_cursor: null, passages: [...passages] };
      },
    },
  );
  await openWindow(files);
  files.client.tell('show', { kind: 'tag', tag: 'port' });
  await screen.findByRole('tab', { name: /port/ });
  const change = () => {
    generation += 1;
    files.client.tell('index-changed', {
      generation,
      topics: [{ type: 'tag', of: 'port' }],
      origin: { type: 'disk' },
    });
  };
  return { come, change };
}

// Nothing is laid out here, and what is not measured is not shown yet.
const articles = () => screen.queryAllByRole('article', { hidden: true });

it('says how many there are once it knows', async () => {
  const { come } = await open([card(0), card(1)]);
  const said = () => document.querySelector('.pane:not([hidden]) .count')?.textContent.trim();
  expect(said()).toBe('');
  come();
  await waitFor(() => {
    expect(said()).toBe('2 passages');
  });
});

it('has one to be reached by key when the one that was is gone', async () => {
  const passages = [card(0), card(1), card(2)];
  const { come, change } = await open(passages);
  come();
  await waitFor(() => {
    expect(articles()).toHaveLength(3);
  });
  const last = articles()[2];
  if (last) await fireEvent.focus(last);
  expect(last?.getAttribute('tabindex')).toBe('0');
  passages.splice(1);
  change();
  await waitFor(() => {
    expect(articles().map((each) => each.getAttribute('tabindex'))).toEqual(['0']);
  });
});
