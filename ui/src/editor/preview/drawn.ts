/**
 * Blocks that are drawn in place of their lines where the cursor is not: tables, formulas. They take
 * the place of whole lines, so they are kept in the state and not drawn with what is in sight;
 * where they stand is read again only when a change may have made or ended one, or the parser
 * has come further.
 */

import { syntaxTree } from '@codemirror/language';
import {
  EditorSelection,
  StateField,
  type EditorState,
  type Extension,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { leavesFrozen, thaws } from '../freeze';
import type { Range } from '../grammar/ranges';
import { touchesSigns } from '../language';
import { mode } from '../mode';

/** One kind of block. What it is compared by is itself: one object for as long as it draws the same. */
export interface Kind {
  /** Where they stand, in the order of the text. */
  find: (state: EditorState) => Range[];
  /** Makes what the source looks like when it is read; `changed` is to be told of another size. */
  draw: (source: string, changed: () => void) => HTMLElement;
  /** Pixels that it will take, before it was laid out. */
  height: (source: string) => number;
  /** Where in the source, whose first line begins at `from`, one writes after a press. */
  place: (state: EditorState, from: number, frame: HTMLElement, pressed: Element | null) => number;
}

interface Blocks {
  all: readonly Range[];
  drawn: DecorationSet;
}

export function drawnBlocks(kind: Kind): Extension {
  return StateField.define<Blocks>({
    create: (state) => show(state, kind.find(state), kind),
    update(blocks, transaction) {
      const { changes } = transaction;
      const carried = changes.empty
        ? blocks
        : {
            all: blocks.all.map((block) => moved(block, transaction)),
            drawn: blocks.drawn.map(changes),
          };
      if (leavesFrozen(transaction)) return carried;
      const { state } = transaction;
      if (mayDiffer(transaction)) return show(state, kind.find(state), kind);
      const asks = transaction.docChanged || transaction.selection !== undefined;
      return asks ? show(state, carried.all, kind) : carried;
    },
    provide: (self) => EditorView.decorations.from(self, ({ drawn }) => drawn),
  });
}

function moved({ from, to }: Range, { changes }: Transaction): Range {
  return { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) };
}

function mayDiffer(transaction: Transaction): boolean {
  const { startState, state } = transaction;
  if (thaws(transaction) || startState.facet(mode) !== state.facet(mode)) return true;
  if (!transaction.docChanged) return syntaxTree(startState) !== syntaxTree(state);
  return touchesSigns(transaction);
}

function show(state: EditorState, all: readonly Range[], kind: Kind): Blocks {
  const { doc, selection } = state;
  const shown = state.facet(mode);
  if (shown === 'source') return { all, drawn: Decoration.none };
  const drawn = all.flatMap(({ from, to }) => {
    if (from >= to || to > doc.length || doc.lineAt(from).from !== from) return [];
    const end = doc.lineAt(to).to;
    const isWritten =
      shown === 'live' && selection.ranges.some((range) => range.from <= end && range.to >= from);
    if (isWritten) return [];
    const widget = new Drawn(doc.sliceString(from, to), kind);
    return [Decoration.replace({ widget, block: true }).range(from, end)];
  });
  return { all, drawn: Decoration.set(drawn, true) };
}

/** Heights of blocks that were laid out, by source: what scrolls by does not jump. */
const heights = new Map<string, number>();
const MOST_HEIGHTS = 200;

class Drawn extends WidgetType {
  constructor(
    private readonly source: string,
    private readonly kind: Kind,
  ) {
    super();
  }

  override eq(other: Drawn): boolean {
    return other.source === this.source && other.kind === this.kind;
  }

  override get estimatedHeight(): number {
    return heights.get(this.source) ?? this.kind.height(this.source);
  }

  override toDOM(view: EditorView): HTMLElement {
    const frame = document.createElement('div');
    frame.className = 'ed-drawn';
    const measure = () => {
      view.requestMeasure({
        read: () => frame.offsetHeight,
        write: (height) => {
          if (height > 0) this.remember(height);
        },
      });
    };
    frame.append(this.kind.draw(this.source, measure));
    frame.addEventListener('mousedown', (event) => {
      const pressed = event.target instanceof Element ? event.target : null;
      if (pressed?.closest('a') || event.button !== 0) return;
      if (view.state.facet(mode) !== 'live') return;
      event.preventDefault();
      this.writeIn(view, frame, pressed);
    });
    measure();
    return frame;
  }

  /** What is pressed in it is its own. */
  override ignoreEvent(): boolean {
    return true;
  }

  private writeIn(view: EditorView, frame: HTMLElement, pressed: Element | null): void {
    const head = this.kind.place(view.state, view.posAtDOM(frame), frame, pressed);
    view.focus();
    view.dispatch({ selection: EditorSelection.cursor(head), scrollIntoView: true });
  }

  private remember(height: number): void {
    heights.set(this.source, height);
    const [oldest] = heights.keys();
    if (heights.size > MOST_HEIGHTS && oldest !== undefined) heights.delete(oldest);
  }
}
