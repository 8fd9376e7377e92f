import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClient } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { Request } from '../ipc/client';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };

function client() {
  return new FakeClient({
    preferences: () => ({ language: 'en', theme: null, keys: [] }),
    window_ready: () => ({
      state: { vault: VAULT, recent: [] },
      language: 'en',
      show: null,
    }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    waiting_captures: () => ({ captures: [] }),
    day_counts: ({ first, query }) => ({
      generation: 1,
      whole: query !== '/./',
      problems: query === '船 /[/' ? [{ at: 2, code: 'bad-regex', message: '' }] : [],
      days:
        query === '無い'
          ? []
          : [{ day: first.replace(/01$/, '14'), count: query === null ? 7 : 2 }],
    }),
  });
}

async function type(text: string) {
  const field = screen.getByLabelText<HTMLInputElement>('Filter days by a search');
  field.value = text;
  await fireEvent.input(field);
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(cleanup);

it('shades a calendar by what a search finds, and leads to that', async () => {
  const fake = client();
  render(App, { client: fake });
  await fireEvent.click(await screen.findByRole('tab', { name: 'Calendar' }));
  await screen.findByRole('button', { name: /14 .*, 7 passages/ });
  await type('港 OR 海');
  const day = await screen.findByRole('button', { name: /14 .*, 2 passages/ });
  const asked = fake.asked.findLast(({ name }) => name === 'day_counts')?.request;
  expect(asked).toMatchObject({ query: '港 OR 海' });
  await type('無い');
  await screen.findByText('The search finds nothing in this month.');
  await type('/./');
  await screen.findByText(/Not all passages could be looked at/);
  await type('船 /[/');
  await screen.findByText(/“\/\[\/”: This is no regular expression/);
  await type('港 OR 海');
  await waitFor(() => {
    expect(screen.queryByText(/Not all passages|no regular expression/)).toBeNull();
  });
  await fireEvent.click(day);
  await waitFor(() => {
    const searched = fake.asked.find(({ name }) => name === 'search');
    const { query } = searched?.request as Request<'search'>;
    expect(query).toMatch(/^\(港 OR 海\) date:\d{4}-\d\d-14$/);
  });
});
