/**
 * Several cursors: a click with Alt, Ctrl or Cmd adds one; a drag with Alt selects a column, in place of
 * those that were there.
 */

import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, rectangularSelection } from '@codemirror/view';

/** Pixels that a hand may move while it clicks. */
const SLACK = 4;

const [column] = EditorState.create({ extensions: rectangularSelection() }).facet(
  EditorView.mouseSelectionStyle,
);

/** CodeMirror decides when the button goes down whether to add to what is selected: too early here. */
const columns = EditorView.mouseSelectionStyle.of((view, pressed) => {
  const style = column?.(view, pressed);
  if (!style) return null;
  let isDragged = false;
  return {
    update: (update) => style.update(update),
    get(event, extend, multiple) {
      const { clientX, clientY } = event;
      isDragged ||= Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > SLACK;
      return style.get(event, extend, multiple && !isDragged);
    },
  };
});

export const cursors: Extension = [
  EditorState.allowMultipleSelections.of(true),
  EditorView.clickAddsSelectionRange.of(
    ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey,
  ),
  columns,
];
