/**
 * The one helper for widgets that stand in place of whole blocks. Such widgets change
 * heights, so CodeMirror wants them from the state. Which blocks come into question is read
 * when the text or its tree changes, not when the cursor moves.
 */

import { syntaxTree } from '@codemirror/language';
import { RangeSet, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet, type WidgetType } from '@codemirror/view';
import type { Transaction } from '@codemirror/state';
import type { Range } from '../grammar/section';

export interface BlockKind {
  /** Of the node in the tree. */
  name: string;
  widget(state: EditorState, block: Range): WidgetType;
}

interface Drawn {
  candidates: { block: Range; decoration: Decoration }[];
  shown: DecorationSet;
}

/** Leaves of the block structure: no block stands in them. */
const LEAF =
  /^(?:Paragraph|Table|FencedCode|CodeBlock|HTMLBlock|FrontMatter|(?:ATX|Setext)Heading\d)$/;

export function blockWidgets(kind: BlockKind): Extension {
  const field = StateField.define<Drawn>({
    create: (state) => draw(state, candidatesIn(state, kind)),
    update(drawn, transaction) {
      const { state, startState } = transaction;
      const reread = transaction.docChanged || syntaxTree(startState) !== syntaxTree(state);
      const candidates = reread ? candidatesIn(state, kind) : drawn.candidates;
      if (holdsStill(transaction)) {
        return { candidates, shown: drawn.shown.map(transaction.changes) };
      }
      return draw(state, candidates);
    },
    provide: (self) => EditorView.decorations.from(self, (drawn) => drawn.shown),
  });
  return field;
}

/** While the mouse is down or an input method composes; a transaction without either follows. */
function holdsStill(transaction: Transaction): boolean {
  return transaction.isUserEvent('select.pointer') || transaction.isUserEvent('input.type.compose');
}

function candidatesIn(state: EditorState, kind: BlockKind): Drawn['candidates'] {
  const found: Drawn['candidates'] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name === kind.name && from < to) {
        const block = { from, to };
        const widget = kind.widget(state, block);
        found.push({ block, decoration: Decoration.replace({ widget, block: true }) });
      }
      return !LEAF.test(name);
    },
  });
  return found;
}

/** A block that the cursor touches is shown as its source. */
function draw(state: EditorState, candidates: Drawn['candidates']): Drawn {
  const shown = candidates.filter(
    ({ block }) =>
      !state.selection.ranges.some((range) => range.from <= block.to && range.to >= block.from),
  );
  const ranges = shown.map(({ block, decoration }) => decoration.range(block.from, block.to));
  return { candidates, shown: RangeSet.of(ranges) };
}
