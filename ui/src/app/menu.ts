/** The shape of the window's menu. */

export interface MenuItem {
  label: string;
  /** For one of several: whether it is the one. */
  checked?: boolean;
  /** The chord that does the same, as written. */
  keys?: string;
  run(): void;
}

export interface MenuSection {
  title: string;
  items: MenuItem[];
}
