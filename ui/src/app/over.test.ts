import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { MatchedNotes, VaultState } from '../ipc/bindings';
import App from './App.svelte';

const OPEN: VaultState = { vault: { id: 'v', name: '日記', path: '/home/me/日記' }, recent: [] };

function client(more: Answers = {}): FakeClient {
  return new FakeClient({
    preferences: () => ({ language: 'en', theme: null, keys: [] }),
    set_preferences: (kept) => kept,
    window_ready: () => ({ state: OPEN, language: 'en', show: null }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
    complete_tag: () => ({ generation: 1, tags: [] }),
    waiting_captures: () => ({ captures: [] }),
    ...more,
  });
}

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
}

async function type(text: string): Promise<HTMLElement> {
  const field = await screen.findByRole('combobox');
  field.focus();
  await fireEvent.input(field, { target: { value: text } });
  return field;
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(cleanup);

describe('the palette', () => {
  it('opens by its key, runs what is chosen, and leads with it next time', async () => {
    render(App, { client: client() });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('P', { ctrlKey: true, shiftKey: true });
    await type('検索');
    expect((await screen.findAllByRole('option'))[0]?.textContent).toContain('Search');
    await type('new tab');
    await press('Enter');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getAllByRole('tab', { name: /New tab/ })).toHaveLength(2);
    await press('P', { ctrlKey: true, shiftKey: true });
    expect((await screen.findAllByRole('option'))[0]?.textContent).toContain('New tab');
  });

  it('takes no key of an input method, and no command that can not be run', async () => {
    render(App, { client: client() });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('P', { ctrlKey: true, shiftKey: true });
    const field = await type('new tab');
    const confirming = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
    Object.defineProperty(confirming, 'keyCode', { value: 229 });
    await fireEvent(field, confirming);
    expect(screen.getByRole('combobox')).toBeDefined();
    await type('back');
    const [first] = await screen.findAllByRole('option');
    expect(first?.getAttribute('aria-disabled')).toBe('true');
    expect(first?.textContent).toContain('Nothing before this');
    await press('Enter');
    expect(screen.getByRole('combobox')).toBeDefined();
  });
});

describe('the sheet for a new note', () => {
  it('makes one note, however often one presses, and says only what befell it', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const fake = client({
      today: () => {
        throw apiError('disk-full');
      },
      create_note: async ({ path }) => {
        await held;
        return { path: `${path}.md`, title: path, day: null, modified: 0 };
      },
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('d', { ctrlKey: true });
    await screen.findByText(/The disk is full/);
    await press('n', { ctrlKey: true });
    const field = await screen.findByRole('textbox', { name: 'Name', hidden: true });
    expect(screen.queryByText(/The disk is full/)).toBeNull();
    await fireEvent.input(field, { target: { value: '灯台' } });
    for (let time = 0; time < 3; time += 1) await fireEvent.keyDown(field, { key: 'Enter' });
    answer();
    expect(await screen.findByRole('tab', { name: /灯台/ })).toBeDefined();
    expect(fake.count('create_note')).toBe(1);
  });
});

describe('the switcher', () => {
  const found: MatchedNotes = {
    generation: 1,
    day: '2023-02-01',
    notes: [{ path: 'a/港.md', title: '港', by: 'title', alias: null, highlights_utf16: [[0, 1]] }],
  };

  it('lists days and notes, and names the option that Enter takes', async () => {
    const fake = client({
      match_notes: () => found,
      day_stream: () => ({ generation: 1, total: 0, next_cursor: null, passages: [] }),
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('p', { ctrlKey: true });
    const field = await type('港');
    await waitFor(() => {
      expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
        expect.stringContaining('1 February 2023'),
        expect.stringContaining('港'),
      ]);
    });
    await press('ArrowDown');
    const named = field.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(named)?.textContent).toContain('港');
    await press('ArrowDown');
    await press('Enter');
    expect(await screen.findByRole('tab', { name: /1 February 2023/ })).toBeDefined();
  });

  it('waits with Enter for what was found for the text', async () => {
    const noteOf = (path: string): MatchedNotes => ({
      ...found,
      day: null,
      notes: [{ path, title: path, by: 'title', alias: null, highlights_utf16: [] }],
    });
    let answer = (): void => undefined;
    const fake = client({
      match_notes: ({ text }) =>
        text === ''
          ? noteOf('old.md')
          : new Promise((resolve) => {
              answer = () => {
                resolve(noteOf('meant.md'));
              };
            }),
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('p', { ctrlKey: true });
    await screen.findByRole('option', { name: /old/ });
    await type('meant');
    await press('Enter');
    expect(screen.getByRole('combobox')).toBeDefined();
    await waitFor(() => {
      expect(fake.count('match_notes')).toBe(2);
    });
    answer();
    expect(await screen.findByRole('tab', { name: /meant/ })).toBeDefined();
    expect(screen.queryByRole('tab', { name: /old/ })).toBeNull();
  });

  it('offers nothing of an earlier text when it gets no answer', async () => {
    const fake = client({
      match_notes: ({ text }) => {
        if (text !== '') throw apiError('index');
        return found;
      },
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('p', { ctrlKey: true });
    await screen.findAllByRole('option');
    await type('meant');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined();
    expect(screen.queryAllByRole('option')).toEqual([]);
  });

  it('makes a note of the name with Shift', async () => {
    const fake = client({
      match_notes: () => ({ generation: 1, day: null, notes: [] }),
      create_note: ({ path }) => ({ path: `${path}.md`, title: path, day: null, modified: 0 }),
    });
    render(App, { client: fake });
    await screen.findByRole('tablist', { name: 'Tabs' });
    await press('p', { ctrlKey: true });
    await type('灯台');
    await press('Enter', { shiftKey: true });
    await waitFor(() => {
      expect(fake.asked).toContainEqual({
        name: 'create_note',
        request: { path: '灯台', text: '' },
      });
    });
  });
});
