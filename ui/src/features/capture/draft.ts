/**
 * What stands in the window and was not captured, kept by the engine: soon after the
 * first key that is not kept yet, however steadily one types, and never while an input
 * method composes.
 */

import type { CaptureDraft } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';

/** Milliseconds after the first key that is not kept at which it is. */
export const LATEST = 400;

const EMPTY: CaptureDraft = { text: '', note: null };
/** Like no draft there can be, so that the next one is written whatever it is. */
const UNKNOWN: CaptureDraft = { text: '\0', note: null };

export class Draft {
  /** What the engine has; unknown until it was read. */
  #kept: CaptureDraft | undefined;
  #wanted = EMPTY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;
  /** The time came while an input method composed. */
  #due = false;
  /** A draft went out while a capture was under way: which of them came last is unknown. */
  #crossed = false;
  /** One at a time, in order: an older text never comes after a newer one. */
  #keeping: Promise<void> = Promise.resolve();

  /** `onRead` puts what was kept before into the window, and answers with what stands there. */
  constructor(
    private readonly client: Client,
    private readonly onRead: (draft: CaptureDraft) => CaptureDraft,
  ) {}

  async read(): Promise<void> {
    const kept = await this.client.call('capture_draft', {});
    if (this.#kept) return;
    this.#kept = kept;
    this.#wanted = this.onRead(kept);
  }

  changed(wanted: CaptureDraft): void {
    this.#wanted = wanted;
    this.#plan();
  }

  composing(composing: boolean): void {
    this.#composing = composing;
    if (composing) this.#plan();
    else if (this.#due) this.#keepQuietly();
  }

  /** Keeps what is not kept; rejects when it could not be. */
  keep(): Promise<void> {
    this.#rest();
    const turn = this.#keeping.catch(() => undefined).then(() => this.#write());
    this.#keeping = turn;
    return turn;
  }

  /**
   * Settles when it is known and nothing is under way any more; nothing begins by itself until a
   * change. Rejects when it can't be read.
   */
  async quiet(): Promise<void> {
    this.#rest();
    await this.#keeping.catch(() => undefined);
    if (!this.#kept) await this.read();
    this.#crossed = false;
  }

  /** The engine has captured it, and with that has let go of the draft. */
  captured(left: CaptureDraft): void {
    this.#kept = this.#crossed ? UNKNOWN : EMPTY;
    this.#wanted = left;
    this.#plan();
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#composing) this.#due = true;
      else this.#keepQuietly();
    }, LATEST);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = false;
  }

  /** Who types is not disturbed: the next key tries again, and hiding says what failed. */
  #keepQuietly(): void {
    this.keep().catch(() => undefined);
  }

  async #write(): Promise<void> {
    // What could not be read is still there, and must not be written over.
    if (!this.#kept) await this.read();
    const wanted = this.#wanted;
    if (this.#kept && isSame(this.#kept, wanted)) return;
    this.#crossed = true;
    await this.client.call('keep_capture_draft', wanted);
    this.#kept = wanted;
  }
}

function isSame(a: CaptureDraft, b: CaptureDraft): boolean {
  return a.text === b.text && a.note === b.note;
}
