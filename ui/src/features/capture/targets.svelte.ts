/** Where a capture may go: today's note, or another one of the vault that was open last. */

import type { CaptureTargets, NoteRow } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { isoDay } from '../../i18n/dates';

/** Rows that the chooser can show; who wants another one types. */
const LIMIT = 30;

export class Targets {
  /** Name of the vault, `null` when none was ever open; unknown until the first answer. */
  vault = $state<string | null>();
  reachable = $state(true);
  /** The local day, by this window's own clock until the first answer. */
  day = $state(isoDay(new Date()));
  /** What `notes` fit. */
  found = $state('');
  notes = $state.raw<readonly NoteRow[]>([]);

  #text = '';
  #turn = 0;

  constructor(private readonly client: Client) {}

  /** The day may be another one by now, and the vault too. */
  refresh(): Promise<void> {
    return this.find(this.#text);
  }

  async find(text: string): Promise<void> {
    this.#text = text;
    const turn = ++this.#turn;
    let answer: CaptureTargets;
    try {
      answer = await this.client.call('capture_targets', { text, limit: LIMIT });
    } catch {
      // Today's note is always there to be chosen, and saving says what is wrong.
      if (turn === this.#turn && text !== this.found) this.#show(text, []);
      return;
    }
    if (turn !== this.#turn) return;
    this.vault = answer.vault;
    this.reachable = answer.reachable;
    this.day = answer.day;
    this.#show(text, answer.notes);
  }

  #show(text: string, notes: readonly NoteRow[]): void {
    this.found = text;
    this.notes = notes;
  }
}
