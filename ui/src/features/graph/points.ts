/**
 * What a graph's picture is of: notes, and tags between those that have them. Both are
 * points; each leads to its place.
 */

import type { Neighbourhood } from '../../ipc/bindings';
import { stemOf, type Place } from '../../shared/desk';
import { withoutSign } from '../../shared/tag/parts';

export interface Point {
  kind: 'note' | 'tag';
  /** Beside it, in the picture. */
  name: string;
  /** All of it, under the pointer. */
  title: string;
  place: Place;
  /** Links between it and the note in question. */
  steps: number;
}

export interface Points {
  points: readonly Point[];
  /** Places in `points`. */
  lines: readonly (readonly [number, number])[];
}

/** The notes in their order, then the tags. */
export function pointsOf(around: Pick<Neighbourhood, 'notes' | 'links' | 'tags'>): Points {
  const notes = around.notes.map(({ path, steps }): Point => ({
    kind: 'note',
    name: stemOf(path),
    title: path,
    place: { kind: 'note', path },
    steps,
  }));
  const tags = around.tags.map((tag): Point => {
    const name = `#${withoutSign(tag.tag)}`;
    const near = tag.notes.map((at) => notes[at]?.steps ?? 0);
    return {
      kind: 'tag',
      name,
      title: name,
      place: { kind: 'stream', tag: tag.key },
      steps: Math.min(...near) + 1,
    };
  });
  return {
    points: [...notes, ...tags],
    lines: [
      ...around.links.map(({ from, to }) => [from, to] as const),
      ...around.tags.flatMap((tag, index) =>
        tag.notes.map((at) => [at, notes.length + index] as const),
      ),
    ],
  };
}
