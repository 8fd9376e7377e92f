/**
 * A new name while it is typed: whether it can be, what it would join, and what would change
 * in which notes. A name that was typed on is not asked about any more.
 */

import type { ApiError, EditCheck, EditProblem, PlannedEdit } from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import type { RenameAsk } from '../../shared/desk';
import { wanted } from './names';

/** Milliseconds without a key before notes are read. */
export const REST = 250;

export class Planning {
  check = $state.raw<EditCheck>();
  plan = $state.raw<PlannedEdit>();
  /** Of `plan`. */
  ticket = $state(0);
  error = $state.raw<ApiError>();
  /** Notes are being read. */
  reading = $state(false);

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    readonly ask: RenameAsk,
    private readonly nextTicket: () => Promise<number>,
  ) {}

  /** Why the name can't be had. */
  get problem(): EditProblem | 'gone' | undefined {
    if (this.error?.code === 'not-found') return 'gone';
    return this.check?.problem ?? undefined;
  }

  /** Whether it is known what would change. */
  get ready(): boolean {
    return this.plan !== undefined && this.problem === undefined;
  }

  /** This is the name now. */
  async type(text: string): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.plan = undefined;
    this.error = undefined;
    this.reading = false;
    const { kind, from } = this.ask;
    const to = wanted(this.ask, text);
    if (to === '') {
      this.check = undefined;
      return;
    }
    await this.#try(asked, async () => {
      const check = await this.client.call('check_edit', { kind, from, to });
      if (asked !== this.#asked) return;
      this.check = check;
      if (check.problem === null) {
        this.#timer = setTimeout(() => void this.#read(asked, check.to), REST);
      }
    });
  }

  /** Nothing more is read. */
  close(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (this.reading) void this.client.call('stop_edit', { ticket: this.ticket });
  }

  async #read(asked: number, to: string): Promise<void> {
    const { kind, from } = this.ask;
    const ticket = await this.nextTicket();
    if (asked !== this.#asked) return;
    this.reading = true;
    this.ticket = ticket;
    await this.#try(asked, async () => {
      const plan = await this.client.call('plan_edit', { ticket: this.ticket, kind, from, to });
      if (asked === this.#asked) this.plan = plan;
    });
    if (asked === this.#asked) this.reading = false;
  }

  async #try(asked: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const error = asApiError(thrown);
      if (asked === this.#asked && error.code !== 'cancelled') this.error = error;
    }
  }
}
