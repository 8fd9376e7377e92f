/** Tasks: a box in place of the list mark and `[ ]`, which toggles; the source comes back under the cursor. */

import { syntaxTree } from '@codemirror/language';
import type { ChangeSpec, EditorState } from '@codemirror/state';
import { Decoration, WidgetType, type EditorView } from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { MarkReader, Pass } from './pass';

/** How a box is read out. */
export interface BoxWords {
  taskDone: string;
  taskOpen: string;
}

const DONE = Decoration.mark({ class: 'ed-done' });

export function taskBoxes(words: BoxWords): MarkReader {
  const addBox = (pass: Pass, node: SyntaxNodeRef) => {
    const marker = node.node.getChild('TaskMarker');
    const listMark = node.node.parent?.getChild('ListMark');
    if (!marker || !listMark) return;
    // `[ ]` may stand on the line below the list's mark: one box can't take the place of both.
    const line = pass.state.doc.lineAt(marker.from);
    if (line.from > listMark.from) return;
    const done = isDone(pass.state, marker);
    if (done) pass.add(marker.to, node.to, DONE);
    if (pass.touched(listMark.from, marker.to)) return;
    const widget = new Box(done, done ? words.taskDone : words.taskOpen);
    pass.add(listMark.from, Math.min(marker.to + 1, line.to), Decoration.replace({ widget }));
  };
  return { at: { Task: addBox } };
}

class Box extends WidgetType {
  constructor(
    private readonly done: boolean,
    private readonly label: string,
  ) {
    super();
  }

  override eq(other: Box): boolean {
    return other.done === this.done && other.label === this.label;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('span');
    box.className = 'ed-box';
    box.setAttribute('role', 'checkbox');
    box.setAttribute('aria-checked', String(this.done));
    box.setAttribute('aria-label', this.label);
    box.addEventListener('mousedown', (event) => {
      event.preventDefault();
      toggleTask(view, view.posAtDOM(box));
    });
    return box;
  }

  /** The editor shall not move the cursor for a press on a box. */
  override ignoreEvent(): boolean {
    return true;
  }
}

/** Checks or clears the task on the line of `at`; false when there is none, or nothing may change. */
export function toggleTask(view: EditorView, at: number): boolean {
  const changes = toggled(view.state, at);
  if (!changes || view.state.readOnly) return false;
  view.dispatch({ changes, userEvent: 'input.toggle' });
  return true;
}

function toggled(state: EditorState, at: number): ChangeSpec | null {
  const line = state.doc.lineAt(at);
  const markers: SyntaxNode[] = [];
  syntaxTree(state).iterate({
    from: line.from,
    to: line.to,
    enter: (node) => {
      if (node.name === 'TaskMarker' && node.from >= line.from) markers.push(node.node);
    },
  });
  const [marker] = markers;
  if (!marker) return null;
  const insert = isDone(state, marker) ? ' ' : 'x';
  return { from: marker.from + 1, to: marker.to - 1, insert };
}

function isDone(state: EditorState, marker: SyntaxNode): boolean {
  return state.sliceDoc(marker.from + 1, marker.to - 1) !== ' ';
}
