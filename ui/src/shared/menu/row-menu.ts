/** What can be done with a row, and where it is offered. */

export interface RowMenuItem {
  label: string;
  run(): void;
}

export interface RowMenuAt {
  /** Names the menu. */
  label: string;
  /** CSS pixels of the window. */
  x: number;
  y: number;
  items: readonly RowMenuItem[];
}
