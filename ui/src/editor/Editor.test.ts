import { EditorView } from '@codemirror/view';
import { render } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import type { EditorHandle, EditorProps } from './contract';
import Editor from './Editor.svelte';

function open(props: Partial<EditorProps>) {
  const given: EditorProps = {
    path: 'a.md',
    text: '一\n二\n三\n',
    readOnly: false,
    language: 'ja',
    onChange: vi.fn(),
    onFollow: vi.fn(),
    onOpenTag: vi.fn(),
    onBlur: vi.fn(),
    ...props,
  };
  const { container, rerender, component } = render(Editor, given);
  const view = EditorView.findFromDOM(container);
  if (!view) throw new Error('no editor was made');
  const handle = component as EditorHandle;
  return { view, given, handle, change: (to: Partial<EditorProps>) => rerender(to) };
}

it('goes to a line, and to the same one again when asked', async () => {
  const { view, handle, change } = open({ line: 1 });
  await change({});
  expect(view.state.selection.main.head).toBe(2);
  view.dispatch({ selection: { anchor: 0 } });
  handle.scrollToLine(1);
  expect(view.state.selection.main.head).toBe(2);
});

it('takes changed props: text, note, language', async () => {
  const { view, given, handle, change } = open({});
  await change({ text: '零\n一\n二\n三\n' });
  expect(handle.currentText()).toBe('零\n一\n二\n三\n');
  await change({ path: 'b.md', text: '別', language: 'en' });
  expect(handle.currentText()).toBe('別');
  expect(view.contentDOM.getAttribute('aria-label')).toBe('Text of b.md');
  expect(given.onChange).not.toHaveBeenCalled();
});
