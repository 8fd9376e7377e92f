/**
 * Text that comes from outside (another program, a merge) enters the buffer as the smallest
 * edits that make the difference, so that cursor, scroll position and undo history stay.
 */

import { diff } from '@codemirror/merge';
import {
  Annotation,
  ChangeSet,
  Text,
  Transaction,
  type EditorState,
  type TransactionSpec,
} from '@codemirror/state';
import { wholeText } from './whole';

/** Marks what came in through the prop `text`: it is not reported back. */
export const fromOutside = Annotation.define<true>();

/** The edits that make `after` of `before`. */
export function changesBetween(before: string, after: string): ChangeSet {
  const edits = diff(before, after, { scanLimit: 500 }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: after.slice(fromB, toB),
  }));
  return ChangeSet.of(edits, before.length, '\n');
}

/**
 * What brings `text` into the buffer. `base` is what `text` was made from: edits made to the
 * buffer since then are kept on top of it. `null` when there is nothing to do.
 */
export function takeOver(state: EditorState, base: string, text: string): TransactionSpec | null {
  const buffer = wholeText(state.doc);
  const theirs = changesBetween(base, text);
  const changes = base === buffer ? theirs : theirs.map(changesBetween(base, buffer));
  if (changes.empty) return null;
  return {
    changes,
    annotations: [
      fromOutside.of(true),
      Transaction.addToHistory.of(false),
      Transaction.remote.of(true),
    ],
  };
}

/** What `takeOver` makes of a buffer, for one that no editor shows. */
export function carriedOver(base: string, text: string, buffer: string): string {
  const theirs = changesBetween(base, text).map(changesBetween(base, buffer));
  return theirs.apply(Text.of(buffer.split('\n'))).toString();
}
