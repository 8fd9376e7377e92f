/** Footnotes: what a mark says, shown over it, and the way between the two. */

import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { hoverTooltip, type EditorView } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';

interface Definition {
  label: SyntaxNode;
  whole: SyntaxNode;
}

/** Shows what a footnote says while the pointer is over its mark. */
export function footnotePeek(draw: (source: string) => HTMLElement): Extension {
  return hoverTooltip((view, at, side) => {
    const mark = markAt(view.state, at, side);
    const found = mark && definitionOf(view.state, nameOf(view.state, mark));
    if (!found) return null;
    const source = view.state.sliceDoc(found.label.to, found.whole.to).trim();
    return {
      pos: mark.from,
      end: mark.to,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'ed-peek';
        dom.append(draw(source));
        return { dom };
      },
    };
  });
}

/** Goes from a footnote's mark to what it says, or back from there; false when `at` is at neither. */
export function followFootnote(view: EditorView, at: number): boolean {
  const { state } = view;
  const mark = markAt(state, at, 1) ?? markAt(state, at, -1);
  const to = mark && definitionOf(state, nameOf(state, mark))?.label.to;
  if (to !== undefined && to !== null) return go(view, to + 1);
  // Its mark leads to the sign behind the label, from where it shall lead back.
  const label = [at, Math.max(0, at - 1)]
    .map((place) => nodeAt(state, place, 'FootnoteLabel'))
    .find((node) => node !== null);
  const first = label && firstMark(state, nameOf(state, label));
  return first ? go(view, first.from) : false;
}

function go(view: EditorView, to: number): boolean {
  const anchor = Math.min(to, view.state.doc.length);
  view.dispatch({ selection: { anchor }, scrollIntoView: true, userEvent: 'select' });
  return true;
}

function markAt(state: EditorState, at: number, side: 1 | -1): SyntaxNode | null {
  const node = syntaxTree(state).resolveInner(at, side);
  return node.name === 'FootnoteReference' ? node : null;
}

function nodeAt(state: EditorState, at: number, name: string): SyntaxNode | null {
  const sides = [1, -1] as const;
  const nodes = sides.map((side) => syntaxTree(state).resolveInner(at, side));
  return nodes.find((node) => node.name === name) ?? null;
}

/** `1` of `[^1]` and of `[^1]:`. */
function nameOf(state: EditorState, { from, to }: SyntaxNode): string {
  return state
    .sliceDoc(from + 2, to)
    .replace(/\]:?$/, '')
    .toLowerCase();
}

function definitionOf(state: EditorState, name: string): Definition | null {
  let found: Definition | null = null;
  syntaxTree(state).iterate({
    enter: ({ name: kind, node: whole }) => {
      if (found) return false;
      if (kind !== 'FootnoteDefinition') return kind === 'Document';
      const label = whole.getChild('FootnoteLabel');
      if (label && nameOf(state, label) === name) found = { label, whole };
      return false;
    },
  });
  return found;
}

function firstMark(state: EditorState, name: string): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  syntaxTree(state).iterate({
    enter: ({ name: kind, node }) => {
      if (found) return false;
      if (kind === 'FootnoteReference' && nameOf(state, node) === name) found = node;
      return true;
    },
  });
  return found;
}
