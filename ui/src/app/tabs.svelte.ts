/**
 * The tabs, and where each has been. A note is open in one tab at most, so that one
 * editor writes it; going to it goes to that tab.
 */

import { dayInYear, daysTitle } from '../i18n/dates';
import { i18n } from '../i18n/i18n.svelte';
import { leftAs } from '../features/note/left';
import { pathAfter, stemOf, type Place, type Visit, type Where } from '../shared/desk';
import { tagAfter } from './tag-after';

/** Closed tabs that can be opened again. */
const CLOSED = 20;
/** Places a tab remembers for going back. */
const REMEMBERED = 50;

export interface Tab {
  readonly id: number;
  readonly visits: readonly Visit[];
  /** Index of the visit that shows. */
  readonly at: number;
}

export class Tabs {
  list = $state.raw<readonly Tab[]>([]);
  activeId = $state(0);

  readonly active = $derived(this.list.find((tab) => tab.id === this.activeId));
  readonly place = $derived(this.active ? placeOf(this.active) : undefined);
  readonly canGoBack = $derived((this.active?.at ?? 0) > 0);
  readonly canGoForward = $derived(
    this.active !== undefined && this.active.at < this.active.visits.length - 1,
  );

  #nextId = 1;
  /** Closed tabs with where they stood, the last one closed at the end. */
  #closed = $state.raw<readonly { tab: Tab; index: number }[]>([]);

  readonly canReopen = $derived(this.#closed.length > 0);

  constructor() {
    this.open({ kind: 'empty' }, 'new-tab');
  }

  open(place: Place, where: Where = 'here'): void {
    const there = this.list.find((tab) => isSamePlace(placeOf(tab), place));
    if (there) {
      this.activeId = there.id;
      // Another line of a note, or the same one again, is another visit.
      if (place.kind === 'note') {
        this.#put({ ...there, visits: there.visits.with(there.at, { place }) });
      }
    } else if (where === 'here' && this.place && areVersions(this.place, place)) {
      this.replace(place);
    } else if (where === 'new-tab' || !this.active) {
      this.#add({ id: this.#nextId++, visits: [{ place }], at: 0 });
    } else {
      this.#visit(this.active, place);
    }
  }

  /** Shows another place in the active tab in place of the one it shows. */
  replace(place: Place): void {
    const tab = this.active;
    if (tab) this.#put({ ...tab, visits: tab.visits.with(tab.at, { place }) });
  }

  back(): void {
    this.#step(-1);
  }

  forward(): void {
    this.#step(1);
  }

  /** Closes every tab that shows this note or a version of it. */
  closeNote(path: string): void {
    for (const tab of this.list) {
      const place = placeOf(tab);
      if ((place.kind === 'note' || place.kind === 'version') && place.path === path) {
        this.close(tab.id);
      }
    }
  }

  activate(id: number): void {
    if (this.list.some((tab) => tab.id === id)) this.activeId = id;
  }

  /** The tab `by` places to the right, round the end. */
  cycle(by: number): void {
    const index = this.list.findIndex((tab) => tab.id === this.activeId);
    const next = this.list.at((index + by) % this.list.length);
    if (next) this.activeId = next.id;
  }

  /** Closes a tab; the last one becomes empty. */
  close(id: number): void {
    const index = this.list.findIndex((tab) => tab.id === id);
    if (index < 0) return;
    const tab = this.list[index];
    if (tab && placeOf(tab).kind !== 'empty') {
      this.#closed = [...this.#closed, { tab, index }].slice(-CLOSED);
    }
    const rest = this.list.toSpliced(index, 1);
    this.list = rest;
    const neighbour = rest[Math.min(index, rest.length - 1)];
    if (!neighbour) this.open({ kind: 'empty' }, 'new-tab');
    else if (this.activeId === id) this.activeId = neighbour.id;
  }

  /** Opens again the tab that was closed last, with the places it had been at. */
  reopen(): void {
    const last = this.#closed.at(-1);
    if (!last) return;
    this.#closed = this.#closed.slice(0, -1);
    const { tab, index } = last;
    const there = this.list.find((other) => isSamePlace(placeOf(other), placeOf(tab)));
    if (there) {
      this.activeId = there.id;
      return;
    }
    const [only] = this.list;
    const isNew = this.list.length === 1 && only !== undefined && placeOf(only).kind === 'empty';
    this.list = isNew ? [tab] : this.list.toSpliced(Math.min(index, this.list.length), 0, tab);
    this.activeId = tab.id;
  }

  /** The tab at a place from the left, from 0; a negative one counts from the right. */
  activateAt(index: number): void {
    const tab = this.list.at(index);
    if (tab) this.activeId = tab.id;
  }

  /** Notes and folders have another path: wherever a tab was at one of them, it still is. */
  moved(moves: readonly { from: string; to: string }[]): void {
    this.#everywhere((place) => {
      if (place.kind !== 'note' && place.kind !== 'version') return place;
      const path = pathAfter(place.path, moves);
      return path === place.path ? place : { ...place, path };
    });
  }

  /** A tag has another name: wherever a tab was at it or below it, it still is. */
  retagged(from: string, to: string): void {
    this.#everywhere((place) => {
      if (place.kind !== 'stream') return place;
      const tag = tagAfter(place.tag, from, to);
      return tag === place.tag ? place : { ...place, tag };
    });
  }

  /** Moves the active tab by `by` places, as far as there are any. */
  move(by: number): void {
    const from = this.list.findIndex((tab) => tab.id === this.activeId);
    const tab = this.list[from];
    const to = from + by;
    if (!tab || to < 0 || to >= this.list.length) return;
    this.list = this.list.toSpliced(from, 1).toSpliced(to, 0, tab);
  }

  /** What to remember between starts. */
  snapshot(): { places: Place[]; active: number } {
    return {
      places: this.list.map(placeOf),
      active: this.list.findIndex((tab) => tab.id === this.activeId),
    };
  }

  restore({ places, active }: { places: readonly Place[]; active: number }): void {
    if (places.length === 0) return;
    this.list = places.map((place) => ({ id: this.#nextId++, visits: [{ place }], at: 0 }));
    this.activeId = (this.list[active] ?? this.list[0])?.id ?? 0;
  }

  /** Places are others now, in open tabs and in closed ones; each visit stays what it was. */
  #everywhere(after: (place: Place) => Place): void {
    const anew = (tab: Tab): Tab => ({
      ...tab,
      visits: tab.visits.map((visit) => {
        const place = after(visit.place);
        return place === visit.place ? visit : leftAs(visit, { place });
      }),
    });
    this.list = this.list.map(anew);
    this.#closed = this.#closed.map(({ tab, index }) => ({ tab: anew(tab), index }));
  }

  #add(tab: Tab): void {
    const index = this.list.findIndex(({ id }) => id === this.activeId);
    this.list = this.list.toSpliced(index < 0 ? this.list.length : index + 1, 0, tab);
    this.activeId = tab.id;
  }

  #visit(tab: Tab, place: Place): void {
    const replacesNothing = placeOf(tab).kind === 'empty';
    const before = tab.visits.slice(0, replacesNothing ? tab.at : tab.at + 1);
    const visits = [...before, { place }].slice(-REMEMBERED);
    this.#put({ ...tab, visits, at: visits.length - 1 });
  }

  #step(by: number): void {
    const tab = this.active;
    const visit = tab?.visits[tab.at + by];
    if (!tab || !visit) return;
    const elsewhere = this.list.find(
      (other) => other.id !== tab.id && isSamePlace(placeOf(other), visit.place),
    );
    if (elsewhere) this.activeId = elsewhere.id;
    else this.#put({ ...tab, at: tab.at + by });
  }

  #put(tab: Tab): void {
    this.list = this.list.map((other) => (other.id === tab.id ? tab : other));
  }
}

