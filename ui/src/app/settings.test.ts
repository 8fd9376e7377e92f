import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import App from './App.svelte';
import { i18n } from '../i18n/i18n.svelte';
import { indexState } from '../../tests/index-state';
import type { Desktop, DesktopChoices, WaitingCapture } from '../ipc/bindings';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const CHOICES: DesktopChoices = {
  shortcut: 'Ctrl+Alt+Space',
  keep_in_tray: true,
  start_at_login: false,
};
const WAITING: WaitingCapture = {
  id: 'c1',
  text: '届かなかった文',
  vault: '日記',
  note: null,
  day: '2024-01-31',
  problem: apiError('vault-unavailable'),
};

function desktop(more: Partial<Desktop> = {}): Desktop {
  const command = 'tsuzuri-app --capture';
  return {
    choices: CHOICES,
    tray: 'shown',
    shortcut: 'registered',
    capture_command: command,
    ...more,
  };
}

function client(given: Desktop = desktop(), more: Answers = {}): FakeClient {
  const note = { path: '主題/輸送路.md', title: '輸送路', day: null, modified: 0 };
  return new FakeClient({
    preferences: () => ({ language: null, theme: null, keys: [] }),
    set_preferences: (kept) => kept,
    window_ready: () => ({
      state: { vault: VAULT, recent: [] },
      language: 'ja',
      show: { kind: 'settings' },
    }),
    index_state: () => indexState(),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 1, notes: [note] }),
    waiting_captures: () => ({ captures: [] }),
    vault_settings: () => ({
      profile: null,
      daily_note: null,
      daily_template: null,
      templates: null,
      attachments: null,
      history_days: null,
      usual: {
        daily_note: '{yyyy}-{mm}-{dd}.md',
        templates: 'templates',
        attachments: 'attachments',
        history_days: 30,
      },
    }),
    desktop: () => given,
    set_desktop: (choices) => ({ ...given, choices }),
    ...more,
  });
}

/** The settings, as the shell asks the window to show them. */
async function settings(fake = client()) {
  render(App, { client: fake });
  const region = await screen.findByRole('tabpanel', { name: '設定' });
  await within(region).findByRole('heading', { name: '書きとめる' });
  return { fake, within: within(region) };
}

/** Whoever presses has the focus there. */
async function pressIn(field: HTMLElement, init: KeyboardEventInit) {
  field.focus();
  await fireEvent.keyDown(field, init);
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the shortcut', () => {
  it('is what is pressed in its field, and is kept', async () => {
    const { fake, within } = await settings();
    const field = within.getByLabelText<HTMLInputElement>('ショートカット');
    expect(field.value).toBe('Ctrl Alt Space');
    await pressIn(field, { key: 'd', code: 'KeyD', ctrlKey: true });
    expect(fake.asked.at(-1)).toEqual({
      name: 'set_desktop',
      request: { ...CHOICES, shortcut: 'Ctrl+D' },
    });
    await waitFor(() => {
      expect(field.value).toBe('Ctrl D');
    });
    // The window's own command for these keys did not run.
    expect(fake.count('today')).toBe(0);
  });

  it('is none after Backspace; Escape leaves it, and Tab goes on', async () => {
    const { fake, within } = await settings();
    const field = within.getByLabelText<HTMLInputElement>('ショートカット');
    await pressIn(field, { key: 'Backspace', code: 'Backspace' });
    await waitFor(() => {
      expect(field.value).toBe('なし');
    });
    expect(fake.asked.at(-1)?.request).toEqual({ ...CHOICES, shortcut: '' });
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    field.dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
    await pressIn(field, { key: 'Escape', code: 'Escape' });
    expect(document.activeElement).not.toBe(field);
  });

  it('needs a key that people do not type with, and says so', async () => {
    const { fake, within } = await settings();
    const field = within.getByLabelText('ショートカット');
    await pressIn(field, { key: 'a', code: 'KeyA' });
    expect(within.getByText(/どれかと組み合わせるか/)).toBeDefined();
    expect(fake.count('set_desktop')).toBe(0);
  });

  it.each([
    ['registered', /ほかのプログラムが先に使っています/],
    ['taken', /別のキーにするか/],
    ['wayland', /約束できません/],
    ['invalid', /できない組み合わせ/],
    ['refused', /断られました/],
    ['off', /ショートカットはありません/],
  ] as const)('says plainly how it is: %s', async (shortcut, words) => {
    const { within } = await settings(client(desktop({ shortcut })));
    expect(within.getByText(words)).toBeDefined();
    expect(within.getByText('tsuzuri-app --capture').tagName).toBe('CODE');
  });

  it('follows what the desktop tells', async () => {
    const { fake, within } = await settings();
    fake.tell('desktop-changed', desktop({ shortcut: 'taken' }));
    expect(await within.findByText(/別のキーにするか/)).toBeDefined();
  });

  it('stays what it was when it could not be kept', async () => {
    const refuses: Answers = {
      set_desktop: () => {
        throw apiError('io');
      },
    };
    const { within } = await settings(client(desktop(), refuses));
    const field = within.getByLabelText<HTMLInputElement>('ショートカット');
    await pressIn(field, { key: 'j', code: 'KeyJ', ctrlKey: true });
    expect((await within.findByRole('alert')).textContent).toContain('もう一度試してください');
    expect(field.value).toBe('Ctrl Alt Space');
  });

  it('has a command beside it that can be copied', async () => {
    const copy = vi.fn(() => true);
    Object.defineProperty(document, 'execCommand', { value: copy, configurable: true });
    const { within } = await settings();
    await fireEvent.click(within.getByRole('button', { name: 'コピー' }));
    expect(copy.mock.calls[0]?.[0 as never]).toBe('copy');
    expect(within.getByText('コピーしました。')).toBeDefined();
    copy.mockReturnValue(false);
    await fireEvent.click(within.getByRole('button', { name: 'コピー' }));
    expect(within.getByText(/選択しました/)).toBeDefined();
    Reflect.deleteProperty(document, 'execCommand');
  });
});

