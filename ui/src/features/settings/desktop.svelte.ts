/** How the app stands in the desktop around it, and what one chose of that. */

import type { ApiError, Desktop, DesktopChoices } from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';

export class DesktopChoosing {
  /** Set by the first answer. */
  desktop = $state.raw<Desktop>();
  error = $state.raw<ApiError>();

  /** Grows with what is told and asked: an answer to an older question is dropped. */
  #turn = 0;

  constructor(private readonly client: Client) {}

  /** Follows the desktop until the returned function is called. */
  follow(): () => void {
    const stop = this.client.on('desktop-changed', (told) => {
      this.#take(told);
    });
    void this.read();
    return stop;
  }

  read(): Promise<boolean> {
    return this.#ask(() => this.client.call('desktop', {}));
  }

  /** Chooses some of it anew; the rest stays. */
  async choose(some: Partial<DesktopChoices>): Promise<void> {
    if (!this.desktop) return;
    const before = this.desktop;
    const choices = { ...before.choices, ...some };
    // At once, so that a second choice made before the answer goes by the first.
    this.desktop = { ...before, choices };
    const done = await this.#ask(() => this.client.call('set_desktop', choices));
    if (!done && this.desktop.choices === choices) this.desktop = before;
  }

  async #ask(work: () => Promise<Desktop>): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const answer = await work();
      if (turn === this.#turn) this.#take(answer);
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    }
  }

  #take(desktop: Desktop): void {
    this.#turn += 1;
    this.desktop = desktop;
    this.error = undefined;
  }
}
