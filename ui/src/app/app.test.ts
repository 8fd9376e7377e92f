import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import { indexState } from '../../tests/index-state';
import type { VaultState } from '../ipc/bindings';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const CLOSED: VaultState = { vault: null, recent: [] };
const OPEN: VaultState = { vault: VAULT, recent: [] };

function client(state: VaultState, more: Answers = {}): FakeClient {
  return new FakeClient({
    preferences: () => ({ language: null, theme: null, keys: [] }),
    set_preferences: (kept) => kept,
    window_ready: () => ({ state, language: 'ja', show: null }),
    index_state: () => indexState('ready'),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
    waiting_captures: () => ({ captures: [] }),
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
      request: { language: 'en', theme: null, keys: [] },
    });
  });

  it('says that its language could not be kept', async () => {
    const fake = client(CLOSED, {
      set_preferences: () => {
        throw apiError('disk-full');
      },
    });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
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

  it('says of a new folder that one is there already', async () => {
    const fake = client(CLOSED, {
      new_vault: () => {
        throw apiError('folder-exists');
      },
    });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: /新しく作る/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('その名前のフォルダーはもうあり');
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
      index_state: () => indexState('text'),
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
    fake.tell('index-progress', indexState('ready'));
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

  it('goes on with it also when it was opened while one was asked for another', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const fake = client(OPEN, { choose_vault: () => held.then(() => null) });
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: 'メニュー' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: /フォルダーを開く/ }));
    await waitFor(() => {
      expect(fake.count('choose_vault')).toBe(1);
    });
    const asked = fake.count('folder');
    fake.tell('vault-changed', { vault: { ...VAULT, id: 'w' }, recent: [VAULT] });
    answer();
    await waitFor(() => {
      expect(fake.count('folder')).toBe(asked + 1);
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

describe('what the window is to show', () => {
  const TODAY = { path: 'diary/2024-02-01.md', day: '2024-02-01', exists: true };

  it('is shown once the window is there, and again each time it is asked for', async () => {
    const fake = client(OPEN, {
      window_ready: () => ({ state: OPEN, language: 'ja', show: { kind: 'today' } }),
      today: () => TODAY,
    });
    render(App, { client: fake });
    expect(await screen.findByRole('tab', { name: /2024-02-01/, selected: true })).toBeDefined();
    expect(fake.count('today')).toBe(1);
    fake.tell('show', { kind: 'note', path: 'a/other.md' });
    expect(await screen.findByRole('tab', { name: /other/, selected: true })).toBeDefined();
    fake.tell('show', { kind: 'today' });
    await waitFor(() => {
      expect(fake.count('today')).toBe(2);
    });
    fake.tell('show', { kind: 'settings' });
    expect(await screen.findByRole('tab', { name: /設定/, selected: true })).toBeDefined();
  });

  it('is the search field, also when the sidebar was closed', async () => {
    const fake = client(OPEN);
    render(App, { client: fake });
    await fireEvent.click(await screen.findByRole('button', { name: 'サイドバー' }));
    expect(screen.queryByRole('searchbox')).toBeNull();
    fake.tell('show', { kind: 'search' });
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    });
  });

  it('waits for the frame, and is nothing without a vault', async () => {
    let answer = (): void => undefined;
    const ready = new Promise<void>((resolve) => (answer = resolve));
    const fake = client(OPEN, {
      window_ready: async () => {
        await ready;
        return { state: OPEN, language: 'ja', show: null };
      },
    });
    const { unmount } = render(App, { client: fake });
    fake.tell('show', { kind: 'settings' });
    answer();
    expect(await screen.findByRole('tab', { name: /設定/, selected: true })).toBeDefined();
    unmount();

    localStorage.clear();
    const closed = client(CLOSED);
    render(App, { client: closed });
    await screen.findByRole('button', { name: /見本を開く/ });
    closed.tell('show', { kind: 'settings' });
    closed.tell('vault-changed', OPEN);
    await screen.findByRole('tablist', { name: 'タブ' });
    expect(screen.queryByRole('tab', { name: /設定/ })).toBeNull();
  });
});

describe('closing', () => {
  it('closes once everything is saved', async () => {
    const fake = client(OPEN, { close_window: () => ({ ask: false }) });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'タブ' });
    await fake.finish();
    expect(fake.asked.at(-1)).toEqual({ name: 'close_window', request: { keep_in_tray: null } });
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  });

  it('asks what the shell wants to know, and tells the answer', async () => {
    const fake = client(OPEN, {
      close_window: ({ keep_in_tray }) => ({ ask: keep_in_tray === null }),
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'タブ' });
    for (const [button, keep_in_tray] of [
      ['トレイに残す', true],
      ['ウィンドウを閉じたら終了', false],
    ] as const) {
      await fake.finish();
      await fireEvent.click(await screen.findByRole('button', { name: button, hidden: true }));
      expect(fake.asked.at(-1)).toEqual({ name: 'close_window', request: { keep_in_tray } });
      await waitFor(() => {
        expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
      });
    }
  });

  it('says that the app may end once everything is saved', async () => {
    const fake = client(OPEN, { quit_ready: () => ({}) });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'タブ' });
    fake.tell('quit', {});
    await waitFor(() => {
      expect(fake.count('quit_ready')).toBe(1);
    });
  });
});

describe('the menu', () => {
  it('tells folders of one name apart by where they lie', async () => {
    const recent = ['/a', '/b'].map((path) => ({ id: path, name: '控え', path: `${path}/控え` }));
    render(App, { client: client({ vault: VAULT, recent }) });
    await fireEvent.click(await screen.findByRole('button', { name: 'メニュー' }));
    const items = await screen.findAllByRole('menuitem', { name: /控え/ });
    expect(items.map(({ textContent }) => textContent.trim())).toEqual(['/a/控え', '/b/控え']);
  });

  it('opens quick capture, and stops and goes on with sync', async () => {
    const paused: boolean[] = [];
    const fake = client(OPEN, {
      open_capture: () => ({}),
      pause_sync: (request) => {
        paused.push(request.paused);
        return { ...indexState('ready'), sync: request.paused ? 'paused' : 'on' };
      },
    });
    render(App, { client: fake });
    const run = async (name: RegExp) => {
      await fireEvent.click(await screen.findByRole('button', { name: 'メニュー' }));
      await fireEvent.click(await screen.findByRole('menuitem', { name }));
    };
    await run(/書きとめる/);
    expect(fake.count('open_capture')).toBe(1);
    await waitFor(() => {
      expect(screen.getByLabelText('状態').textContent).toContain('同期 オン');
    });
    await run(/同期を止める/);
    await waitFor(() => {
      expect(screen.getByLabelText('状態').textContent).toContain('同期 停止中');
    });
    await run(/同期を止める/);
    await waitFor(() => {
      expect(paused).toEqual([true, false]);
    });
  });
});
