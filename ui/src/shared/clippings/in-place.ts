/** Passages that are edited where they stand: nobody goes on before what is written in them is saved. */

import type { ApiError, NoteView } from '../../ipc/bindings';
import type { Notice } from '../notice';

/** A note that is written in beside its editor. Reactive. */
export interface WrittenNote {
  /** With what is put into it. */
  readonly text: string;
  /** `undefined` until it is read. */
  readonly view: NoteView | undefined;
  /** Why it can't be read. */
  readonly error: ApiError | undefined;
  readonly notice: Notice | undefined;
  /** Whether it holds what its file does not. */
  readonly isDirty: boolean;
  /** Settles when it is read, or can't be. */
  read(): Promise<void>;
  /** Another text, kept as a draft until it is saved. */
  put(text: string): void;
  /** Settles when it is saved, or can't be. */
  save(): Promise<void>;
}

/** A note, as long as it is written in. Whoever holds it lets go of it. */
export interface HeldNote {
  readonly note: WrittenNote;
  release(): void;
}

/** Settles when all that is written is saved, or can't be. */
type Save = () => Promise<void>;

export class InPlaceEdits {
  readonly #open = new Set<Save>();

  begin(save: Save): void {
    this.#open.add(save);
  }

  /** The field is gone: what is left in it is saved, unless its vault is closed. */
  async end(save: Save): Promise<void> {
    if (!this.#open.has(save)) return;
    await save();
    this.#open.delete(save);
  }

  async saved(): Promise<void> {
    await Promise.all([...this.#open].map((save) => save()));
  }

  /** The vault is closed: the same path is another note by now. */
  close(): void {
    this.#open.clear();
  }
}
