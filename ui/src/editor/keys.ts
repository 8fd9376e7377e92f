/** The editor's keys. What the app's own commands are bound to is left out here. */

import { completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import { searchKeymap, selectNextOccurrence } from '@codemirror/search';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type Command, type KeyBinding } from '@codemirror/view';
import { followAtCursor, type Following } from './follow';

/** Today, panels, back and forward, and what has no meaning in notes. */
const LEFT_OUT = new Set([
  'Mod-d',
  'Mod-Alt-\\',
  'Alt-ArrowLeft',
  'Alt-ArrowRight',
  'Mod-Enter',
  'Mod-i',
  'Mod-/',
  'Alt-A',
]);

export function keys(following: Following): Extension {
  const own: KeyBinding[] = [
    { key: 'Mod-Enter', run: followAtCursor(following) },
    // `Mod-d`, its usual key, leads to today's note.
    { key: 'Mod-Shift-d', run: selectNextOccurrence, preventDefault: true },
    { key: 'Enter', run: insertNewlineContinueMarkup },
    { key: 'Backspace', run: deleteMarkupBackward },
    // Elsewhere Tab moves the focus on, as everywhere in the app.
    { key: 'Tab', run: inList(indentMore), shift: inList(indentLess) },
  ];
  const common = [...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap];
  return [
    Prec.high(keymap.of(own)),
    keymap.of(common.filter(({ key }) => key === undefined || !LEFT_OUT.has(key))),
  ];
}

function inList(command: Command): Command {
  return (view) => {
    const { from } = view.state.doc.lineAt(view.state.selection.main.head);
    let node = syntaxTree(view.state).resolveInner(from, 1).cursor().node;
    for (;;) {
      if (node.name === 'ListItem') return command(view);
      if (!node.parent) return false;
      node = node.parent;
    }
  };
}

/**
 * Keeps keys of an input method from everything but the input method. The key that starts
 * a composition and, on some systems, the Return that confirms one come without
 * `isComposing`, told only by the old key code 229.
 */
export function shieldComposition(host: HTMLElement): void {
  const shield = (event: KeyboardEvent): void => {
    // `keyCode` is deprecated, and the only sign of the first key that an input method takes.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.isComposing || event.keyCode === 229) event.stopPropagation();
  };
  host.addEventListener('keydown', shield, { capture: true });
}
