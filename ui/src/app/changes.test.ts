import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClient } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { PastEdit } from '../ipc/bindings';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const EDIT: PastEdit = {
  id: 7,
  kind: 'tag',
  from: '#NATO',
  to: 'N',
  time: 0,
  notes: 2,
  undone: true,
  left: [{ path: 'b.md', reason: 'read-only' }],
};

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(cleanup);

it('takes back later what an undo had to leave', async () => {
  let edit = EDIT;
  const fake = new FakeClient({
    preferences: () => ({ language: 'en', theme: null, keys: [] }),
    window_ready: () => ({ state: { vault: VAULT, recent: [] }, language: 'en', show: null }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    waiting_captures: () => ({ captures: [] }),
    finished_edits: () => ({ edits: [] }),
    past_edits: () => ({ edits: [edit] }),
    undo_edit: ({ id }) => {
      edit = { ...EDIT, left: [] };
      return { id: null, changed: id === EDIT.id ? 1 : 0, moved: [], left: [] };
    },
  });
  render(App, { client: fake });
  await screen.findByRole('tab', { name: 'Calendar' });
  await fireEvent.keyDown(window, { key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true });
  const field = await screen.findByRole('combobox');
  await fireEvent.input(field, { target: { value: 'Changes across' } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await fireEvent.click(await screen.findByRole('button', { name: /^Undo the rest/ }));
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
  expect(fake.count('undo_edit')).toBe(1);
});
