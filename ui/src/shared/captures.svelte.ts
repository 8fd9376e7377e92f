/**
 * Captures that are not in their notes yet: they lie in the app's journal and go on by
 * themselves. Here they are only shown, and helped along when something keeps them.
 */

import type { ApiError, WaitingCapture, WaitingCaptures } from '../ipc/bindings';
import { asApiError, type Client } from '../ipc/client';

export class Captures {
  /** The oldest first. */
  waiting = $state.raw<readonly WaitingCapture[]>([]);
  /** Why the last thing that was asked for failed. */
  error = $state.raw<ApiError>();
  /** Whether something that was asked for is under way. */
  busy = $state(false);

  readonly #stop: () => void;
  /** Grows with what is told and asked: an answer to an older question is dropped. */
  #turn = 0;

  constructor(private readonly client: Client) {
    this.#stop = client.on('captures-changed', (told) => {
      this.#take(told);
    });
    void this.#ask(() => client.call('waiting_captures', {}));
  }

  /** Tries again to put all of them into their notes. */
  async deliver(): Promise<void> {
    await this.#act(() => this.client.call('deliver_captures', {}));
  }

  /** Sends one to another note; `null` is the note of the day of the capture. */
  async redirect(id: string, note: string | null): Promise<void> {
    await this.#act(() => this.client.call('redirect_capture', { id, note }));
  }

  close(): void {
    this.#stop();
    this.#turn += 1;
  }

  async #act(work: () => Promise<WaitingCaptures>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.#ask(work);
    } finally {
      this.busy = false;
    }
  }

  async #ask(work: () => Promise<WaitingCaptures>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const answer = await work();
      if (turn === this.#turn) this.#take(answer);
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  #take({ captures }: WaitingCaptures): void {
    this.#turn += 1;
    this.waiting = captures;
    this.error = undefined;
  }
}
