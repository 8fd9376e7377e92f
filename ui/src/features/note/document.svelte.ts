/**
 * One open note: its text as the disk has it, what has been typed since, and the saving
 * of it. The file is saved after a rest, at the latest after a while, and on blur; what
 * counts as saved is only what the engine has answered.
 *
 * Which version wins is the engine's to say (`save_note` and its hash). Here the rule is
 * only: a clean buffer takes what the disk has, a dirty one goes on and saves.
 */

import type { ApiError, NoteView } from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';

/** Milliseconds without a key before the note is saved. */
export const REST = 400;
/** Milliseconds after the first unsaved key at which it is saved however one types. */
export const LATEST = 3000;

/** What the person should know about the note, until they put it away. */
export type Notice =
  /** Another program had written the file: it holds that version, ours is at `path`. */
  | { kind: 'sibling'; path: string }
  /** The file is not there any more. */
  | { kind: 'gone' }
  | { kind: 'failed'; error: ApiError };

export type SaveState = 'clean' | 'dirty' | 'saving';

export class NoteDocument {
  /** For the editor: what it reported last, or what came from outside since. */
  text = $state.raw('');
  /** What `text` was made from, when it came from outside. */
  base = $state.raw<string>();
  /** Set by the first answer. */
  view = $state.raw<NoteView>();
  /** Why the note could not be opened. */
  error = $state.raw<ApiError>();
  notice = $state.raw<Notice>();
  saveState = $state<SaveState>('clean');
  /** When the last save was answered. */
  savedAt = $state.raw<Date>();
  /** UTF-16 units in the buffer. */
  length = $state(0);

  /** Of the bytes on disk that `text` was made from. */
  #hash = '';
  #dirtySince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #reading = 0;
  /** The disk changed while a save was under way: look again after it. */
  #lookAgain = false;

  constructor(
    private readonly client: Client,
    readonly path: string,
  ) {}

  get isDirty(): boolean {
    return this.#dirtySince !== undefined;
  }

  /** Reads the note; a buffer with unsaved changes stays as it is. */
  async read(): Promise<void> {
    const turn = ++this.#reading;
    try {
      const view = await this.client.call('open_note', { path: this.path });
      if (turn !== this.#reading) return;
      this.error = undefined;
      this.#foundAgain();
      if (this.#saving) this.#lookAgain = true;
      else if (!this.isDirty) this.#take(view, this.text);
    } catch (thrown) {
      if (turn === this.#reading) this.#unreadable(asApiError(thrown));
    }
  }

  /** Takes what stands in the editor. */
  changed(text: string): void {
    if (text === this.text || this.view === undefined || this.view.read_only !== null) return;
    this.text = text;
    this.length = text.length;
    this.#dirtySince ??= Date.now();
    if (this.saveState === 'clean') this.saveState = 'dirty';
    this.#plan();
  }

  /** Saves now what is not saved; settles when it is, or has failed. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving) await this.#saving;
    // What was typed during that save may have been saved by another waiter meanwhile.
    if (this.#saving) return this.#saving;
    if (!this.isDirty || this.notice?.kind === 'gone') return;
    this.#saving = this.#write().finally(() => {
      this.#saving = undefined;
      this.#settle();
    });
    return this.#saving;
  }

  /** Writes the note anew after its file went away. */
  async writeAgain(): Promise<void> {
    try {
      const { text } = this;
      await this.client.call('create_note', { path: this.path, text });
      const view = await this.client.call('open_note', { path: this.path });
      this.notice = undefined;
      if (view.text === text) this.#hash = view.hash;
      if (this.text === text) this.#clean();
      else this.#plan();
    } catch (thrown) {
      this.notice = { kind: 'failed', error: asApiError(thrown) };
    }
  }

  dismiss(): void {
    this.notice = undefined;
  }

  /** No timer fires after this. */
  close(): void {
    clearTimeout(this.#timer);
    this.#reading += 1;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const waited = Date.now() - (this.#dirtySince ?? Date.now());
    const delay = Math.max(0, Math.min(REST, LATEST - waited));
    this.#timer = setTimeout(() => void this.save(), delay);
  }

  async #write(): Promise<void> {
    const sent = this.text;
    const request = { path: this.path, text: sent, base_hash: this.#hash };
    this.saveState = 'saving';
    this.#dirtySince = undefined;
    try {
      const saved = await this.client.call('save_note', request);
      this.savedAt = new Date();
      if (this.notice?.kind === 'failed') this.notice = undefined;
      if (saved.sibling !== null) await this.#stepAside(saved.sibling, sent);
      else if (saved.text !== null) this.#followedBy(saved.text, sent, saved.hash);
      else this.#hash = saved.hash;
    } catch (thrown) {
      this.#dirtySince ??= Date.now();
      const error = asApiError(thrown);
      this.notice = error.code === 'not-found' ? { kind: 'gone' } : { kind: 'failed', error };
    }
  }

  /** After a save: clean, or a further one for what was typed meanwhile. */
  #settle(): void {
    if (this.isDirty) {
      this.saveState = 'dirty';
      if (this.notice === undefined || this.notice.kind === 'sibling') this.#plan();
      return;
    }
    this.#clean();
    if (this.#lookAgain) void this.read();
    this.#lookAgain = false;
  }

  /** The file is there: a note that was gone is back, and may be saved. */
  #foundAgain(): void {
    if (this.notice?.kind !== 'gone') return;
    this.notice = undefined;
    if (this.isDirty) this.#plan();
  }

  /** The file holds another program's version now: take it, with what was typed since. */
  async #stepAside(sibling: string, sent: string): Promise<void> {
    this.notice = { kind: 'sibling', path: sibling };
    const view = await this.client.call('open_note', { path: this.path });
    const typedSince = this.text !== sent;
    this.#take(view, sent);
    // The editor keeps what was typed since on top, and reports it.
    if (!typedSince) this.#dirtySince = undefined;
  }

  /**
   * Captures came into the file behind what was sent: take them. What was typed since is
   * put before them here, not by the editor, for the tab may have been closed meanwhile.
   */
  #followedBy(text: string, sent: string, hash: string): void {
    const typed = this.text;
    const typedSince = typed !== sent;
    this.#hash = hash;
    if (typedSince && text.startsWith(sent)) {
      this.base = typed;
      this.text = typed + text.slice(sent.length);
    } else {
      this.base = sent;
      this.text = text;
    }
    this.length = this.text.length;
    if (!typedSince) this.#dirtySince = undefined;
  }

  #take(view: NoteView, base: string): void {
    const isKnown = this.view !== undefined && view.hash === this.#hash;
    this.view = view;
    if (isKnown) return;
    this.#hash = view.hash;
    this.base = base;
    this.text = view.text;
    this.length = view.text.length;
  }

  #clean(): void {
    this.#dirtySince = undefined;
    this.saveState = 'clean';
  }

  #unreadable(error: ApiError): void {
    if (this.view === undefined) this.error = error;
    else if (error.code === 'not-found') this.notice = { kind: 'gone' };
  }
}
