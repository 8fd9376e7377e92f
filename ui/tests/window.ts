/** The window over a few notes that the test holds. */

import { EditorView } from '@codemirror/view';
import { render, screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import App from '../src/app/App.svelte';
import { i18n } from '../src/i18n/i18n.svelte';
import type { NoteView } from '../src/ipc/bindings';
import { apiError, FakeClient, type Answers } from './fake-client';
import { indexState } from './index-state';
import { hashOf } from './one-file';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };

/** Files by path. Nobody but the window writes them. */
export class Files {
  /** Paths of those that can't be saved. */
  readonly full = new Set<string>();
  readonly client: FakeClient;

  constructor(
    readonly texts: Record<string, string>,
    more: Answers = {},
  ) {
    this.client = new FakeClient({
      preferences: () => ({ language: 'en', theme: null, keys: [] }),
      window_ready: () => ({ state: { vault: VAULT, recent: [] }, language: 'en', show: null }),
      index_state: () => indexState('ready'),
      folder: () => ({ generation: 1, folders: [], notes: [] }),
      find_notes: () => ({ generation: 1, total: 0, notes: [] }),
      tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
      waiting_captures: () => ({ captures: [] }),
      drafts: () => ({ paths: [] }),
      note_draft: () => ({ draft: null }),
      keep_draft: () => ({ kept: true }),
      drop_draft: () => ({}),
      open_note: ({ path }) => this.#view(path),
      save_draft: ({ path, start, end, insert }) => {
        const base = this.texts[path] ?? '';
        return {
          ...this.#save(path, base.slice(0, start) + insert + base.slice(end)),
          conflict: null,
        };
      },
      save_note: ({ path, text }) => this.#save(path, text),
      ...more,
    });
  }

  #view(path: string): NoteView {
    const text = this.texts[path];
    if (text === undefined) throw apiError('not-found');
    const about = { generation: 1, path, title: path, day: null, read_only: null, warnings: [] };
    const hashtags = { profile: 'tsuzuri', colours: false } as const;
    return { ...about, text, hash: hashOf(text), hashtags };
  }

  #save(path: string, text: string) {
    if (this.full.has(path)) throw apiError('disk-full');
    this.texts[path] = text;
    return { generation: 2, hash: hashOf(text), sibling: null, text: null };
  }
}

/** Opens the window, in English. */
export async function openWindow(files: Files): Promise<void> {
  localStorage.clear();
  i18n.chosen = null;
  render(App, { client: files.client });
  await screen.findByRole('tablist', { name: 'Tabs' });
}

/** Goes to a note in the tab one is in, and waits until it is there as `text`. */
export async function goTo({ client }: Files, path: string, text: string): Promise<EditorView> {
  client.tell('show', { kind: 'note', path });
  return waitFor(() => {
    const host = document.querySelector<HTMLElement>(
      `.pane:not([hidden]) .cm-editor:has([aria-label="Text of ${path}"])`,
    );
    const view = host && EditorView.findFromDOM(host);
    if (!view) throw new Error(`${path} is not shown`);
    expect(view.state.doc.toString()).toBe(text);
    return view;
  });
}

/** Types at the end of a note. */
export function type(view: EditorView, insert: string): void {
  view.dispatch({ changes: { from: view.state.doc.length, insert }, userEvent: 'input.type' });
}