describe('the tray', () => {
  it('is a choice where there is one', async () => {
    const { fake, within } = await settings();
    const keep = within.getByRole<HTMLInputElement>('checkbox', { name: /トレイに残す/ });
    expect(keep.checked).toBe(true);
    await fireEvent.click(keep);
    expect(fake.asked.at(-1)?.request).toEqual({ ...CHOICES, keep_in_tray: false });
    await fireEvent.click(within.getByRole('checkbox', { name: /ログイン/ }));
    expect(fake.asked.at(-1)?.request).toMatchObject({ start_at_login: true });
  });

  it.each(['no-host', 'no-library'] as const)('is none here, and it says why: %s', async (tray) => {
    const { fake, within } = await settings(client(desktop({ tray })));
    const keep = within.getByRole<HTMLInputElement>('checkbox', { name: /トレイに残す/ });
    expect(keep.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(keep);
    expect(keep.checked).toBe(false);
    expect(fake.count('set_desktop')).toBe(0);
    expect(within.getByText('トレイがないと、残しても呼び戻せません。')).toBeDefined();
  });
});

it('changes language and theme for every window', async () => {
  const { fake, within } = await settings();
  await fireEvent.click(within.getByRole('radio', { name: '暗い' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(fake.asked.at(-1)?.request).toEqual({ language: null, theme: 'dark', keys: [] });
  await fireEvent.click(within.getByRole('radio', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Quick capture' })).toBeDefined();
});

describe('waiting captures', () => {
  it('are not spoken of when there are none', async () => {
    const { within } = await settings();
    expect(within.queryByRole('heading', { name: '待っている書きとめ' })).toBeNull();
    expect(screen.queryByRole('button', { name: /書きとめが待っています/ })).toBeNull();
  });

  it('say what keeps them, and are tried again', async () => {
    const { fake, within } = await settings();
    fake.answers.deliver_captures = () => ({ captures: [] });
    fake.tell('captures-changed', { captures: [WAITING] });
    expect(await within.findByText('届かなかった文')).toBeDefined();
    expect(within.getByText(/「日記」の1月31日\(水\)のノート/)).toBeDefined();
    expect(within.getByText(/フォルダーに届きません/)).toBeDefined();
    expect(screen.getByRole('button', { name: '1件の書きとめが待っています' })).toBeDefined();
    await fireEvent.click(within.getByRole('button', { name: 'もう一度' }));
    await waitFor(() => {
      expect(within.queryByText('届かなかった文')).toBeNull();
    });
  });

  it('go into the note of their day, or into one that is picked', async () => {
    const { fake, within } = await settings();
    fake.answers.redirect_capture = () => ({ captures: [WAITING] });
    fake.tell('captures-changed', { captures: [WAITING] });
    await fireEvent.click(
      await within.findByRole('button', { name: '1月31日(水)のノートに入れる' }),
    );
    expect(fake.asked.at(-1)?.request).toEqual({ id: 'c1', note: null });
    await waitFor(() => {
      const button = within.getByRole<HTMLButtonElement>('button', { name: /ほかのノート/ });
      expect(button.disabled).toBe(false);
    });
    await fireEvent.click(within.getByRole('button', { name: /ほかのノート/ }));
    await fireEvent.click(await within.findByRole('button', { name: /輸送路/, hidden: true }));
    expect(fake.asked.at(-1)?.request).toEqual({ id: 'c1', note: '主題/輸送路.md' });
  });

  it('stay, with the reason, when that fails', async () => {
    const { fake, within } = await settings();
    fake.answers.redirect_capture = () => {
      throw apiError('disk-full');
    };
    fake.tell('captures-changed', { captures: [WAITING] });
    await fireEvent.click(
      await within.findByRole('button', { name: '1月31日(水)のノートに入れる' }),
    );
    expect((await within.findByRole('alert')).textContent).toContain('ディスクに空きがありません');
    expect(within.getByText('届かなかった文')).toBeDefined();
  });
});
