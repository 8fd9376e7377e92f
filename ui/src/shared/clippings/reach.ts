import type { VirtualizerHandle } from 'virtua/svelte';

/** Which passage of a column Tab stops at, and how a passage says that it is reached. */
export interface Reach {
  /** From 0. */
  readonly at: number;
  to(passage: number): void;
}

/** Where a column was left, for coming back to it. Written by the column as one goes. */
export interface Left {
  scrollTop: number;
  /** The passage that was reached. */
  at: number;
  /** Heights that were measured. */
  sizes: ReturnType<VirtualizerHandle['getCache']> | undefined;
}

export function notYetLeft(): Left {
  return { scrollTop: 0, at: 0, sizes: undefined };
}
