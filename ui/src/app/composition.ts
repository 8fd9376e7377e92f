/** What an input method composes in the window, for what takes it elsewhere without a click or a key. */

/** Milliseconds that an input method is given to end. */
const PATIENCE = 300;

export class Composition {
  #field: HTMLElement | undefined;

  /** Follows what is composed from now on; the answer stops that. */
  follow(): () => void {
    const begins = ({ target }: Event) => {
      if (target instanceof HTMLElement) this.#field = target;
    };
    const ends = () => {
      this.#field = undefined;
    };
    const capture = { capture: true };
    addEventListener('compositionstart', begins, capture);
    addEventListener('compositionend', ends, capture);
    return () => {
      removeEventListener('compositionstart', begins, capture);
      removeEventListener('compositionend', ends, capture);
    };
  }

  /**
   * Has the input method end what it composes, as a click elsewhere does: it would go on in a field
   * that is gone, and take the next keys for that.
   */
  async end(): Promise<void> {
    const field = this.#field;
    if (!field) return;
    // One whose field is gone never says that it ends.
    this.#field = undefined;
    await new Promise<void>((done) => {
      field.addEventListener(
        'compositionend',
        () => {
          done();
        },
        { once: true },
      );
      setTimeout(done, PATIENCE);
      // It is told so by the system, and ends a little later.
      field.blur();
    });
    field.focus({ preventScroll: true });
  }
}
