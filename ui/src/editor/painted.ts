/**
 * Work that is due with each key, and can wait until what was typed is seen: it is done once the
 * next frame is painted. A window that nobody sees paints none; there it is done after a moment.
 */

/** Milliseconds after which no frame is waited for any more. */
const UNSEEN = 100;

export class OncePainted {
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly work: () => void) {}

  /** Does it once the next frame is painted, however often it is asked for until then. */
  ask(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.now, UNSEEN);
    // What a frame calls comes before it is painted, a message from there after.
    this.#frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = this.now;
      port2.postMessage(null);
    });
  }

  /** Does at once what was asked for. */
  readonly now = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#timer = this.#frame = undefined;
    this.work();
  };
}
