import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { IndexPhase, IndexState, VaultState } from '../ipc/bindings';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const CLOSED: VaultState = { vault: null, recent: [] };
const OPEN: VaultState = { vault: VAULT, recent: [] };

function index(phase: IndexPhase): IndexState {
  const counts = { notes: 3, passages: 9, tags: 2, links: 1, problems: 0 };
  return { generation: 1, phase, done: 1, total: 3, ...counts, covered: 1, sync: 'on' };
}

function client(state: VaultState, more: Answers = {}): FakeClient {
  return new FakeClient({
    preferences: () => ({ language: null, theme: null }),
    set_preferences: (kept) => kept,
    window_ready: () => ({ state, language: 'ja', show: null }),
    index_state: () => index('ready'),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
    ...more,
  });
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(cleanup);

describe('the first run', () => {
  it('offers three ways to begin, in the language of the system', async () => {
    render(App, { client: client(CLOSED) });
    expect(await screen.findByRole('button', { name: /フォルダーを選ぶ/ })).toBeDefined();
    expect(screen.getByRole('button', { name: /新しく作る/ })).toBeDefined();
    expect(screen.getByRole('button', { name: /見本を開く/ })).toBeDefined();
    expect(document.documentElement.lang).toBe('ja');
  });

  it('changes its language at once, and keeps it', async () => {
    const fake = client(CLOSED);
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('button', { name: /Choose a folder/ })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
    expect(fake.asked.at(-1)).toEqual({
      name: 'set_preferences',
      request: { language: 'en', theme: null },
    });
  });

  it('stays when no folder is chosen', async () => {
    const fake = client(CLOSED, { choose_vault: () => null });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: /フォルダーを選ぶ/ }));
    await waitFor(() => {
      expect(fake.count('choose_vault')).toBe(1);
    });
    expect(screen.getByRole('button', { name: /フォルダーを選ぶ/ })).toBeDefined();
  });

  it('says in its own words why a folder did not open', async () => {
    const fake = client(CLOSED, {
      open_sample: () => {
        throw apiError('disk-full', 'ENOSPC');
      },
    });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: /見本を開く/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('ディスクに空きがありません');
    expect(document.body.textContent).not.toContain('ENOSPC');
  });

  it('shows how far a first reading is, and what works already', async () => {
    const fake = client(CLOSED, {
      open_sample: () => OPEN,
      index_state: () => index('text'),
    });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: /見本を開く/ }));
    expect(await screen.findByRole('heading', { name: '読みこんでいます' })).toBeDefined();
    const steps = screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
    expect(steps).toEqual([
      '編集、ほかのエディターとの同期使えます',
      'タグとバックリンク使えます',
      '全文検索準備中',
    ]);
    fake.tell('index-progress', index('ready'));
    expect(await screen.findByRole('navigation', { name: 'サイドバー' })).toBeDefined();
  });
});

describe('the window', () => {
  it('opens what was open before, and says how the index is', async () => {
    render(App, { client: client(OPEN) });
    expect(await screen.findByRole('tablist', { name: 'タブ' })).toBeDefined();
    await waitFor(() => {
      expect(screen.getByLabelText('状態').textContent).toContain('3ノート');
    });
  });

  it('follows the theme that is chosen in its menu', async () => {
    render(App, { client: client(OPEN) });
    await fireEvent.click(await screen.findByRole('button', { name: 'メニュー' }));
    await fireEvent.click(await screen.findByRole('menuitemradio', { name: '暗い' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('goes on with another vault that was opened from outside', async () => {
    const fake = client(OPEN);
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'タブ' });
    await waitFor(() => {
      expect(fake.count('folder')).toBe(1);
    });
    fake.tell('vault-changed', { vault: { ...VAULT, id: 'w' }, recent: [VAULT] });
    await waitFor(() => {
      expect(fake.count('folder')).toBe(2);
    });
  });

  it('comes up although the preferences can not be read', async () => {
    const fake = client(CLOSED, {
      preferences: () => {
        throw apiError('io');
      },
    });
    render(App, { client: fake });
    expect(await screen.findByRole('button', { name: /フォルダーを選ぶ/ })).toBeDefined();
  });
});
