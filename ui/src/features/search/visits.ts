/** Searches that were left, by visit: going back finds one where it was. */

import { notYetLeft, type Left } from '../../shared/clippings/reach';
import type { Visit } from '../../shared/desk';
import type { Search } from './search.svelte';

interface Visited {
  search: Search;
  left: Left;
}

const visits = new WeakMap<Visit, Visited>();

export function visited(visit: Visit, make: () => Search): Visited {
  return visits.get(visit) ?? { search: make(), left: notYetLeft() };
}

export function remember(visit: Visit, known: Visited): void {
  visits.set(visit, known);
}
