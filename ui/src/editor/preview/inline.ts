/**
 * The one helper for marks within lines: walks the visible part of the tree and asks the
 * readers of each node what to draw there. It draws again when text, view, cursor, focus or
 * tree change, and holds still while frozen.
 */

import { foldedRanges, syntaxTree } from '@codemirror/language';
import {
  RangeSet,
  StateEffect,
  type EditorState,
  type Extension,
  type Range,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
  type WidgetType,
} from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { hasThawed, isFrozen } from '../freeze';
import type { LinkFact } from '../grammar/facts';
import type { Found } from '../grammar/section';
import { factsBetween } from '../language';
import { mode } from '../mode';

/** One pass over a visible range. */
export interface Pass {
  state: EditorState;
  from: number;
  to: number;
  /** Tags, links and code of it; read once, when asked for. */
  facts(): Found;
  /** The link that begins at a place. */
  linkFrom(at: number): LinkFact | undefined;
  /** The cursor or a selection touches the range, and the editor has the focus. */
  touched(from: number, to: number): boolean;
  /** The same for the lines that the range stands on. */
  touchedLine(from: number, to: number): boolean;
  /** A line end is never taken: what is hidden is so line by line, a widget stands behind. */
  add(from: number, to: number, decoration: Decoration): void;
  /** To be called when what was drawn would be another by now. */
  again: () => void;
}

const redraw = StateEffect.define();

type Look = (pass: Pass, node: SyntaxNodeRef) => void;

/** What is drawn of one kind of thing. */
export interface MarkReader {
  /** Looks at a pass as a whole. */
  over?: (pass: Pass) => void;
  /** Look at nodes, by the nodes' names: there are many with each key, and few are of interest. */
  at?: Readonly<Record<string, Look>>;
}

/** One look for nodes of several names. */
export function atEach(names: readonly string[], look: Look): Record<string, Look> {
  return Object.fromEntries(names.map((name) => [name, look]));
}

export function inlineMarks(readers: MarkReader[]): Extension {
  const draw = drawing(readers);
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = draw(view);
      }

      update(update: ViewUpdate): void {
        if (isFrozen(update.view)) this.decorations = carried(this.decorations, update);
        else if (isDue(update)) this.decorations = draw(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function isDue(update: ViewUpdate): boolean {
  return (
    update.docChanged ||
    update.viewportChanged ||
    update.selectionSet ||
    update.focusChanged ||
    update.startState.facet(mode) !== update.state.facet(mode) ||
    hasThawed(update) ||
    update.transactions.some(({ effects }) => effects.some((effect) => effect.is(redraw))) ||
    foldedRanges(update.startState) !== foldedRanges(update.state) ||
    syntaxTree(update.startState) !== syntaxTree(update.state)
  );
}

/** What stands until it is drawn anew, but for what would take a line end that came into it. */
function carried(drawn: DecorationSet, { changes, state }: ViewUpdate): DecorationSet {
  if (changes.empty) return drawn;
  return drawn.map(changes).update({
    filter: (from, to, decoration) => !takesLineEnd(state.doc, from, to, decoration),
  });
}

/** CodeMirror lets no plugin do that: the editor would take no further text. */
function takesLineEnd(doc: Text, from: number, to: number, decoration: Decoration): boolean {
  return decoration.point && from < to && to > doc.lineAt(from).to;
}

function withinLines(
  doc: Text,
  from: number,
  to: number,
  decoration: Decoration,
): Range<Decoration>[] {
  if (!takesLineEnd(doc, from, to, decoration)) return [decoration.range(from, to)];
  const { widget } = decoration.spec as { widget?: WidgetType };
  if (widget) return [Decoration.widget({ widget, side: 1 }).range(to)];
  const parts: Range<Decoration>[] = [];
  for (let at = from; at <= to;) {
    const end = Math.min(doc.lineAt(at).to, to);
    if (at < end) parts.push(decoration.range(at, end));
    at = end + 1;
  }
  return parts;
}

function drawing(readers: MarkReader[]): (view: EditorView) => DecorationSet {
  const looks = new Map<string, Look[]>();
  for (const [name, look] of readers.flatMap(({ at = {} }) => Object.entries(at))) {
    looks.set(name, [...(looks.get(name) ?? []), look]);
  }
  return (view) => {
    const drawn: Range<Decoration>[] = [];
    for (const { from, to } of view.visibleRanges) {
      const pass = passOver(view, from, to, drawn);
      for (const { over } of readers) over?.(pass);
      syntaxTree(view.state).iterate({
        from,
        to,
        enter: (node) => {
          for (const look of looks.get(node.name) ?? NONE) look(pass, node);
        },
      });
    }
    return RangeSet.of(drawn, true);
  };
}

const NONE: readonly Look[] = [];

function passOver(view: EditorView, from: number, to: number, drawn: Range<Decoration>[]): Pass {
  const { state } = view;
  const shown = state.facet(mode);
  const selected = view.hasFocus && shown === 'live' ? state.selection.ranges : [];
  const touched = (start: number, end: number) =>
    shown === 'source' || selected.some((range) => range.from <= end && range.to >= start);
  let facts: Found | undefined;
  let links: Map<number, LinkFact> | undefined;
  const found = () => (facts ??= factsBetween(state, from, to));
  return {
    state,
    from,
    to,
    facts: found,
    linkFrom: (at) => {
      links ??= new Map(found().links.map((link) => [link.from, link]));
      return links.get(at);
    },
    touched,
    touchedLine: (start, end) => touched(state.doc.lineAt(start).from, state.doc.lineAt(end).to),
    add: (start, end, decoration) => {
      drawn.push(...withinLines(state.doc, start, end, decoration));
    },
    again: () => {
      if (view.dom.isConnected) view.dispatch({ effects: redraw.of(null) });
    },
  };
}
