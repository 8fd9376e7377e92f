import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, settled, type Answers } from '../../../tests/fake-client';
import { i18n } from '../../i18n/i18n.svelte';
import CaptureWindow from './CaptureWindow.svelte';

const NOTE = { path: '主題/輸送路.md', title: '輸送路', day: null, modified: 0 };

function client(more: Answers = {}): FakeClient {
  return new FakeClient({
    preferences: () => ({ language: null, theme: null, keys: [] }),
    capture_ready: () => ({ language: 'ja' }),
    capture_draft: () => ({ text: '', note: null }),
    keep_capture_draft: () => ({}),
    capture_targets: ({ text }) => ({
      vault: '日記',
      reachable: true,
      day: '2024-02-01',
      notes: NOTE.title.includes(text) ? [NOTE] : [],
    }),
    complete_tag: ({ typed }) => {
      const tag = `${typed}談`;
      const more = { label: tag, kind: 'tag', topic: tag, facets: [], names: [] };
      const counts = { count: 1259, own: 1, notes: 1, has_children: false };
      return { generation: 1, tags: [{ key: tag, tag, ...more, ...counts }] };
    },
    capture: ({ id }) => ({ id }),
    hide_capture: () => ({}),
    fit_capture: () => ({}),
    quit_ready: () => ({}),
    ...more,
  });
}

async function open(fake = client()) {
  render(CaptureWindow, { client: fake });
  await waitFor(() => {
    expect(fake.count('capture_targets')).toBe(1);
  });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  const type = async (text: string) => {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    await fireEvent.input(field);
  };
  return { fake, field, type };
}

/** What an input method takes comes with this key code, whatever `isComposing` says. */
function byInputMethod(field: HTMLElement, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'keyCode', { value: 229 });
  field.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  i18n.chosen = null;
  i18n.system = 'ja';
});
afterEach(cleanup);

