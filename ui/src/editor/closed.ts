/**
 * Callouts that are written closed (`[!note]-`) are closed when a note is opened: at once where
 * the parser has come so far in a moment, else as soon as it has, unless one is in them by then.
 */

import { ensureSyntaxTree, foldable, foldEffect, syntaxTree } from '@codemirror/language';
import {
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { readCallout } from './preview/callouts';

/** Milliseconds that opening a note may wait for the parser. */
const PATIENCE = 200;
const MAY_BE_CLOSED = /^(?:[ \t]*>)+[ \t]?\[!.*\]-/;

/** Starts of the lines that are still to be closed. */
const setWaiting = StateEffect.define<readonly number[]>();
const waiting = StateField.define<readonly number[]>({
  create: () => [],
  update: (places, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setWaiting));
    return set ? set.value : moved(places, transaction);
  },
});

/** What is written in is not closed any more. */
function moved(places: readonly number[], { docChanged, changes, startState }: Transaction) {
  if (!docChanged || places.length === 0) return places;
  return places
    .filter((from) => !changes.touchesRange(from, startState.doc.lineAt(from).to))
    .map((from) => changes.mapPos(from, 1));
}

/** A note as it is opened. `patience` in milliseconds. */
export function withClosedCallouts(opened: EditorState, patience = PATIENCE): EditorState {
  const places = written(opened);
  const last = places.at(-1);
  if (last === undefined) return opened;
  ensureSyntaxTree(opened, endOf(opened.doc, last), patience);
  // Only the next state has the tree that was read just now.
  const state = opened.update({}).state;
  return state.update({ effects: closed(state, places) ?? setWaiting.of(places) }).state;
}

function written({ doc }: EditorState): number[] {
  const places: number[] = [];
  let at = 0;
  for (const line of doc.iterLines()) {
    if (MAY_BE_CLOSED.test(line) && readCallout(line)?.fold === 'closed') places.push(at);
    at += line.length + 1;
  }
  return places;
}

/** Closes those of the places that the parser has come past, and lets the others wait. */
function closed(
  state: EditorState,
  places: readonly number[],
): readonly StateEffect<unknown>[] | undefined {
  const read = syntaxTree(state).length;
  const late = places.filter((from) => read < endOf(state.doc, from));
  if (late.length === places.length) return undefined;
  const folds = places.flatMap((from) => {
    const range = late.includes(from) ? null : foldable(state, from, state.doc.lineAt(from).to);
    if (!range) return [];
    const isIn = state.selection.ranges.some((one) => one.to > from && one.from <= range.to);
    return isIn ? [] : [foldEffect.of(range)];
  });
  return [...folds, setWaiting.of(late)];
}

/** Where the quote ends that begins on the line at `from`. */
function endOf(doc: Text, from: number): number {
  let line = doc.lineAt(from);
  while (line.number < doc.lines) {
    const next = doc.line(line.number + 1);
    if (!/^[ \t]*>/.test(next.text)) break;
    line = next;
  }
  return line.to;
}

const whenRead = ViewPlugin.fromClass(
  class {
    #isGone = false;

    constructor(private readonly view: EditorView) {}

    update({ state, startState }: ViewUpdate): void {
      const isFurther = syntaxTree(state) !== syntaxTree(startState);
      // An update may not begin another one.
      if (isFurther && state.field(waiting).length > 0) queueMicrotask(() => this.#close());
    }

    destroy(): void {
      this.#isGone = true;
    }

    #close(): void {
      const { state, composing } = this.view;
      const effects = this.#isGone || composing ? undefined : closed(state, state.field(waiting));
      if (effects) this.view.dispatch({ effects });
    }
  },
);

export const closing: Extension = [waiting, whenRead];
