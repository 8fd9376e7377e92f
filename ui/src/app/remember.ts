/**
 * What the window looks like, kept between starts for each vault: open tabs, sizes. It is
 * convenience only: what can't be read is forgotten without a word.
 */

import type { Mode } from '../editor/contract';
import type { Place } from '../shared/desk';
import { SIDEBAR_VIEWS, type SavedLayout } from './layout.svelte';

export interface Remembered {
  tabs: { places: Place[]; active: number };
  /** How each tab shows notes, where that is not the usual way. */
  modes?: (Mode | null)[];
  layout: SavedLayout;
}

const KEY = 'tsuzuri.window.';

export function recall(vaultId: string, store: Storage = localStorage): Remembered | undefined {
  try {
    const text = store.getItem(KEY + vaultId);
    const kept: unknown = text === null ? undefined : JSON.parse(text);
    return isRemembered(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function remember(vaultId: string, what: Remembered, store: Storage = localStorage): void {
  try {
    store.setItem(KEY + vaultId, JSON.stringify(what));
  } catch {
    // A full or forbidden store costs the next start its tabs, nothing more.
  }
}

function isRemembered(kept: unknown): kept is Remembered {
  if (!isRecord(kept) || !isRecord(kept['tabs']) || !isRecord(kept['layout'])) return false;
  const { places, active } = kept['tabs'];
  const { view, sidebar, panel, sidebarWidth, panelWidth } = kept['layout'];
  return (
    Array.isArray(places) &&
    places.every(isPlace) &&
    typeof active === 'number' &&
    areModes(kept['modes']) &&
    SIDEBAR_VIEWS.some((known) => known === view) &&
    [sidebar, panel].every((open) => open === null || typeof open === 'boolean') &&
    [sidebarWidth, panelWidth].every((width) => width === null || typeof width === 'number')
  );
}

/** Other starts kept none. */
function areModes(modes: unknown): boolean {
  const known = [null, 'live', 'reading', 'source'];
  return (
    modes === undefined ||
    (Array.isArray(modes) && modes.every((mode: unknown) => known.some((one) => one === mode)))
  );
}

function isPlace(place: unknown): place is Place {
  if (!isRecord(place)) return false;
  switch (place['kind']) {
    case 'empty':
    case 'diagnostics':
    case 'settings':
      return true;
    case 'note':
      return typeof place['path'] === 'string';
    case 'version':
      return typeof place['path'] === 'string' && typeof place['version'] === 'number';
    case 'stream':
      return typeof place['tag'] === 'string';
    case 'search':
      return typeof place['query'] === 'string';
    case 'days':
      return typeof place['first'] === 'string' && typeof place['last'] === 'string';
    case 'on-this-day':
      return typeof place['day'] === 'string';
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
