import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient, type Answers } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { ChosenVaultSettings, Preferences } from '../ipc/bindings';
import { week } from '../shared/week.svelte';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const USUAL = {
  daily_note: '{yyyy}-{mm}-{dd}.md',
  templates: 'templates',
  attachments: 'attachments',
  history_days: 30,
};

/** The settings over a host that keeps what it is told. */
async function settings(more: Answers = {}) {
  let kept: Preferences = { language: 'en', theme: null, keys: [] };
  let chosen: ChosenVaultSettings = {
    profile: null,
    daily_note: null,
    daily_template: null,
    templates: null,
    attachments: null,
    history_days: null,
    usual: USUAL,
  };
  const fake = new FakeClient({
    preferences: () => kept,
    set_preferences: (some) => (kept = some),
    vault_settings: () => chosen,
    choose_for_vault: ({ setting, value }) => (chosen = { ...chosen, [setting]: value }),
    window_ready: () => ({
      state: { vault: VAULT, recent: [] },
      language: 'en',
      show: { kind: 'settings' },
    }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    waiting_captures: () => ({ captures: [] }),
    ...more,
  });
  render(App, { client: fake });
  await screen.findByRole('heading', { name: 'This folder' });
  return { fake, kept: () => kept, chosen: () => chosen };
}

const token = (name: string) => document.documentElement.style.getPropertyValue(name);

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('style');
});

describe('how text is set', () => {
  it('follows what is chosen at once, and is there again after a start', async () => {
    const { kept } = await settings();
    await fireEvent.change(screen.getByLabelText('Text size'), { target: { value: '20' } });
    await fireEvent.change(screen.getByLabelText('Line length'), { target: { value: '32' } });
    expect(token('--fs-body')).toBe('20px');
    expect(token('--lh-body')).toBe('35px');
    expect(token('--measure')).toBe('calc(var(--fs-body) * 32)');
    await waitFor(() => {
      expect(kept()).toMatchObject({ text_size: 20, measure: 32, language: 'en' });
    });

    cleanup();
    document.documentElement.removeAttribute('style');
    await settings({ preferences: kept });
    expect(token('--fs-body')).toBe('20px');
    // What is usual is not kept: a better usual size reaches everyone who chose none.
    await fireEvent.change(screen.getByLabelText('Text size'), { target: { value: '16' } });
    expect(token('--fs-body')).toBe('');
  });

  it('is larger and smaller by steps, as far as there are any', async () => {
    const { kept } = await settings();
    const press = (key: string) => fireEvent.keyDown(document.body, { key, ctrlKey: true });
    await press('=');
    await waitFor(() => {
      expect(kept().zoom).toBe(110);
    });
    for (let step = 0; step < 12; step += 1) await press('-');
    await waitFor(() => {
      expect(kept().zoom).toBe(50);
    });
    await press('0');
    await waitFor(() => {
      expect(kept().zoom).toBeUndefined();
    });
    const plus = { key: '+', code: 'Semicolon', ctrlKey: true, shiftKey: true };
    await fireEvent.keyDown(document.body, plus);
    await waitFor(() => {
      expect(kept().zoom).toBe(110);
    });
  });

  it('lets weeks begin on another day', async () => {
    const { kept } = await settings();
    await fireEvent.click(screen.getByLabelText('on Saturday'));
    expect(week.start).toBe(6);
    await waitFor(() => {
      expect(kept().week_start).toBe('saturday');
    });
    await fireEvent.click(screen.getByLabelText('As usual here'));
    expect(week.start).toBeUndefined();
  });
});

describe('what is chosen for a folder', () => {
  it('is kept when its field is left, and given back when it is emptied', async () => {
    const { fake, chosen } = await settings();
    const field = screen.getByLabelText('Daily notes');
    expect(field.getAttribute('placeholder')).toBe('{yyyy}-{mm}-{dd}.md');
    await fireEvent.change(field, { target: { value: ' 日記/{yyyy}/{mm}/{dd}.md ' } });
    await waitFor(() => {
      expect(chosen().daily_note).toBe('日記/{yyyy}/{mm}/{dd}.md');
    });
    await fireEvent.change(screen.getByLabelText('Keep history'), { target: { value: '90' } });
    await waitFor(() => {
      expect(chosen()).toMatchObject({ history_days: 90, daily_note: '日記/{yyyy}/{mm}/{dd}.md' });
    });
    await fireEvent.change(field, { target: { value: '' } });
    await waitFor(() => {
      expect(chosen().daily_note).toBeNull();
    });
    // Leaving a field as it is asks nothing.
    const asked = fake.count('choose_for_vault');
    await fireEvent.change(screen.getByLabelText('Templates'), { target: { value: '' } });
    expect(fake.count('choose_for_vault')).toBe(asked);
  });

  it('is kept also when more is chosen before it is', async () => {
    const { fake, chosen } = await settings();
    const answer = fake.answers.choose_for_vault;
    const ends: (() => void)[] = [];
    fake.answers.choose_for_vault = async (choice) => {
      await new Promise<void>((end) => ends.push(end));
      return answer?.(choice) ?? Promise.reject(new Error('no answer'));
    };
    const templates = screen.getByLabelText<HTMLInputElement>('Templates');
    await fireEvent.change(templates, { target: { value: 'forms' } });
    await fireEvent.change(screen.getByLabelText('Files and pictures'), {
      target: { value: 'files' },
    });
    for (let at = 0; at < 2; at += 1) {
      await waitFor(() => {
        expect(ends.length).toBe(at + 1);
      });
      ends[at]?.();
    }
    await waitFor(() => {
      expect(chosen()).toMatchObject({ templates: 'forms', attachments: 'files' });
    });
    expect(templates.value).toBe('forms');
  });

  it('says at its field what is wrong with it', async () => {
    const { chosen } = await settings({
      choose_for_vault: () => {
        throw apiError('bad-path', 'no parts');
      },
    });
    await fireEvent.change(screen.getByLabelText('Daily notes'), { target: { value: 'day.md' } });
    expect((await screen.findByText(/Each day needs a note/)).getAttribute('role')).toBe('alert');
    expect(screen.getByLabelText('Daily notes').getAttribute('aria-invalid')).toBe('true');
    expect(chosen().daily_note).toBeNull();
  });
});
