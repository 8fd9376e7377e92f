/** How far the index of a small vault is, with nothing out of the ordinary. */

import type { IndexPhase, IndexState } from '../src/ipc/bindings';

export function indexState(phase: IndexPhase = 'ready'): IndexState {
  return {
    generation: 1,
    phase,
    done: 1,
    total: 3,
    notes: 3,
    passages: 9,
    tags: 2,
    links: 1,
    covered: 1,
    text_waits: false,
    vanishing: 0,
    sync: 'on',
    problems: 0,
  };
}
