/**
 * One open vault as the window sees it: its cache, its tabs, how far its index is. Made
 * anew for each vault, so that nothing of one shows in another.
 */

import type { ApiError, IndexState, MovedNote, ResolvedLink, VaultView } from '../ipc/bindings';
import type { Mode } from '../editor/contract';
import { Cache } from '../ipc/cache.svelte';
import { Changes } from '../ipc/changes';
import { asApiError, type Client } from '../ipc/client';
import { i18n } from '../i18n/i18n.svelte';
import { Captures } from '../shared/captures.svelte';
import { InPlaceEdits, type HeldNote } from '../shared/clippings/in-place';
import {
  pathAfter,
  stemOf,
  type Desk,
  type Done,
  type Place,
  type RenameAsk,
  type Running,
  type Where,
  type WrittenLink,
} from '../shared/desk';
import { offerMovedHistory } from '../features/history/moved';
import { filled, lineToGoOn } from '../features/templates/fill';
import { Recent } from './recent';
import { Documents } from '../features/note/documents.svelte';
import { Edits } from '../features/rename/edits.svelte';
import { SvelteMap } from 'svelte/reactivity';
import { Tabs } from './tabs.svelte';

/** A question put to the person in a sheet over the window. */
export type Ask =
  /** `template`: the note whose text it begins with, filled in. */
  | { kind: 'new-note'; name: string; template?: string }
  /** Which template; `insert`: into the note in sight. */
  | { kind: 'template'; insert: boolean }
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
  readonly inPlace = new InPlaceEdits();
  readonly edits: Edits;
  readonly tabs = new Tabs();
  /** Notes that were in sight, the last first. */
  readonly been: Recent;

  /** How notes are shown, by the id of their tab, where that is not the usual way. */
  readonly modes = new SvelteMap<number, Mode>();

  index = $state.raw<IndexState>();
  /** What failed last, until it is put away. */
  trouble = $state.raw<ApiError>();
  /** What was done last, while it can be taken back. */
  done = $state.raw<Done>();
  running = $state.raw<Running>();
  cursor = $state.raw<{ path: string; line: number }>();
  /** Whether a blog is being brought home. */
  importing = $state(false);
  /** What is being asked. */
  ask = $state.raw<Ask>();

  readonly #stops: (() => void)[] = [];
  #lookedForHistory = false;
  /** Reports of progress so far: an answer that one of them has overtaken is old. */
  #told = 0;

  constructor(
    readonly client: Client,
    readonly vault: VaultView,
  ) {
    this.changes = new Changes(client);
    this.cache = new Cache(client, this.changes);
    this.been = new Recent(`tsuzuri.notes.${vault.id}`, 100);
    this.documents = new Documents(client, this.changes, vault.id, (moves) => {
      this.#moved(moves);
    });
    this.captures = new Captures(client);
    this.edits = new Edits(client, {
      aside: (work) => this.documents.aside(work),
      moved: (moves) => {
        this.#moved(moves);
      },
      retagged: (from, to) => {
        this.tabs.retagged(from, to);
      },
      tell: (done) => {
        this.tell(done);
      },
      settle: () => this.settle(),
      report: (thrown) => {
        this.report(asApiError(thrown));
      },
    });
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
    // A picture may lie on the web too.
    if (link.kind === 'url' || /^https?:\/\//i.test(link.target)) {
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

  /** Makes a note and opens it, at a line (from 0) if one is given. */
  async make(path: string, text = '', line?: number): Promise<boolean> {
    try {
      const note = await this.client.call('create_note', { path, text });
      this.open({ kind: 'note', path: note.path, ...at(line ?? null) });
      return true;
    } catch (thrown) {
      this.report(asApiError(thrown));
      return false;
    }
  }

  /** Puts a template, filled in, where the cursor of a note is. */
  async insertTemplate(template: string, path: string): Promise<void> {
    try {
      const { text, cursor, unknown } = await filled(this.client, template, stemOf(path));
      this.documents.find(path)?.editor?.insert(text, cursor ?? text.length);
      this.#tellUnknown(unknown);
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  /** Makes a note that begins with a template, filled in. */
  async makeFrom(template: string, path: string): Promise<boolean> {
    try {
      const found = await filled(this.client, template, stemOf(path));
      if (!(await this.make(path, found.text, lineToGoOn(found)))) return false;
      this.#tellUnknown(found.unknown);
      return true;
    } catch (thrown) {
      this.report(asApiError(thrown));
      return false;
    }
  }

  #tellUnknown(unknown: readonly string[]): void {
    if (unknown.length === 0) return;
    this.tell({ words: i18n.t.templates.unknown(unknown.join(' ')) });
  }

  async aside<T>(path: string, work: () => Promise<T>): Promise<T> {
    await this.documents.find(path)?.save();
    try {
      return await work();
    } finally {
      await this.documents.find(path)?.read();
    }
  }

  hold(path: string): HeldNote {
    return this.documents.held(path);
  }

  rename(ask: RenameAsk): void {
    // What is planned is planned for what the files hold.
    void this.saved().then(() => {
      this.edits.asking = ask;
    });
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

  /** Shows the folder of `theme.css`. */
  async openThemeFolder(): Promise<void> {
    try {
      await this.client.call('open_theme_folder', {});
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

  /** How each tab shows notes, to remember between starts. */
  get shownModes(): (Mode | null)[] {
    return this.tabs.list.map(({ id }) => this.modes.get(id) ?? null);
  }

  showIn(modes: readonly (Mode | null)[]): void {
    for (const [index, { id }] of this.tabs.list.entries()) {
      const mode = modes[index];
      if (mode) this.modes.set(id, mode);
    }
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

  async saved(): Promise<void> {
    await this.inPlace.saved();
    await this.documents.flush();
  }

  tell(done: Done): void {
    void this.settle();
    this.done = done;
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const { done } = this;
    this.done = undefined;
    try {
      await done?.undo?.();
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  /** Nobody wants what was done last to be taken back. */
  async settle(): Promise<void> {
    const { done } = this;
    this.done = undefined;
    try {
      await done?.settle?.();
    } catch (thrown) {
      this.report(asApiError(thrown));
    }
  }

  /**
   * Moves a note to the system's trash; what it held stays in its history too, from which undo
   * brings it back. A person who would look for it in the trash is told when it is not there.
   */
  async deleteNote(path: string): Promise<void> {
    const document = this.documents.find(path);
    let trashed: boolean;
    let version: number | null;
    try {
      await document?.save();
      if (document?.isDirty) {
        // What is typed and not in the file would be lost with it; the note says why it isn't.
        this.open({ kind: 'note', path });
        return;
      }
      ({ trashed, version } = await this.client.call('delete_note', { path }));
    } catch (thrown) {
      this.report(asApiError(thrown));
      return;
    }
    this.tabs.closeNote(path);
    this.tell({
      words: i18n.t.history[trashed ? 'trashed' : 'deleted'](stemOf(path)),
      undo: () => this.#bringBack(path, version),
    });
  }

  /** `version` holds what stood in the note; of one that was empty there is none. */
  async #bringBack(path: string, version: number | null): Promise<void> {
    if (version !== null) await this.client.call('restore_version', { path, version });
    else await this.client.call('create_note', { path, text: '' });
    this.open({ kind: 'note', path }, 'new-tab');
  }

  report(error: ApiError): void {
    if (error.code !== 'cancelled') this.trouble = error;
  }

  /** Stops listening; what is not saved by then never will be (see `Documents.flush`). */
  close(): void {
    for (const stop of this.#stops) stop();
    this.inPlace.close();
    this.documents.close();
    this.captures.close();
    this.edits.close();
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

  /** Notes and folders have another path: all that knows them by it follows. */
  #moved(moves: readonly MovedNote[]): void {
    this.documents.moved(moves);
    this.tabs.moved(moves);
    this.been.rename((path) => pathAfter(path, moves));
  }

  #progress(state: IndexState): void {
    if (this.index && state.generation < this.index.generation) return;
    this.index = state;
    // Which notes are here is known by now.
    if (state.phase !== 'text' && state.phase !== 'ready') return;
    if (this.#lookedForHistory) return;
    this.#lookedForHistory = true;
    void offerMovedHistory(this, () => this.done === undefined);
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