describe('the capture window', () => {
  it('has the focus in its field before anything was answered', () => {
    const fake = client();
    render(CaptureWindow, { client: fake });
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    expect(fake.count('capture_targets')).toBe(0);
  });

  it('comes up with the draft, in the chosen language and colours', async () => {
    const { fake, field } = await open(
      client({
        preferences: () => ({ language: 'en', theme: 'dark', keys: [] }),
        capture_draft: () => ({ text: 'half', note: '主題/輸送路.md' }),
      }),
    );
    expect(field.value).toBe('half');
    expect(field.selectionStart).toBe(4);
    expect(screen.getByRole('button', { name: 'Goes to: 輸送路' })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    fake.tell('preferences-changed', { language: 'ja', theme: null, keys: [] });
    expect(await screen.findByRole('button', { name: /入れる先/ })).toBeDefined();
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    const names = fake.asked.map(({ name }) => name);
    expect(names.indexOf('capture_draft')).toBeLessThan(names.indexOf('capture_ready'));
  });

  it('says where it will go, and goes by the day on which it is shown', async () => {
    const { fake, field } = await open();
    expect(screen.getByRole('button', { name: '入れる先: 今日のノート 2月1日(木)' })).toBeDefined();
    fake.answers.capture_targets = () => ({
      vault: '日記',
      reachable: true,
      day: '2024-02-02',
      notes: [],
    });
    field.blur();
    fake.tell('capture-shown', {});
    expect(await screen.findByRole('button', { name: /2月2日\(金\)/ })).toBeDefined();
    expect(document.activeElement).toBe(field);
  });

  it('saves by key and hides', async () => {
    const { fake, field, type } = await open();
    await type('会談は3月');
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => {
      expect(fake.count('hide_capture')).toBe(1);
    });
    expect(field.value).toBe('');
    const sent = fake.asked.find(({ name }) => name === 'capture')?.request;
    expect(sent).toMatchObject({ text: '会談は3月', note: null });
  });

  it('saves and stays with Shift, and says so', async () => {
    const { fake, field, type } = await open();
    await type('一つめ');
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, shiftKey: true });
    await waitFor(() => {
      expect(screen.getByRole('status').textContent).toBe('書きとめました。');
    });
    expect(fake.count('hide_capture')).toBe(0);
    expect(document.activeElement).toBe(field);
  });

  it('keeps the text when saving fails, and says what is safe', async () => {
    const { fake, field, type } = await open(
      client({
        capture: () => {
          throw apiError('disk-full', 'ENOSPC');
        },
      }),
    );
    await type('大事なこと');
    await fireEvent.click(screen.getByRole('button', { name: '保存' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('ディスクに空きがありません');
    expect(alert.textContent).toContain('文はここに残っています');
    expect(document.body.textContent).not.toContain('ENOSPC');
    expect(field.value).toBe('大事なこと');
    await fireEvent.click(screen.getByRole('button', { name: 'もう一度' }));
    const ids = fake.asked.filter(({ name }) => name === 'capture').map(({ request }) => request);
    expect(ids[1]).toEqual(ids[0]);
  });

  it('lets no key act while an input method composes', async () => {
    const { fake, field, type } = await open();
    await type('#会');
    await screen.findByRole('listbox');
    expect(byInputMethod(field, 'Tab').defaultPrevented).toBe(false);
    expect(byInputMethod(field, 'ArrowDown').defaultPrevented).toBe(false);
    expect(byInputMethod(field, 'Enter', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(byInputMethod(field, 'Escape').defaultPrevented).toBe(false);
    await settled();
    expect(fake.count('capture') + fake.count('hide_capture')).toBe(0);
    expect(field.value).toBe('#会');
  });

  it('says that no folder was ever opened, or that it can not be reached', async () => {
    const answer = { vault: null, reachable: false, day: '2024-02-01', notes: [] };
    const { fake } = await open(client({ capture_targets: () => answer }));
    expect(await screen.findByText(/まだ一度も開かれていません/)).toBeDefined();
    fake.answers.capture_targets = () => ({ ...answer, vault: '日記' });
    fake.tell('vault-changed', { vault: null, recent: [] });
    expect(await screen.findByText(/「日記」に今は届きません/)).toBeDefined();
  });

  it('keeps its draft and answers when the app ends', async () => {
    const { fake, type } = await open();
    await type('半分');
    fake.tell('quit', {});
    await waitFor(() => {
      expect(fake.count('quit_ready')).toBe(1);
    });
    expect(fake.count('keep_capture_draft')).toBe(1);
  });
});

it('shows a draft that comes while one composes, before what was composed', async () => {
  let read = (): void => undefined;
  const fake = client({
    capture_draft: () =>
      new Promise((resolve) => {
        read = () => {
          resolve({ text: '昨日の続き', note: null });
        };
      }),
  });
  render(CaptureWindow, { client: fake });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  await fireEvent.compositionStart(field);
  field.value = 'かい';
  await fireEvent.input(field);
  read();
  await settled();
  expect(field.value).toBe('かい');
  field.value = '会談';
  await fireEvent.input(field);
  await fireEvent.compositionEnd(field);
  expect(field.value).toBe('昨日の続き\n会談');
});

describe('completion', () => {
  it('is docked as a list whose selected row the field names; Tab takes it', async () => {
    const { field, type } = await open();
    await type('会談。#会');
    const option = await screen.findByRole('option', { selected: true });
    expect(screen.getByRole('listbox', { name: 'タグ' })).toBeDefined();
    expect(option.textContent).toContain('会談');
    expect(option.querySelector('b')?.textContent).toBe('会');
    expect(option.textContent).toContain('1,259');
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    await fireEvent.keyDown(field, { key: 'Tab' });
    expect(field.value).toBe('会談。#会談 ');
    await waitFor(() => {
      expect(screen.queryByRole('listbox')).toBeNull();
    });
  });

  it('leaves Enter to the text, and Tab to the focus when there is no row', async () => {
    const { field, type } = await open();
    await type('#会');
    await screen.findByRole('listbox');
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    field.dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(false);
    await type('言葉');
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    field.dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
  });

  it('waits for the end of a composition, in the order of WebKit', async () => {
    const { fake, field } = await open();
    const input = async (value: string, inputType: string) => {
      field.value = value;
      field.setSelectionRange(value.length, value.length);
      await fireEvent(field, new InputEvent('input', { bubbles: true, inputType }));
    };
    await input('#', 'insertText');
    const before = fake.count('complete_tag');
    await fireEvent(field, new CompositionEvent('compositionstart'));
    await input('#か', 'insertCompositionText');
    await input('#かい', 'insertCompositionText');
    await input('#', 'deleteCompositionText');
    expect(fake.count('complete_tag')).toBe(before);
    await input('#会', 'insertFromComposition');
    await fireEvent(field, new CompositionEvent('compositionend'));
    const asked = fake.asked.filter(({ name }) => name === 'complete_tag');
    expect(asked.at(-1)?.request).toMatchObject({ typed: '会' });
    const option = await screen.findByRole('option');
    expect(option.textContent).toContain('会談');
  });
});

describe('the chooser', () => {
  it('offers today first, narrows, takes a note by keys, and gives the focus back', async () => {
    const { fake, field } = await open();
    await fireEvent.click(screen.getByRole('button', { name: /入れる先/ }));
    const filter = await screen.findByRole('combobox');
    expect(document.activeElement).toBe(filter);
    const rows = screen.getAllByRole('option').map(({ textContent }) => textContent.trim());
    expect(rows[0]).toContain('今日のノート');
    expect(rows[1]).toContain('輸送路');
    await fireEvent.input(filter, { target: { value: '輸送' } });
    await waitFor(() => {
      expect(screen.getAllByRole('option')).toHaveLength(1);
    });
    await fireEvent.keyDown(filter, { key: 'Enter' });
    expect(await screen.findByRole('button', { name: '入れる先: 輸送路' })).toBeDefined();
    expect(document.activeElement).toBe(field);
    fake.tell('capture-shown', {});
    expect(screen.getByRole('button', { name: '入れる先: 輸送路' })).toBeDefined();
  });

  it('waits with Enter for the notes that fit, and leaves the wrong ones', async () => {
    const rowOf = (path: string) => ({ path, title: path, day: null, modified: 0 });
    let answer = (): void => undefined;
    const { fake, field } = await open(
      client({
        capture_targets: ({ text }) => {
          const of = (path: string) => ({
            vault: '日記',
            reachable: true,
            day: '2024-02-01',
            notes: [rowOf(path)],
          });
          return text === ''
            ? of('wrong.md')
            : new Promise((resolve) => {
                answer = () => {
                  resolve(of('right.md'));
                };
              });
        },
      }),
    );
    await fireEvent.click(screen.getByRole('button', { name: /入れる先/ }));
    const filter = await screen.findByRole('combobox');
    await fireEvent.input(filter, { target: { value: 'right' } });
    await fireEvent.keyDown(filter, { key: 'Enter' });
    expect(screen.getByRole('combobox')).toBeDefined();
    await waitFor(() => {
      expect(fake.count('capture_targets')).toBe(2);
    });
    answer();
    expect(await screen.findByRole('button', { name: '入れる先: right' })).toBeDefined();
    expect(document.activeElement).toBe(field);
  });

  it('has no note that fits when it gets no answer', async () => {
    const { fake } = await open();
    await fireEvent.click(screen.getByRole('button', { name: /入れる先/ }));
    const filter = await screen.findByRole('combobox');
    fake.answers.capture_targets = () => {
      throw apiError('io');
    };
    await fireEvent.input(filter, { target: { value: '輸送' } });
    await waitFor(() => {
      expect(screen.queryAllByRole('option')).toEqual([]);
    });
  });

  it('is what Escape closes first', async () => {
    const { fake, field } = await open();
    await fireEvent.click(screen.getByRole('button', { name: /入れる先/ }));
    await fireEvent.keyDown(await screen.findByRole('combobox'), { key: 'Escape' });
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(fake.count('hide_capture')).toBe(0);
    expect(document.activeElement).toBe(field);
    await fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => {
      expect(fake.count('hide_capture')).toBe(1);
    });
  });
});

it('makes a link of an address that is pasted over words', async () => {
  const { field, type } = await open();
  await type('会談の記事');
  field.setSelectionRange(0, 2);
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const plain = (kind: string) => (kind === 'text/plain' ? 'https://example.com/a' : '');
  Object.defineProperty(event, 'clipboardData', { value: { getData: plain } });
  await fireEvent(field, event);
  expect(event.defaultPrevented).toBe(true);
  expect(field.value).toBe('[会談](https://example.com/a)の記事');
});
