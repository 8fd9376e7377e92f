/**
 * The one helper for marks within lines: walks the visible part of the tree and asks the
 * readers of each node what to draw there. It draws again what may have become another when
 * text, view, cursor, focus or tree change, and holds still while frozen.
 */

import { foldedRanges, syntaxTree } from '@codemirror/language';
import { RangeSet, StateEffect, type Extension, type Range } from '@codemirror/state';
import {
  EditorView,
  ViewPlugin,
  type Decoration,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { NodeType } from '@lezer/common';
import { hasThawed, isFrozen } from '../freeze';
import type { Range as Stretch } from '../grammar/ranges';
import { readsAlike } from '../language';
import { mode } from '../mode';
import { damageOf, nodesIn, type Node } from './damage';
import { passOver, takesLineEnd, type Look, type MarkReader } from './pass';

const redraw = StateEffect.define();

export function inlineMarks(readers: MarkReader[]): Extension {
  const { draw, isFrame } = drawing(readers);
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      /** What was in sight when all of it was drawn as it is; `null` when that can't be gone on from. */
      private nodes: readonly Node[] | null;

      constructor(view: EditorView) {
        this.decorations = this.drawAll(view);
        this.nodes = nodesInSight(view);
      }

      update(update: ViewUpdate): void {
        if (isFrozen(update.view)) {
          this.decorations = carried(this.decorations, update);
          this.nodes = null;
        } else if (isAllDue(update)) {
          this.decorations = this.drawAll(update.view);
          this.nodes = nodesInSight(update.view);
        } else if (isPartDue(update)) this.drawPart(update);
      }

      private drawAll(view: EditorView): DecorationSet {
        return RangeSet.of(
          view.visibleRanges.flatMap((stretch) => draw(view, stretch)),
          true,
        );
      }

      private drawPart(update: ViewUpdate): void {
        const { view, changes, state } = update;
        const { nodes: before } = this;
        this.nodes = isTreeKept(update) ? before : nodesInSight(view);
        const [sight] = view.visibleRanges;
        if (!before || !this.nodes || !sight) {
          this.decorations = this.drawAll(view);
          return;
        }
        const cursors = cursorsOf(update);
        const change = { before, now: this.nodes, changes, doc: state.doc, cursors, sight };
        const damage = damageOf(change, isFrame);
        if (!changes.empty) this.decorations = this.decorations.map(changes);
        if (!damage) return;
        this.decorations = this.decorations.update({
          filterFrom: damage.from,
          filterTo: damage.to,
          filter: () => false,
          add: draw(view, bothOf(damage, sight)),
          sort: true,
        });
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function bothOf(one: Stretch, other: Stretch): Stretch {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

/** Of more stretches than one, all is drawn each time: something is folded, or a line very long. */
function nodesInSight({ state, visibleRanges }: EditorView): Node[] | null {
  const [sight] = visibleRanges;
  return sight && visibleRanges.length === 1 ? nodesIn(syntaxTree(state), sight) : null;
}

/** Whether anything in sight may have become another. */
function isAllDue(update: ViewUpdate): boolean {
  const { startState, state } = update;
  return (
    update.viewportMoved ||
    update.focusChanged ||
    startState.facet(mode) !== state.facet(mode) ||
    hasThawed(update) ||
    update.transactions.some(({ effects }) => effects.some((effect) => effect.is(redraw))) ||
    foldedRanges(startState) !== foldedRanges(state) ||
    !readsAlike(startState, state)
  );
}

function isPartDue(update: ViewUpdate): boolean {
  return update.selectionSet || !isTreeKept(update);
}

function isTreeKept({ docChanged, startState, state }: ViewUpdate): boolean {
  return !docChanged && syntaxTree(startState) === syntaxTree(state);
}

/** What is shown where a cursor is depends on it. */
function cursorsOf({ startState, state, changes }: ViewUpdate): Stretch[] {
  const before = startState.selection.ranges.map(({ from, to }) => ({
    from: changes.mapPos(from, -1),
    to: changes.mapPos(to, 1),
  }));
  return [...before, ...state.selection.ranges];
}

/** What stands until it is drawn anew, but for what would take a line end that came into it. */
function carried(drawn: DecorationSet, { changes, state }: ViewUpdate): DecorationSet {
  if (changes.empty) return drawn;
  return drawn.map(changes).update({
    filter: (from, to, decoration) => !takesLineEnd(state.doc, from, to, decoration),
  });
}

interface Drawing {
  draw: (view: EditorView, stretch: Stretch) => Range<Decoration>[];
  /** Whether nothing is drawn for nodes of a type as a whole, only for those within them. */
  isFrame: (type: NodeType) => boolean;
}

function drawing(readers: readonly MarkReader[]): Drawing {
  const looks = new Map<string, Look[]>();
  for (const [name, look] of readers.flatMap(({ at = {} }) => Object.entries(at))) {
    looks.set(name, [...(looks.get(name) ?? []), look]);
  }
  return {
    draw: (view, stretch) => {
      const drawn: Range<Decoration>[] = [];
      const pass = passOver(view, stretch, drawn, () => {
        if (view.dom.isConnected) view.dispatch({ effects: redraw.of(null) });
      });
      for (const { over } of readers) over?.(pass);
      syntaxTree(view.state).iterate({
        from: stretch.from,
        to: stretch.to,
        enter: (node) => {
          for (const look of looks.get(node.name) ?? NONE) look(pass, node);
        },
      });
      return drawn;
    },
    isFrame: (type) => (type.isTop || type.is('BlockContext')) && !looks.has(type.name),
  };
}

const NONE: readonly Look[] = [];
