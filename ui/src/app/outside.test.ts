/** What comes from outside the window: files, addresses, other folders. */

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import { indexState } from '../../tests/index-state';
import { i18n } from '../i18n/i18n.svelte';
import type { Show, VaultState } from '../ipc/bindings';
import App from './App.svelte';

const HERE = { id: 'v', name: 'Diary', path: '/home/me/Diary' };
const WORK = { id: 'w', name: 'Work', path: '/home/me/Work' };
const TWIN = { id: 't', name: 'Diary', path: '/mnt/old/Diary' };
const CLOSED: VaultState = { vault: null, recent: [] };
const OPEN: VaultState = { vault: HERE, recent: [WORK, TWIN] };
const FILE = {
  name: 'read me.md',
  folder: 'papers',
  path: '/papers/read me.md',
  text: 'Hello\r\n',
};

function client(state: VaultState, show: Show | null, more: Answers = {}): FakeClient {
  return new FakeClient({
    preferences: () => ({ language: 'en', theme: null, keys: [] }),
    window_ready: () => ({ state, language: 'en', show }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
    waiting_captures: () => ({ captures: [] }),
    file_alone: () => FILE,
    index_state: () => indexState(),
    ...more,
  });
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(cleanup);

describe('an address', () => {
  it('shows a tag, or what a search finds', async () => {
    const fake = client(OPEN, { kind: 'tag', tag: '路面電車' });
    render(App, { client: fake });
    expect(await screen.findByRole('tab', { name: /路面電車/, selected: true })).toBeDefined();
    fake.tell('show', { kind: 'find', query: 'is:todo' });
    expect(await screen.findByRole('tab', { name: /is:todo/, selected: true })).toBeDefined();
  });
});

describe('a file of no folder of notes', () => {
  it('lies over the window, with a vault and without, and is put away', async () => {
    for (const state of [CLOSED, OPEN]) {
      const { unmount } = render(App, { client: client(state, { kind: 'alone' }) });
      const shown = await screen.findByRole('dialog', { name: 'read me.md' });
      expect(shown.textContent).toContain('/papers/read me.md');
      await waitFor(() => {
        expect(document.title).toBe('read me.md – Tsuzuri');
      });
      await fireEvent.click(within(shown).getByRole('button', { name: 'Close' }));
      expect(screen.queryByRole('dialog')).toBeNull();
      unmount();
    }
  });

  it('is shown in its folder, once that is opened', async () => {
    const fake = client(OPEN, null, {
      open_alone_folder: () => ({
        vault: { id: 'p', name: 'papers', path: '/papers' },
        recent: [],
      }),
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    fake.tell('show', { kind: 'alone' });
    await fireEvent.click(await screen.findByRole('button', { name: /Open the folder “papers”/ }));
    expect(await screen.findByRole('tab', { name: /read me/, selected: true })).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that is none is told of, with a vault and without', async () => {
    for (const state of [CLOSED, OPEN]) {
      const error = { code: 'not-opened', message: 'tsuzuri://x is not opened' } as const;
      const { unmount } = render(App, { client: client(state, { kind: 'refused', error }) });
      expect((await screen.findByRole('alert')).textContent).toContain('no address of Tsuzuri');
      unmount();
    }
    const fake = client(OPEN, null);
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    fake.tell('show', { kind: 'refused', error: apiError('vault-unavailable') });
    expect((await screen.findByRole('alert')).textContent).toContain('can’t be reached');
  });

  it('that can not be read is told of', async () => {
    const fake = client(
      CLOSED,
      { kind: 'alone' },
      {
        file_alone: () => {
          throw apiError('io');
        },
      },
    );
    render(App, { client: fake });
    expect(await screen.findByRole('alert')).toBeDefined();
  });
});

describe('other folders of notes', () => {
  it('are a command each, told apart where they have one name', async () => {
    const fake = client(OPEN, null, { open_recent: () => ({ vault: WORK, recent: [HERE] }) });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await fireEvent.keyDown(document.body, { key: 'P', ctrlKey: true, shiftKey: true });
    const field = await screen.findByRole('combobox');
    await fireEvent.input(field, { target: { value: 'switch to the folder' } });
    const found = (await screen.findAllByRole('option')).map(({ textContent }) => textContent);
    expect(found.some((text) => text.includes('“Work”'))).toBe(true);
    expect(found.some((text) => text.includes('“/mnt/old/Diary”'))).toBe(true);
    await fireEvent.input(field, { target: { value: 'work' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => {
      expect(fake.asked.find(({ name }) => name === 'open_recent')?.request).toEqual({ id: 'w' });
    });
  });
});

describe('a folder that can not be opened at the start', () => {
  it('for a mistake in its settings is told of with file and line', async () => {
    const message = '/data/settings.toml, line 3: unknown field `profil`';
    const error = { code: 'bad-settings', message } as const;
    render(App, { client: client(CLOSED, { kind: 'refused', error }) });
    const told = (await screen.findByRole('alert')).textContent;
    expect(told).toContain(message);
    expect(told).toContain('save it');
  });
});
