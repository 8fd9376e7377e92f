/** What draws marks within lines, and what it is given for that: one pass over a stretch of the text. */

import type { EditorState, Range, Text } from '@codemirror/state';
import { Decoration, type EditorView, type WidgetType } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import type { LinkFact } from '../grammar/facts';
import type { Range as Stretch } from '../grammar/ranges';
import type { Found } from '../grammar/section';
import { factsBetween } from '../language';
import { mode } from '../mode';

/** One pass over a part of what is in sight. */
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

export type Look = (pass: Pass, node: SyntaxNodeRef) => void;

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

/** `again` is called when what was drawn would be another by now. */
export function passOver(
  view: EditorView,
  { from, to }: Stretch,
  drawn: Range<Decoration>[],
  again: () => void,
): Pass {
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
    again,
  };
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

/** CodeMirror lets no plugin do that: the editor would take no further text. */
export function takesLineEnd(doc: Text, from: number, to: number, decoration: Decoration): boolean {
  return decoration.point && from < to && to > doc.lineAt(from).to;
}
