/**
 * One open vault as the window sees it: its cache, its tabs, how far its index is. Made
 * anew for each vault, so that nothing of one shows in another.
 */

import type { ApiError, IndexState, ResolvedLink, VaultView } from '../ipc/bindings';
import type { Mode } from '../editor/contract';
import { Cache } from '../ipc/cache.svelte';
import { Changes } from '../ipc/changes';
import { asApiError, type Client } from '../ipc/client';
import { Captures } from '../shared/captures.svelte';
import type { Desk, Place, Where, WrittenLink } from '../shared/desk';
import { Documents } from '../features/note/documents.svelte';
import { SvelteMap } from 'svelte/reactivity';
import { Tabs } from './tabs.svelte';

/** A question put to the person in a sheet over the window. */
export type Ask =
  | { kind: 'new-note'; name: string }
  | { kind: 'unresolved'; name: string; path: string }
  | {
      kind: 'ambiguous';
      name: string;
      nearest: string | null;
      candidates: string[];
      line?: number;
    };

export class VaultDesk implements Desk {
  readonly cache: Cache;
  readonly changes: Changes;
  readonly documents: Documents;
  readonly captures: Captures;
  readonly tabs = new Tabs();

  /** How notes are shown, by the id of their tab, where that is not the usual way. */
  readonly modes = new SvelteMap<number, Mode>();

  index = $state.raw<IndexState>();
  /** What failed last, until it is put away. */
  trouble = $state.raw<ApiError>();
  cursor = $state.raw<{ path: string; line: number }>();
  /** What is being asked. */
  ask = $state.raw<Ask>();

  readonly #stops: (() => void)[] = [];
  /** Reports of progress so far: an answer that one of them has overtaken is old. */
  #told = 0;

  constructor(
    readonly client: Client,
    readonly vault: VaultView,
  ) {
    this.changes = new Changes(client);
    this.cache = new Cache(client, this.changes);
    this.documents = new Documents(client, this.changes, vault.id);
    this.captures = new Captures(client);
    this.#stops.push(
      client.on('index-progress', (state) => {
        this.#told += 1;
        this.#progress(state);
      }),
      this.changes.watch(
        () => [{ type: 'notes' }, { type: 'tags' }, { type: 'search' }],
        () => void this.#askIndex(),
      ),
    );
    void this.#askIndex();
    void this.#restore();
  }

  open(place: Place, where: Where = 'here'): void {
    this.tabs.open(place, where);
  }

  async #follow(from: string, link: WrittenLink, where: Where): Promise<void> {
    if (link.kind === 'url') {
      await this.client.call('open_url', { url: link.target });
      return;
    }
    const target = link.fragment ? `${link.target}#${link.fragment}` : link.target;
    const answer = await this.client.call('resolve_link', { from, target });
    this.#arrive(link, answer, where);
  }

  follow(from: string, link: WrittenLink, where: Where = 'here'): void {
    this.#follow(from, link, where).catch((thrown: unknown) => {
      this.report(asApiError(thrown));
    });
  }

  /** Shows what a query finds, in the tab of the search that is under way. */
  search(query: string): void {
    const place = { kind: 'search', query } as const;
    if (this.tabs.place?.kind === 'search') this.tabs.replace(place);
    else this.tabs.open(place, 'new-tab');
  }

  /** Makes a note and opens it. */
  async make(path: string, text = ''): Promise<boolean> {
    try {
      const note = await this.client.call('create_note', { path, text });
      this.open({ kind: 'note', path: note.path });
      return true;
    } catch (thrown) {
      this.report(asApiError(thrown));
      return false;
    }
  }

  async aside<T>(path: string, work: () => Promise<T>): Promise<T> {
    await this.documents.find(path)?.save();
    try {
      return await work();
    } finally {
      await this.documents.find(path)?.read();
    }
  }

  /** Opens today's note, made if it is missing. */
  async today(where: Where = 'here'): Promise<void> {
    try {
      const today = await this.client.call('today', { create: true });
      this.open({ kind: 'note', path: today.path }, where);
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  /** Shows the notes of the tab one is in that way, or again as usual. */
  switchMode(mode: Mode): void {
    const { activeId } = this.tabs;
    if (this.modes.get(activeId) === mode) this.modes.delete(activeId);
    else this.modes.set(activeId, mode);
  }

  /** Opens the window of quick capture. */
  async capture(): Promise<void> {
    try {
      await this.client.call('open_capture', {});
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  /** Stops following what other programs write, or goes on with it. */
  async pauseSync(): Promise<void> {
    try {
      const paused = this.index?.sync !== 'paused';
      this.#progress(await this.client.call('pause_sync', { paused }));
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  report(error: ApiError): void {
    if (error.code !== 'cancelled') this.trouble = error;
  }

  /** Stops listening; what is not saved by then never will be (see `Documents.flush`). */
  close(): void {
    for (const stop of this.#stops) stop();
    this.documents.close();
    this.captures.close();
    this.changes.close();
  }

  #arrive(link: WrittenLink, answer: ResolvedLink, where: Where): void {
    const { resolution, path, line, candidates, would_be: wouldBe } = answer;
    const name = link.target || (link.fragment ?? '');
    if (resolution === 'ambiguous' && candidates.length > 1) {
      this.ask = { kind: 'ambiguous', name, nearest: path, candidates, ...at(line) };
    } else if (path !== null) {
      this.open({ kind: 'note', path, ...at(line) }, where);
    } else if (wouldBe !== null) {
      this.ask = { kind: 'unresolved', name, path: wouldBe };
    } else {
      this.report({ code: 'not-found', message: name });
    }
  }

  /** Brings back what was typed and not saved when the app ended. */
  async #restore(): Promise<void> {
    try {
      await this.documents.restore((path) => {
        this.open({ kind: 'note', path }, 'new-tab');
      });
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  #progress(state: IndexState): void {
    if (this.index && state.generation < this.index.generation) return;
    this.index = state;
  }

  async #askIndex(): Promise<void> {
    const told = this.#told;
    try {
      const state = await this.client.call('index_state', {});
      if (told === this.#told) this.#progress(state);
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }
}

function at(line: number | null): { line?: number } {
  return line === null ? {} : { line };
}
