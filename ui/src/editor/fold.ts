/**
 * Folding by heading, from its line to before the next one of its level or higher, and of
 * callouts; `closed` closes those that are written so. The twisty hangs in the margin, and is
 * seen when the pointer is near or something is folded.
 */

import {
  codeFolding,
  foldable,
  foldEffect,
  foldedRanges,
  foldKeymap,
  foldService,
  syntaxTree,
  unfoldEffect,
} from '@codemirror/language';
import type { EditorState, Extension, StateEffect } from '@codemirror/state';
import {
  Decoration,
  keymap,
  WidgetType,
  type DecorationSet,
  type EditorView,
} from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { closing } from './closed';
import { HEADING_LEVELS, HEADINGS } from './grammar/headings';
import { readCallout } from './preview/callouts';
import { atEach, type MarkReader, type Pass } from './preview/pass';

export interface FoldWords {
  fold: string;
  unfold: string;
}

const byHeading = foldService.of((state, from) => {
  const heading = headingAt(state, from);
  if (!heading) return null;
  const level = levelOf(heading);
  let last = heading.to;
  for (let next = heading.nextSibling; next; next = next.nextSibling) {
    const other = levelOf(next);
    if (other > 0 && other <= level) break;
    last = next.to;
  }
  const start = state.doc.lineAt(heading.to).to;
  return last > start ? { from: start, to: Math.min(last, state.doc.length) } : null;
});

const byCallout = foldService.of((state, from) => {
  const callout = calloutAt(state, from);
  const start = state.doc.lineAt(from).to;
  return callout && callout.to > start ? { from: start, to: callout.to } : null;
});

export const folding: Extension = [
  byHeading,
  byCallout,
  codeFolding({ placeholderText: '…' }),
  closing,
  keymap.of(foldKeymap),
];

/** The quote that begins on the line at `from` and says what it is. */
function calloutAt(state: EditorState, from: number): SyntaxNode | null {
  const line = state.doc.lineAt(from);
  if (!readCallout(line.text)) return null;
  const start = from + (/^[ \t]*/.exec(line.text)?.[0].length ?? 0);
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(start, 1);
  while (node && node.name !== 'Blockquote') node = node.parent;
  return node && node.from >= line.from ? node : null;
}

/** The heading that begins on the line at `from`. */
function headingAt(state: EditorState, from: number): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1);
  while (node && levelOf(node) === 0) node = node.parent;
  return node && node.from >= from ? node : null;
}

function levelOf({ name }: SyntaxNode): number {
  return HEADING_LEVELS[name] ?? 0;
}

/** A twisty before each heading in sight, and before callouts that are to be closed. */
export function twisties(words: FoldWords): MarkReader {
  const addTwisty = (pass: Pass, { name, from, to, node }: SyntaxNodeRef) => {
    if (!node.parent?.type.isTop) return;
    const line = pass.state.doc.lineAt(name.startsWith('Setext') ? to : from);
    const isFolded = starts(foldedRanges(pass.state), line.to);
    // The mark of a heading that is written in hangs at the same place.
    if (pass.touchedLine(from, from) && !isFolded) return;
    const widget = new Twisty(isFolded, isFolded ? words.unfold : words.fold);
    pass.add(from, from, Decoration.widget({ widget, side: -1 }));
  };
  return {
    at: {
      ...atEach(HEADINGS, addTwisty),
      Blockquote: (pass, quote) => {
        if (isToBeClosed(pass.state, quote.from)) addTwisty(pass, quote);
      },
    },
  };
}

function isToBeClosed({ doc }: EditorState, quote: number): boolean {
  return (readCallout(doc.lineAt(quote).text)?.fold ?? null) !== null;
}

class Twisty extends WidgetType {
  constructor(
    private readonly isFolded: boolean,
    private readonly label: string,
  ) {
    super();
  }

  override eq(other: Twisty): boolean {
    return other.isFolded === this.isFolded && other.label === this.label;
  }

  override toDOM(view: EditorView): HTMLElement {
    const sign = document.createElement('span');
    sign.className = this.isFolded ? 'ed-fold ed-folded' : 'ed-fold';
    sign.title = this.label;
    // The keys fold too; for a screen reader this would be a word in the text.
    sign.setAttribute('aria-hidden', 'true');
    sign.addEventListener('mousedown', (event) => {
      event.preventDefault();
      toggle(view, view.posAtDOM(sign));
    });
    return sign;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Whether something is folded from this place on. */
function starts(folded: DecorationSet, at: number): boolean {
  const found: number[] = [];
  folded.between(at, at, (from) => {
    found.push(from);
  });
  return found.includes(at);
}

function toggle(view: EditorView, at: number): void {
  const { state } = view;
  const line = state.doc.lineAt(at);
  const effects: StateEffect<unknown>[] = [];
  foldedRanges(state).between(line.from, line.to, (from, to) => {
    effects.push(unfoldEffect.of({ from, to }));
  });
  const range = foldable(state, line.from, line.to);
  if (effects.length === 0 && range) effects.push(foldEffect.of(range));
  if (effects.length > 0) view.dispatch({ effects });
}
