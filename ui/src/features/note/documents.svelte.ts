/**
 * The open notes by path. A note that no tab shows any more is let go once it is saved;
 * a change on disk makes the ones it names look at their file again.
 */

import { SvelteMap } from 'svelte/reactivity';
import type { Changes } from '../../ipc/changes';
import type { MovedNote } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import type { HeldNote } from '../../shared/clippings/in-place';
import { pathAfter } from '../../shared/desk';
import { NoteDocument } from './document.svelte';

interface Open {
  document: NoteDocument;
  holders: number;
  unwatch(): void;
}

export class Documents {
  readonly #open = new SvelteMap<string, Open>();
  /** Where notes went, for what an editor still tells of them by their old paths. */
  readonly #went = new Map<string, string>();
  readonly #stop: () => void;
  /** The vault's folder was not there when it was last heard of. */
  #offline = false;

  constructor(
    private readonly client: Client,
    private readonly changes: Changes,
    /** Id of the vault whose notes these are. */
    private readonly vault: string,
    /** Told when another process has moved a note that is open. */
    private readonly foundMoved: (moves: readonly MovedNote[]) => void = () => undefined,
  ) {
    this.#stop = client.on('index-progress', ({ sync }) => {
      const isBack = this.#offline && sync !== 'offline';
      this.#offline = sync === 'offline';
      if (isBack) void this.flush();
    });
  }

  /**
   * Opens every note that was typed in and not saved when the app ended. What can be saved
   * is; the others are told to `show`, for a person to look at.
   */
  async restore(show: (path: string) => void): Promise<void> {
    const { paths } = await this.client.call('drafts', {});
    const open = async (path: string) => {
      const document = this.hold(path);
      await document.read();
      await document.save();
      // It may have been moved since.
      if (document.isDirty || document.error) show(document.path);
      this.release(document.path);
    };
    await Promise.all(paths.map(open));
  }

  /** The note of a path, read if it is not open yet. Let go of it with `release`. */
  hold(path: string): NoteDocument {
    const open = this.#open.get(path) ?? this.#start(path);
    open.holders += 1;
    return open.document;
  }

  /** The same, with the way to let go of it. */
  held(path: string): HeldNote {
    const release = () => {
      this.release(path);
    };
    return { note: this.hold(path), release };
  }

  release(path: string): void {
    const open = this.#open.get(path);
    if (!open) return;
    open.holders -= 1;
    void open.document.save().then(() => {
      if (open.holders === 0 && !open.document.isDirty) this.#drop(open);
    });
  }

  /** The note of a path, if it is open. Reactive. */
  find(path: string): NoteDocument | undefined {
    return this.#open.get(path)?.document;
  }

  /** Whether any note has text that the disk has not. */
  get dirty(): boolean {
    return [...this.#open.values()].some(({ document }) => document.isDirty);
  }

  /** Saves every note that is not saved; what can't be saved is kept as a draft. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ document }) => document.save()));
  }

  /**
   * Runs work that writes many notes past their editors: what stands in an editor is saved
   * before, and every editor looks at its file again after.
   */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    await this.flush();
    try {
      return await work();
    } finally {
      await Promise.all([...this.#open.values()].map(({ document }) => document.read()));
    }
  }

  /** Takes what stands in an editor of a note that is open. */
  changed(path: string, text: string): void {
    const document = this.find(path) ?? this.find(this.#went.get(path) ?? path);
    document?.changed(text);
  }

  /** Notes have other paths: the open ones, with all that is typed in them, go along. */
  moved(moves: readonly MovedNote[]): void {
    for (const [path, open] of [...this.#open]) {
      const to = pathAfter(path, moves);
      if (to === path || this.#open.has(to)) continue;
      open.document.editor?.settle();
      this.#went.set(path, to);
      this.#open.delete(path);
      open.document.moveTo(to);
      // Whoever shows it holds it by its new path, and lets go of none by the old one.
      open.holders = 0;
      this.#open.set(to, open);
    }
  }

  close(): void {
    this.#stop();
    for (const open of this.#open.values()) this.#drop(open);
  }

  #start(path: string): Open {
    const document = new NoteDocument(this.client, path, this.vault, (gone) => {
      void this.#seek(gone);
    });
    const unwatch = this.changes.watch(
      () => [{ type: 'note', of: document.path }],
      ({ origin }) => {
        const isEcho = origin.type === 'window' && origin.label === this.client.label;
        if (!isEcho) void document.read();
      },
    );
    const open = { document, holders: 0, unwatch };
    this.#open.set(path, open);
    void document.read();
    return open;
  }

  /** A note is gone: another process may have moved it. */
  async #seek(path: string): Promise<void> {
    try {
      const { path: to } = await this.client.call('moved_note', { path });
      if (to === null || !this.#open.has(path)) return;
      this.foundMoved([{ from: path, to }]);
      await this.find(to)?.read();
    } catch {
      // Then it is gone as far as anyone knows, and says so.
    }
  }

  #drop(open: Open): void {
    open.unwatch();
    open.document.close();
    const { path } = open.document;
    if (this.#open.get(path) === open) this.#open.delete(path);
  }
}
