/**
 * Tables as tables where the cursor is not. A table takes the place of whole lines, so it
 * is kept in the state and not drawn with what is in sight; where tables stand is read
 * again only when a change may have made or ended one, or the parser has come further.
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
import { touchesText } from '../language';
import { mode } from '../mode';

/** Makes what a table's source looks like when it is read. */
export type Draw = (source: string) => HTMLElement;

interface Table {
  from: number;
  to: number;
}

interface Tables {
  all: readonly Table[];
  drawn: DecorationSet;
}

/** Longer ones stay text: a page would be slow to lay them out. */
const LONGEST = 100_000;
/** What may begin or end a table, or a block around it. */
const MAY_CHANGE = /[-|`~$%<>]|^\s*$/m;

export function tables(draw: Draw): Extension {
  const field = StateField.define<Tables>({
    create: (state) => show(state, find(state), draw),
    update(tables, transaction) {
      const { changes } = transaction;
      const carried = changes.empty
        ? tables
        : {
            all: tables.all.map((table) => moved(table, transaction)),
            drawn: tables.drawn.map(changes),
          };
      if (leavesFrozen(transaction)) return carried;
      const { state } = transaction;
      if (mayDiffer(transaction)) return show(state, find(state), draw);
      const asks = transaction.docChanged || transaction.selection !== undefined;
      return asks ? show(state, carried.all, draw) : carried;
    },
    provide: (self) => EditorView.decorations.from(self, ({ drawn }) => drawn),
  });
  return field;
}

function moved({ from, to }: Table, { changes }: Transaction): Table {
  return { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) };
}

function mayDiffer(transaction: Transaction): boolean {
  const { startState, state } = transaction;
  if (thaws(transaction) || startState.facet(mode) !== state.facet(mode)) return true;
  if (!transaction.docChanged) return syntaxTree(startState) !== syntaxTree(state);
  return touchesText(transaction, MAY_CHANGE);
}

function find(state: EditorState): Table[] {
  const found: Table[] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === 'Table') {
        // Within a quote or a list its lines begin with what is not the table's.
        const { parent } = node;
        if (parent?.type.isTop && to - from <= LONGEST) found.push({ from, to });
        return false;
      }
      return name === 'Document';
    },
  });
  return found;
}

function show(state: EditorState, all: readonly Table[], draw: Draw): Tables {
  const { doc, selection } = state;
  const shown = state.facet(mode);
  if (shown === 'source') return { all, drawn: Decoration.none };
  const drawn = all.flatMap(({ from, to }) => {
    if (from >= to || to > doc.length || doc.lineAt(from).from !== from) return [];
    const end = doc.lineAt(to).to;
    const isWritten =
      shown === 'live' && selection.ranges.some((range) => range.from <= end && range.to >= from);
    if (isWritten) return [];
    const widget = new Drawn(doc.sliceString(from, to), draw);
    return [Decoration.replace({ widget, block: true }).range(from, end)];
  });
  return { all, drawn: Decoration.set(drawn, true) };
}

/** Heights of tables that were laid out, by source: what scrolls by does not jump. */
const heights = new Map<string, number>();
const MOST_HEIGHTS = 200;
const LINE = 28;

class Drawn extends WidgetType {
  constructor(
    private readonly source: string,
    private readonly draw: Draw,
  ) {
    super();
  }

  override eq(other: Drawn): boolean {
    return other.source === this.source && other.draw === this.draw;
  }

  override get estimatedHeight(): number {
    // The line of dashes is none of the table's.
    return heights.get(this.source) ?? (this.source.split('\n').length - 1) * (LINE + 1) + 1;
  }

  override toDOM(view: EditorView): HTMLElement {
    const frame = document.createElement('div');
    frame.className = 'ed-table-drawn';
    frame.append(this.draw(this.source));
    frame.addEventListener('mousedown', (event) => {
      const isElsewhere = event.target instanceof Element && event.target.closest('a') !== null;
      if (isElsewhere || event.button !== 0) return;
      if (view.state.facet(mode) !== 'live') return;
      event.preventDefault();
      writeIn(view, frame, event.target);
    });
    view.requestMeasure({
      read: () => frame.offsetHeight,
      write: (height) => {
        if (height > 0) this.remember(height);
      },
    });
    return frame;
  }

  /** What is pressed in a table is the table's. */
  override ignoreEvent(): boolean {
    return true;
  }

  private remember(height: number): void {
    heights.set(this.source, height);
    const [oldest] = heights.keys();
    if (heights.size > MOST_HEIGHTS && oldest !== undefined) heights.delete(oldest);
  }
}

/** Puts the cursor into the source of the cell that was pressed. */
function writeIn(view: EditorView, frame: HTMLElement, pressed: EventTarget | null): void {
  const at = view.posAtDOM(frame);
  const row = pressed instanceof Element ? pressed.closest('tr') : null;
  const rows = [...frame.querySelectorAll('tr')];
  const index = row ? rows.indexOf(row) : 0;
  const line = view.state.doc.lineAt(at).number + (index === 0 ? 0 : index + 1);
  const place = view.state.doc.line(Math.min(line, view.state.doc.lines));
  const cell = pressed instanceof Element ? pressed.closest('td, th') : null;
  const cells = row ? [...row.children] : [];
  const head = place.from + cellStart(place.text, cell ? cells.indexOf(cell) : 0);
  view.focus();
  view.dispatch({ selection: EditorSelection.cursor(head), scrollIntoView: true });
}

/** Where the text of a row's cell begins. */
function cellStart(row: string, index: number): number {
  let at = /^\s*\|?\s*/.exec(row)?.[0].length ?? 0;
  for (let passed = 0; passed < index; passed += 1) {
    const next = /(?:^|[^\\])\|\s*/.exec(row.slice(at));
    if (!next) break;
    at += next.index + next[0].length;
  }
  return Math.min(at, row.length);
}
