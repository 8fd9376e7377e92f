/** Passages that are edited where they stand: nobody goes on before what is written in them is saved. */

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
