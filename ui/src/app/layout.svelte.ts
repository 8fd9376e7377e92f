/**
 * The frame's own state: what of it is open, and how wide. In a narrow window the side
 * parts close by themselves until one asks for them.
 */

export const SIDEBAR_VIEWS = ['notes', 'tags', 'calendar', 'searches'] as const;
export type SidebarView = (typeof SIDEBAR_VIEWS)[number];

/** Narrower windows have no panel, and below the second no sidebar. CSS pixels. */
const PANEL_FROM = 900;
const SIDEBAR_FROM = 640;

/** Widths that a part may be given. */
export const SIDEBAR_WIDTHS = { min: 180, max: 480, usual: 252, narrow: 208 } as const;
export const PANEL_WIDTHS = { min: 220, max: 560, usual: 312 } as const;

export interface SavedLayout {
  view: SidebarView;
  sidebar: boolean | null;
  panel: boolean | null;
  sidebarWidth: number | null;
  panelWidth: number | null;
}

export class Layout {
  view = $state<SidebarView>('notes');
  windowWidth = $state(1280);
  /** What the person chose; `null` follows the window. */
  sidebarWidth = $state<number | null>(null);
  panelWidth = $state<number | null>(null);
  #sidebar = $state<boolean | null>(null);
  #panel = $state<boolean | null>(null);

  readonly sidebar = $derived(this.#sidebar ?? this.windowWidth > SIDEBAR_FROM);
  readonly panel = $derived(this.#panel ?? this.windowWidth > PANEL_FROM);
  readonly usualSidebarWidth = $derived(
    this.windowWidth > PANEL_FROM ? SIDEBAR_WIDTHS.usual : SIDEBAR_WIDTHS.narrow,
  );

  toggleSidebar(): void {
    this.#sidebar = !this.sidebar;
  }

  togglePanel(): void {
    this.#panel = !this.panel;
  }

  showPanel(): void {
    if (!this.panel) this.#panel = true;
  }

  showSidebar(): void {
    if (!this.sidebar) this.#sidebar = true;
  }

  show(view: SidebarView): void {
    this.view = view;
    this.showSidebar();
  }

  get saved(): SavedLayout {
    return {
      view: this.view,
      sidebar: this.#sidebar,
      panel: this.#panel,
      sidebarWidth: this.sidebarWidth,
      panelWidth: this.panelWidth,
    };
  }

  restore(saved: SavedLayout): void {
    this.view = saved.view;
    this.#sidebar = saved.sidebar;
    this.#panel = saved.panel;
    this.sidebarWidth = saved.sidebarWidth;
    this.panelWidth = saved.panelWidth;
  }
}
