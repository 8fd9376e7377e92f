/** Where notes were left, by visit: going back finds one where it was. */

import type { Whereabouts } from '../../editor/contract';
import type { Visit } from '../../shared/desk';

const left = new WeakMap<Visit, Whereabouts>();

export function leave(visit: Visit, at: Whereabouts): void {
  left.set(visit, at);
}

export function leftAt(visit: Visit): Whereabouts | undefined {
  return left.get(visit);
}

/** The same visit, to a note that has another path now. */
export function leftAs(before: Visit, now: Visit): Visit {
  const at = left.get(before);
  if (at && now.place.kind === 'note') left.set(now, { ...at, path: now.place.path });
  return now;
}
