/** Taking the first row that completion offers, for tests of what it writes. */

import {
  acceptCompletion,
  completionStatus,
  currentCompletions,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, expect, vi } from 'vitest';
import { noteSupport } from '../src/editor/language';

let view: EditorView | undefined;
afterEach(() => {
  view?.destroy();
});

/** What stands in the editor once the first of the `rows` is taken; `|` is the cursor. */
export async function taken(text: string, completion: Extension, rows: number): Promise<string> {
  const made = new EditorView({
    doc: text.replace('|', ''),
    selection: { anchor: text.indexOf('|') },
    extensions: [noteSupport(), completion],
    parent: document.body,
  });
  view = made;
  startCompletion(made);
  await vi.waitFor(() => {
    expect(completionStatus(made.state)).toBe('active');
  });
  expect(currentCompletions(made.state)).toHaveLength(rows);
  // Rows can't be taken in the moment they appear: a key meant for the text might do it.
  await vi.waitFor(() => {
    expect(acceptCompletion(made)).toBe(true);
  });
  const { head } = made.state.selection.main;
  return `${made.state.sliceDoc(0, head)}|${made.state.sliceDoc(head)}`;
}
