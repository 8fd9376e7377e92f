/** A `NoteEditor` in a page of its own, for tests of what it shows and takes. */

import { forceParsing } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, vi } from 'vitest';
import type { EditorProps } from '../src/editor/contract';
import { NoteEditor } from '../src/editor/noteEditor';

const render = (source: string) => {
  const table = document.createElement('table');
  for (const line of source.split('\n')) table.insertRow().insertCell().textContent = line;
  return table;
};
export const callbacks = {
  findPicture: vi.fn(() => Promise.resolve(null)),
  embed: vi.fn<NonNullable<EditorProps['embed']>>(() => Promise.resolve(null)),
  render,
  onChange: vi.fn(),
  onFollow: vi.fn(),
  onOpenTag: vi.fn(),
  onBlur: vi.fn(),
};

/** Of the test that runs. */
export let host: HTMLElement;
export let editor: NoteEditor;

beforeEach(() => {
  // happy-dom sends `selectionchange` amid the editor's own update, where no browser would.
  const dispatch = document.dispatchEvent.bind(document);
  vi.spyOn(document, 'dispatchEvent').mockImplementation(
    (event) => event.type === 'selectionchange' || dispatch(event),
  );
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  editor.destroy();
  host.remove();
  vi.clearAllMocks();
});

export function open(text: string, path = 'a.md'): EditorView {
  editor = new NoteEditor(host, { path, text }, callbacks);
  const view = EditorView.findFromDOM(host);
  if (!view) throw new Error('no editor was made');
  parse(view);
  return view;
}

/** The parser works by the clock and may leave the rest for later. */
export function parse(view: EditorView): void {
  forceParsing(view, view.state.doc.length, 10_000);
}

export function press(view: EditorView, init: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  return !view.contentDOM.dispatchEvent(event);
}

export const compose = (view: EditorView, type: string) =>
  view.contentDOM.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
