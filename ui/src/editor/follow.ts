/**
 * Following what is written: a click on a link that is shown as a link, Ctrl/Cmd and a click
 * on any link or tag, Ctrl/Cmd+Enter at the cursor. A link the cursor is in is being
 * written, so a plain click only moves the cursor there.
 */

import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, type Command } from '@codemirror/view';
import type { LinkFact } from './grammar/link';
import { linkAt, tagAt } from './language';
import type { LinkTarget } from './contract';
import { followFootnote } from './footnotes';
import { mode } from './mode';
import { toggleTask } from './preview/tasks';

export interface Following {
  onFollow: (link: LinkTarget) => void;
  onOpenTag: (raw: string) => void;
}

/** Opens what stands at the cursor; on a task without either, checks it. */
export function followAtCursor(following: Following): Command {
  return (view) => {
    const at = view.state.selection.main.head;
    return open(view.state, at, following) || followFootnote(view, at) || toggleTask(view, at);
  };
}

interface Press {
  x: number;
  y: number;
  at: number;
  follows: boolean;
  selection: EditorState['selection'];
}

const STILL = 4;

export function followByMouse(following: Following): Extension {
  let press: Press | null = null;
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      press = readPress(event, view);
      // With the key held, CodeMirror would add a cursor.
      return press?.follows === true && withKey(event);
    },
    mouseup(event, view) {
      const started = press;
      press = null;
      if (!started?.follows || event.button !== 0) return false;
      if (Math.hypot(event.clientX - started.x, event.clientY - started.y) > STILL) return false;
      view.dispatch({ selection: started.selection });
      return open(view.state, started.at, following) || followFootnote(view, started.at);
    },
  });
}

function readPress(event: MouseEvent, view: EditorView): Press | null {
  if (event.button !== 0 || event.shiftKey || event.altKey || event.detail > 1) return null;
  const element = event.target instanceof Element ? event.target : null;
  const link = element?.closest('.ed-link') ?? null;
  const mark = element?.closest('.ed-tag, .ed-footnote') ?? null;
  if (!link && !mark) return null;
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (at === null) return null;
  const { selection } = view.state;
  const isRead = view.state.facet(mode) === 'reading';
  const follows = withKey(event) || isRead || (link !== null && !isWritten(view, at));
  return { x: event.clientX, y: event.clientY, at, follows, selection };
}

function withKey(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** Whether the cursor is in the link at `at`. */
function isWritten(view: EditorView, at: number): boolean {
  const link = linkAt(view.state, at);
  if (!view.hasFocus || !link || view.state.facet(mode) === 'reading') return false;
  return view.state.selection.ranges.some(({ from, to }) => from <= link.to && to >= link.from);
}

function open(state: EditorState, at: number, following: Following): boolean {
  const link = linkAt(state, at);
  if (link) {
    following.onFollow(targetOf(link));
    return true;
  }
  const tag = tagAt(state, at);
  if (!tag) return false;
  following.onOpenTag(tag.raw);
  return true;
}

function targetOf({ kind, target, fragment }: LinkFact): LinkTarget {
  return fragment === undefined ? { kind, target } : { kind, target, fragment };
}
