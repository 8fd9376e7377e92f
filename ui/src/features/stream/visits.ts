/** Streams that were left, by visit: going back finds one where it was. */

import { notYetLeft, type Left } from '../../shared/clippings/reach';
import type { Visit } from '../../shared/desk';
import { PassageStream, type Source } from './stream.svelte';

interface Visited<S extends Source> {
  source: S;
  stream: PassageStream;
  left: Left;
}

const visits = new WeakMap<Visit, Visited<Source>>();

export function visited<S extends Source>(visit: Visit, make: () => S): Visited<S> {
  // A visit is one to one place, so the source under it is of one kind.
  const known = visits.get(visit) as Visited<S> | undefined;
  if (known) return known;
  const source = make();
  const fresh = { source, stream: new PassageStream(source), left: notYetLeft() };
  visits.set(visit, fresh);
  return fresh;
}
