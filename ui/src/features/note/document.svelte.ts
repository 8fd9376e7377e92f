/**
 * One open note: its text as the disk has it, what has been typed since, and the keeping
 * and saving of it. What is typed is kept as a draft within moments; the file is saved
 * after a rest, at the latest after a while, and on blur. What counts as saved is only
 * what the engine has answered.
 *
 * Which version wins is the engine's to say (`save_draft` and its base). Here the rule is
 * only: a clean buffer takes what the disk has, a dirty one goes on and saves, and no
 * answer takes away what was typed since the question.
 */

import type { EditorHandle } from '../../editor/contract';
import { carriedOver } from '../../editor/sync';
import type { ApiError, Conflict, Draft, DraftSaved, NoteView } from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import { mayPass, type Notice } from '../../shared/notice';
import { DraftKeeper, goneView, type Base } from './draft';

/** Milliseconds after the first key that is not kept at which it is. */
export const KEEP = 300;
/** Milliseconds without a key before the note is saved. */
export const REST = 400;
/** Milliseconds after the first unsaved key at which it is saved however one types. */
export const LATEST = 3000;
/** Milliseconds after a save that failed until it is tried again by itself. */
export const RETRY = 10_000;

export type SaveState = 'clean' | 'dirty' | 'saving';

/** What is to be chosen between; `hash` is of the bytes of their version. */
export type Met = Conflict & { hash: string };

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
  /** What is to be chosen, as of the last try to save. */
  conflict = $state.raw<Met>();
  saveState = $state<SaveState>('clean');
  /** When the last save was answered. */
  savedAt = $state.raw<Date>();
  /** The editor that shows it, for putting a text where its cursor is, and for what was typed last. */
  editor: Pick<EditorHandle, 'insert' | 'settle'> | undefined;

  /** What the disk had when it was last seen: what `text` was made from. */
  #disk: Base = { hash: '', text: '' };
  #dirtySince: number | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  /** Saves that are done: what was read before the last one may be older than it. */
  #saves = 0;
  #reading = 0;
  /** The disk changed while a save was under way: look again after it. */
  #lookAgain = false;
  #drafts: DraftKeeper;
  #path = $state('');

  constructor(
    private readonly client: Client,
    path: string,
    private readonly vault: string,
    /** Told of the path when there is no file of it any more. */
    private readonly gone: (path: string) => void = () => undefined,
  ) {
    this.#path = path;
    this.#drafts = new DraftKeeper(client, vault, path);
  }

  get path(): string {
    return this.#path;
  }

  /** The note has another path now; the store has moved its draft along. */
  moveTo(path: string): void {
    this.#path = path;
    this.#drafts = this.#drafts.movedTo(path);
    this.error = undefined;
    // What is dirty is saved there, unless a person has to choose first.
    this.#foundAgain();
  }

  get isDirty(): boolean {
    return this.#dirtySince !== undefined;
  }

  /** Reads the note; a buffer with unsaved changes stays as it is, and is saved. */
  async read(): Promise<void> {
    const turn = ++this.#reading;
    const draft = this.view === undefined ? await this.#draft() : undefined;
    const saves = this.#saves;
    try {
      const view = await this.client.call('open_note', { path: this.path });
      if (turn !== this.#reading) return;
      if (saves !== this.#saves) {
        await this.read();
        return;
      }
      this.error = undefined;
      this.#foundAgain();
      if (this.#saving) this.#lookAgain = true;
      else if (draft && this.view === undefined) this.#restore(view, draft);
      else if (this.isDirty) this.#plan();
      else this.#take(view);
    } catch (thrown) {
      if (turn === this.#reading) this.#unreadable(asApiError(thrown), draft);
    }
  }

  /** Takes what stands in the editor. */
  changed(text: string): void {
    if (text === this.text || this.view === undefined || this.view.read_only !== null) return;
    this.text = text;
    this.#dirtySince ??= Date.now();
    if (this.saveState === 'clean') this.saveState = 'dirty';
    this.#keepTimer ??= setTimeout(() => void this.#keep(), KEEP);
    this.#plan();
  }

  /** Saves now what is not saved; settles when it is, or has failed and is kept. */
  async save(): Promise<void> {
    this.editor?.settle();
    clearTimeout(this.#saveTimer);
    if (this.#saving) await this.#saving;
    // What was typed during that save may have been saved by another waiter meanwhile.
    if (this.#saving) return this.#saving;
    if (!this.isDirty) return;
    if (this.notice?.kind === 'gone') return this.#keep();
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
      this.view = view;
      if (view.text === text) this.#disk = { hash: view.hash, text };
      if (this.text === text) await this.#forget();
      else this.#plan();
    } catch (thrown) {
      const error = asApiError(thrown);
      // It came back by itself: what is here is merged with it.
      if (error.code === 'exists') await this.read();
      else this.notice = { kind: 'failed', error };
    }
  }

  /** Gives up what is not saved of a note that is gone or can't be written. */
  async letGo(): Promise<void> {
    await this.#forget();
    if (this.notice?.kind !== 'failed') return;
    this.notice = undefined;
    this.#disk = { hash: '', text: '' };
    await this.read();
  }

  /**
   * The person has chosen: this is the text. It was made from the version that the disk had
   * when this was met; what the disk has since is merged with it.
   */
  async choose(text: string, met: Met): Promise<void> {
    const isPast = met !== this.conflict;
    this.base = this.text;
    this.text = text;
    this.#disk = { hash: met.hash, text: met.theirs };
    this.#decided();
    if (text !== met.theirs) {
      this.#dirtySince ??= Date.now();
      await this.save();
      return;
    }
    await this.#forget();
    if (isPast) await this.read();
  }

  /** Another text for the note, made from what stands in the buffer. */
  async replace(text: string): Promise<void> {
    this.put(text);
    await this.save();
  }

  /** The same, kept as a draft until somebody saves it; what the disk has needs no keeping. */
  put(text: string): void {
    if (text === this.text || this.view === undefined || this.view.read_only !== null) return;
    this.base = this.text;
    this.text = text;
    if (text === this.#disk.text && !this.#saving) {
      if (this.notice?.kind === 'failed' || this.notice?.kind === 'conflict') this.#decided();
      void this.#forget().then(() => this.read());
      return;
    }
    this.#dirtySince ??= Date.now();
    if (this.saveState === 'clean') this.saveState = 'dirty';
    this.#keepTimer ??= setTimeout(() => void this.#keep(), KEEP);
  }

  /** Keeps what was typed as a note of its own, and takes what the disk has. */
  async keepBoth(): Promise<void> {
    const sent = this.text;
    try {
      const request = { path: this.path, text: sent, base_hash: this.#disk.hash };
      const { hash, sibling } = await this.client.call('save_note', request);
      this.#decided();
      if (sibling === null) this.#saved(sent, sent, hash);
      else await this.#stepAside(sibling, sent);
      if (this.text === this.#disk.text) await this.#forget();
      else this.#plan();
    } catch (thrown) {
      this.notice = { kind: 'failed', error: asApiError(thrown) };
    }
  }

  dismiss(): void {
    this.notice = undefined;
  }

  /** No timer fires after this. What is not saved is kept. */
  close(): void {
    this.editor?.settle();
    void this.#keep();
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#keepTimer);
    this.#reading += 1;
  }

  #plan(after?: number): void {
    clearTimeout(this.#saveTimer);
    const waited = Date.now() - (this.#dirtySince ?? Date.now());
    const delay = after ?? Math.max(0, Math.min(REST, LATEST - waited));
    this.#saveTimer = setTimeout(() => void this.save(), delay);
  }

  /** Where drafts can't be kept, the file is still saved. */
  async #keep(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    if (!this.isDirty) return;
    await this.#drafts.keep(this.#disk, this.text).catch(() => undefined);
  }

  /** Where drafts can't be read, the note is still opened. */
  #draft(): Promise<Draft | undefined> {
    return this.#drafts.find().catch(() => undefined);
  }

  async #write(): Promise<void> {
    const sent = this.text;
    this.saveState = 'saving';
    this.#dirtySince = undefined;
    try {
      const saved = await this.#send(sent);
      if (saved.conflict) this.#meet(saved.conflict, saved.hash);
      else {
        this.savedAt = new Date();
        if (this.notice?.kind === 'failed') this.notice = undefined;
        if (this.notice?.kind === 'conflict') this.#decided();
        if (saved.sibling !== null) await this.#stepAside(saved.sibling, sent);
        else this.#saved(saved.text ?? sent, sent, saved.hash);
      }
    } catch (thrown) {
      this.#dirtySince ??= Date.now();
      const error = asApiError(thrown);
      this.notice = error.code === 'not-found' ? { kind: 'gone' } : { kind: 'failed', error };
    }
  }

  async #send(text: string): Promise<DraftSaved> {
    const request = this.#drafts.request(this.#disk, text);
    try {
      return await this.client.call('save_draft', request);
    } catch (thrown) {
      const { code } = asApiError(thrown);
      if (code === 'bad-request') {
        return this.client.call('save_draft', { ...request, base: this.#disk.text });
      }
      if (code !== 'io') throw thrown;
      // It may be the store that fails: the file can be saved without it.
      const plain = { path: this.path, text, base_hash: this.#disk.hash };
      return { ...(await this.client.call('save_note', plain)), conflict: null };
    }
  }

  /** After a save: clean, or a further one for what was typed meanwhile. */
  #settle(): void {
    if (this.isDirty) {
      this.saveState = 'dirty';
      const kind = this.notice?.kind;
      if (kind === undefined || kind === 'sibling') {
        // Kept under the old base until now.
        void this.#keep();
        this.#plan();
      } else if (this.notice?.kind === 'failed' && mayPass(this.notice.error)) this.#plan(RETRY);
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

  #meet(conflict: Conflict, hash: string): void {
    this.#dirtySince ??= Date.now();
    this.conflict = { ...conflict, hash };
    this.notice = { kind: 'conflict' };
  }

  #decided(): void {
    this.conflict = undefined;
    this.notice = undefined;
  }

  /** The file holds another program's version, ours is beside it: take theirs. */
  async #stepAside(sibling: string, sent: string): Promise<void> {
    this.notice = { kind: 'sibling', path: sibling };
    const view = await this.client.call('open_note', { path: this.path });
    this.view = view;
    this.#saved(view.text, sent, view.hash);
  }

  /**
   * The file holds `text` where `sent` was to be saved. What was typed since is put on top
   * of it here, not by the editor, for the tab may have been closed meanwhile.
   */
  #saved(text: string, sent: string, hash: string): void {
    this.#saves += 1;
    this.#disk = { hash, text };
    const typed = this.text;
    if (text !== sent) {
      this.base = typed;
      this.text = typed === sent ? text : carriedOver(sent, text, typed);
    }
    if (this.text === text) this.#dirtySince = undefined;
    else this.#dirtySince ??= Date.now();
  }

  #take(view: NoteView): void {
    const isKnown = this.view !== undefined && view.hash === this.#disk.hash;
    this.view = view;
    if (isKnown) return;
    this.#disk = { hash: view.hash, text: view.text };
    this.base = this.text;
    this.text = view.text;
  }

  /** What was typed and not saved when the app ended stands in the buffer again. */
  #restore(view: NoteView, draft: Draft): void {
    if (draft.text === view.text) {
      void this.#forget();
      this.#take(view);
      return;
    }
    this.view = view;
    this.#disk = { hash: draft.base_hash, text: draft.base };
    this.text = draft.text;
    this.#dirtySince = Date.now();
    this.saveState = 'dirty';
    void this.save();
  }

  async #forget(): Promise<void> {
    this.#clean();
    clearTimeout(this.#saveTimer);
    await this.#drafts.drop().catch(() => undefined);
  }

  #clean(): void {
    this.#dirtySince = undefined;
    this.saveState = 'clean';
  }

  #unreadable(error: ApiError, draft: Draft | undefined): void {
    if (error.code === 'not-found') this.gone(this.path);
    if (error.code !== 'not-found') {
      if (this.view === undefined) this.error = error;
    } else if (this.view !== undefined) this.notice = { kind: 'gone' };
    else if (draft) {
      // The note was deleted while this was not in it yet.
      this.#restore(goneView(this.path, draft), draft);
      this.notice = { kind: 'gone' };
    } else this.error = error;
  }
}