export function visitOf(tab: Tab): Visit {
  return tab.visits[tab.at] ?? { place: { kind: 'empty' } };
}

export function placeOf(tab: Tab): Place {
  return visitOf(tab).place;
}

/** Going through the versions of a note is one visit: back leads to where one was before. */
function areVersions(a: Place, b: Place): boolean {
  return a.kind === 'version' && b.kind === 'version' && a.path === b.path;
}

/** Whether two places are one tab's: a note at another line is the same note. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.kind === 'note') return b.kind === 'note' && a.path === b.path;
  if (a.kind === 'version') {
    return b.kind === 'version' && a.path === b.path && a.version === b.version;
  }
  if (a.kind === 'stream') return b.kind === 'stream' && a.tag === b.tag && a.month === b.month;
  if (a.kind === 'search') return b.kind === 'search' && a.query === b.query;
  if (a.kind === 'days') return b.kind === 'days' && a.first === b.first && a.last === b.last;
  if (a.kind === 'on-this-day') return b.kind === 'on-this-day' && a.day === b.day;
  return a.kind === b.kind && (a.kind === 'diagnostics' || a.kind === 'settings');
}

/** What a tab is called. */
export function titleOf(place: Place, emptyTab: string): string {
  const { t, language } = i18n;
  switch (place.kind) {
    case 'empty':
      return emptyTab;
    case 'note':
      return stemOf(place.path);
    case 'version':
      return t.history.tab(stemOf(place.path));
    case 'stream':
      return place.tag;
    case 'search':
      return place.query || t.search.title;
    case 'days':
      return daysTitle(place.first, place.last, language);
    case 'on-this-day':
      return t.days.onThisDay(dayInYear(place.day, language));
    case 'diagnostics':
      return t.diagnostics.title;
    case 'settings':
      return t.settings.title;
  }
}
