/** A row of a tree as it is shown: the tree flattened to what is unfolded. */
export interface TreeRow {
  /** One of a kind in its tree. */
  id: string;
  /** From 1. */
  level: number;
  /** What it shows; `undefined` while the row is not read yet. */
  label: string | undefined;
  count?: number;
  /** Set in grey parentheses. */
  facet?: boolean;
  /** Whether anything lies below it. */
  expandable: boolean;
  expanded: boolean;
  /** From 1, among its siblings. */
  position: number;
  siblings: number;
  /** Index of the row above it; -1 on the top level. */
  parent: number;
}
