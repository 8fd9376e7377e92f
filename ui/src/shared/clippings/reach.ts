/** Which passage of a column Tab stops at, and how a passage says that it is reached. */
export interface Reach {
  /** From 0. */
  readonly at: number;
  to(passage: number): void;
}
