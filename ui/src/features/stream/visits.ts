/** Streams that were left, by visit: going back finds one where it was. */

import { notYetLeft, type Left } from '../../shared/clippings/reach';
import type { Visit } from '../../shared/desk';
import type { TagStream } from './stream.svelte';

interface Visited {
  stream: TagStream;
  left: Left;
}

const visits = new WeakMap<Visit, Visited>();

export function visited(visit: Visit, make: () => TagStream): Visited {
  const known = visits.get(visit) ?? { stream: make(), left: notYetLeft() };
  visits.set(visit, known);
  return known;
}
