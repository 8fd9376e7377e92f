/**
 * Formulas as they are set: within a line where the cursor is not in them, and `$$…$$` on lines
 * of their own in place of these lines.
 */

import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, WidgetType, type EditorView } from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { Range } from '../grammar/ranges';
import { mathElement, type Formula, type MathWords } from '../math';
import { drawnBlocks } from './drawn';
import type { MarkReader, Pass } from './pass';

const LINE = 28;

/** Formulas that stand within a line. */
export function inlineMath(words: MathWords): MarkReader {
  const addFormula = (pass: Pass, { from, to }: SyntaxNodeRef) => {
    if (pass.touched(from, to)) return;
    const source = pass.state.sliceDoc(from, to);
    if (source.includes('\n')) return;
    const widget = new Typeset(formulaOf(source), words);
    pass.add(from, to, Decoration.replace({ widget }));
  };
  return { at: { Math: addFormula } };
}

/** `$$…$$` that has its lines for itself. */
export function displayedMath(words: MathWords): Extension {
  return drawnBlocks({
    find,
    draw: (source, changed) => mathElement(formulaOf(source), words, changed),
    height: (source) => Math.max(2, source.split('\n').length) * LINE,
    place: (state, from) => {
      const line = state.doc.lineAt(from);
      // Behind the sign, or on the line below when the sign is all that stands on its own.
      const next = line.number < state.doc.lines ? state.doc.line(line.number + 1) : line;
      return line.text.trim() === '$$' ? next.from : line.from + 2;
    },
  });
}

/** Looked for by their signs: there are far fewer of these than of paragraphs. */
function find(state: EditorState): Range[] {
  const found: Range[] = [];
  let at = 0;
  for (const line of state.doc.iterLines()) {
    const from = at;
    at += line.length + 1;
    if (!line.startsWith('$$') || from < (found.at(-1)?.to ?? 0)) continue;
    const node = displayedAt(state, from);
    if (node) found.push({ from, to: node.to });
  }
  return found;
}

function displayedAt(state: EditorState, from: number): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1);
  while (node && node.name !== 'Math') node = node.parent;
  const isAlone = node?.from === from && state.doc.lineAt(node.to).to === node.to;
  return isAlone && node?.parent?.name === 'Paragraph' && node.parent.parent?.type.isTop
    ? node
    : null;
}

/** Of `$…$` or `$$…$$`. */
export function formulaOf(written: string): Formula {
  const isDisplayed = written.startsWith('$$');
  const size = isDisplayed ? 2 : 1;
  return { source: written.slice(size, written.length - size), isDisplayed };
}

class Typeset extends WidgetType {
  constructor(
    private readonly formula: Formula,
    private readonly words: MathWords,
  ) {
    super();
  }

  override eq({ formula, words }: Typeset): boolean {
    return (
      formula.source === this.formula.source &&
      formula.isDisplayed === this.formula.isDisplayed &&
      words === this.words
    );
  }

  override toDOM(view: EditorView): HTMLElement {
    return mathElement(this.formula, this.words, () => {
      view.requestMeasure();
    });
  }

  /** The cursor goes to the formula that was pressed. */
  override ignoreEvent(): boolean {
    return false;
  }
}
