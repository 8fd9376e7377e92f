/** CodeMirror with nothing but what writing needs: what `make bench` measures the editor beside. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { cspNonce } from '../../src/editor/nonce';

/** Opens it over the window, with the editor's letters and lines as long as the editor's. */
export function open(text: string): void {
  const lines = document.querySelector('.editor .cm-content');
  const host = document.createElement('div');
  host.id = 'bare';
  const style = lines ? getComputedStyle(lines) : null;
  Object.assign(host.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '100',
    background: 'canvas',
  });
  document.body.append(host);
  const nonce = cspNonce();
  const extensions = [
    EditorView.lineWrapping,
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.theme({
      '&': { height: '100%' },
      '.cm-scroller': { font: style?.font ?? 'inherit', overflow: 'auto' },
      '.cm-content': { maxWidth: style?.inlineSize ?? 'none' },
    }),
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
  ];
  new EditorView({ parent: host, state: EditorState.create({ doc: text, extensions }) });
}
