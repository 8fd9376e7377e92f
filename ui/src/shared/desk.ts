/**
 * What a feature may ask of the app around it. Features reach one another only through
 * here: they open places, and the app decides which feature shows them.
 */

import { createContext } from 'svelte';
import type { ApiError, EditKind, IndexState } from '../ipc/bindings';
import type { Cache } from '../ipc/cache.svelte';
import type { Changes } from '../ipc/changes';
import type { Client } from '../ipc/client';
import type { Captures } from './captures.svelte';
import type { HeldNote, InPlaceEdits } from './clippings/in-place';
import type { Progressed } from './progress/progressed';

/** What a tab can show. */
export type Place =
  | { kind: 'empty' }
  /** `line` from 0. */
  | { kind: 'note'; path: string; line?: number }
  /** An earlier version of a note, by its number in the note's history. */
  | { kind: 'version'; path: string; version: number }
  /** `tag` in any spelling; `month` as `2023-02`, or several: `2022-11..2023-02`. */
  | { kind: 'stream'; tag: string; month?: string }
  | { kind: 'search'; query: string }
  /** The passages of days, both included: `2023-02-01`. */
  | { kind: 'days'; first: string; last: string }
  /** The passages of the same month and day in other years. */
  | { kind: 'on-this-day'; day: string }
  | { kind: 'diagnostics' }
  | { kind: 'settings' };

/** One visit to a place. Going to a place again is another visit. */
export interface Visit {
  readonly place: Place;
}

/** In the tab one is in, or in one of its own. */
export type Where = 'here' | 'new-tab';

/** Something that was done and can be taken back for a while. */
export interface Done {
  /** What was done, a sentence. */
  readonly words: string;
  /** What there is to look at, where there is: what the button says, and what it does. */
  readonly more?: { readonly words: string; show(): void };
  /** Whether it stays until it is put away: what nobody asked for, and may not be looking at. */
  readonly stays?: boolean;
  /** Takes it back, where that can be done. */
  undo?(): Promise<void>;
  /** What could not be undone, put off until nobody has asked to undo it. */
  settle?(): Promise<void>;
}

/** Long work that no sheet shows. */
export interface Running {
  /** `undefined` until it is known. */
  readonly progress: Progressed | undefined;
  /** Calls it off, where that can be done. */
  readonly stop: (() => void) | undefined;
}

/** A link as it stands in a note. */
export interface WrittenLink {
  kind: string;
  /** Note name, path or URL. */
  target: string;
  fragment?: string | undefined;
}

/** What is to get another name, or another folder. */
export interface RenameAsk {
  kind: EditKind;
  /** A path, or a tag in any spelling. */
  from: string;
  part: 'name' | 'place';
}

export interface Desk {
  readonly client: Client;
  readonly cache: Cache;
  readonly changes: Changes;
  /** How far the index is; `undefined` until the first answer. Reactive. */
  readonly index: IndexState | undefined;
  /** What was captured and is not in its note yet. */
  readonly captures: Captures;
  readonly inPlace: InPlaceEdits;

  /** The note that is written in, and the line (from 0) of its cursor. Reactive. */
  cursor: { readonly path: string; readonly line: number } | undefined;

  /** What a tab works on, one thing at a time; how far it is is in sight. Reactive. */
  running: Running | undefined;

  open(place: Place, where?: Where): void;
  /** Goes where a link of the note `from` leads; asks when that is not one place. */
  follow(from: string, link: WrittenLink, where?: Where): void;
  /**
   * Runs work that writes a note past its editor: what stands in an editor is saved
   * before, and the editor looks at the file again after.
   */
  aside<T>(path: string, work: () => Promise<T>): Promise<T>;
  /** A note to write in beside its editor, until it is released. */
  hold(path: string): HeldNote;
  /** Saves what is typed and not in its file yet; settles when it is, or can't be. */
  saved(): Promise<void>;
  /** Tells a person what was done, with a way to take it back. */
  tell(done: Done): void;
  /** Asks for another name, and changes it wherever it is written. */
  rename(ask: RenameAsk): void;
  /** Tells a person that something they asked for failed. */
  report(error: ApiError): void;
}

export const [getDesk, setDesk] = createContext<Desk>();

/** Where a click or Enter opens: with Ctrl, Cmd or the middle button, in a new tab. */
export function whereOf(event: MouseEvent | KeyboardEvent): Where {
  const middle = event instanceof MouseEvent && event.button === 1;
  return event.ctrlKey || event.metaKey || middle ? 'new-tab' : 'here';
}

/** For `auxclick`, which some webviews fire for a right click too: hears the middle button alone. */
export function onMiddle<E extends MouseEvent>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.button === 1) act(event);
  };
}

/** File name without folders and `.md`. */
export function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, '');
}

/** The folder a note lies in; `''` is the root. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** Where something lies once notes and folders have moved. */
export function pathAfter(
  path: string,
  moves: readonly { readonly from: string; readonly to: string }[],
): string {
  const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return move ? move.to + path.slice(move.from.length) : path;
}
