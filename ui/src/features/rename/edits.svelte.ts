/**
 * Changes across notes of the open vault: which one is being asked for, how far what runs
 * is, and what was done last, to be taken back. Only one runs at a time.
 */

import type {
  EditKind,
  EditProgress,
  EditResult,
  FinishedEdit,
  LeftNote,
  MovedNote,
} from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import type { RenameAsk } from '../../shared/desk';
import { nextTicket } from '../../shared/ticket';
import { nameOf } from './names';

/** What the bar says was done. */
export interface Done {
  kind: 'done' | 'undone' | 'cancelled';
  from: string;
  to: string;
  changed: number;
  left: readonly LeftNote[];
  /** By which it can be taken back. */
  id: number | null;
}

/** What changing notes past their editors needs of the window. */
export interface Around {
  /** Saves what is typed, runs work, and has every open note look at its file again. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Notes and folders have another path now. */
  moved(moves: readonly MovedNote[]): void;
  /** A tag has another name now. */
  retagged(from: string, to: string): void;
  report(thrown: unknown): void;
}

export class Edits {
  /** What is asked for in the sheet. */
  asking = $state.raw<RenameAsk>();
  /** Whether the list of changes is in sight. */
  listed = $state(false);
  /** What was done last, until it is put away. */
  done = $state.raw<Done>();
  /** How far what runs is. */
  progress = $state.raw<EditProgress>();
  /** Whether something runs that writes. */
  busy = $state(false);
  /** What was broken off when the app ended last, and is finished now. */
  finished = $state.raw<FinishedEdit>();

  #ticket = 0;
  /** Tags that were renamed here, by the change. */
  readonly #retagged = new Map<number, { from: string; to: string }>();
  readonly #stop: () => void;

  constructor(
    private readonly client: Client,
    private readonly around: Around,
  ) {
    this.#stop = client.on('edit-progress', (progress) => {
      if (progress.ticket === this.#ticket) this.progress = progress;
    });
    void this.#askFinished();
  }

  /** A number for the next request; reports of progress with it are heard. */
  ticket(): number {
    this.progress = undefined;
    this.#ticket = nextTicket();
    return this.#ticket;
  }

  /** Makes a planned change. Whether it was made. */
  async make(ticket: number, kind: EditKind, from: string, to: string): Promise<boolean> {
    const names = { from: nameOf(kind, from), to: nameOf(kind, to) };
    const done = { ...names, changed: 0, left: [], id: null };
    try {
      const result = await this.#run(() => this.client.call('make_edit', { ticket }));
      this.done = { ...done, kind: 'done', ...said(result) };
      if (kind === 'tag' && result.id !== null) {
        this.#retagged.set(result.id, { from, to });
        this.around.retagged(from, to);
      }
      return true;
    } catch (thrown) {
      if (asApiError(thrown).code !== 'cancelled') throw thrown;
      this.done = { ...done, kind: 'cancelled' };
      return false;
    }
  }

  /** Takes a change back. */
  async undo(id: number): Promise<void> {
    if (this.busy) return;
    this.done = undefined;
    if (this.finished?.id === id) this.finished = undefined;
    const ticket = this.ticket();
    try {
      const result = await this.#run(() => this.client.call('undo_edit', { ticket, id }));
      const tag = this.#retagged.get(id);
      if (tag) this.around.retagged(tag.to, tag.from);
      this.done = { kind: 'undone', from: '', to: '', ...said(result), id: null };
    } catch (thrown) {
      this.around.report(thrown);
    }
  }

  /** Calls off what runs. */
  async stop(): Promise<void> {
    try {
      await this.client.call('stop_edit', { ticket: this.#ticket });
    } catch (thrown) {
      this.around.report(thrown);
    }
  }

  close(): void {
    this.#stop();
  }

  async #run(work: () => Promise<EditResult>): Promise<EditResult> {
    this.busy = true;
    try {
      return await this.around.aside(async () => {
        const result = await work();
        this.around.moved(result.moved);
        return result;
      });
    } finally {
      this.busy = false;
      this.progress = undefined;
    }
  }

  async #askFinished(): Promise<void> {
    try {
      const { edits } = await this.client.call('finished_edits', {});
      this.finished = edits.at(-1);
    } catch {
      // The notes are whole either way, and the list of changes has it.
    }
  }
}

function said({ changed, left, id }: EditResult): Pick<Done, 'changed' | 'left' | 'id'> {
  return { changed, left, id };
}
