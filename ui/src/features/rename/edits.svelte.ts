/**
 * Changes across notes of the open vault: which one is being asked for, how far what runs
 * is; what was done is told, with the way back. Only one runs at a time.
 */

import { i18n } from '../../i18n/i18n.svelte';
import type {
  EditKind,
  EditProgress,
  EditResult,
  FailedEdit,
  LeftNote,
  MovedNote,
} from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import type { Done, RenameAsk, Running } from '../../shared/desk';
import { nextTicket } from '../../shared/ticket';
import { told } from '../../shared/told';
import { nameOf } from './names';

/** What changing notes past their editors needs of the window. */
export interface Around {
  /** Saves what is typed, runs work, and has every open note look at its file again. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Notes and folders have another path now. */
  moved(moves: readonly MovedNote[]): void;
  /** A tag has another name now. */
  retagged(from: string, to: string): void;
  /** Tells the person what was done. */
  tell(done: Done): void;
  /** Puts away what was told last. */
  settle(): Promise<void>;
  report(thrown: unknown): void;
}

export class Edits {
  /** What is asked for in the sheet. */
  asking = $state.raw<RenameAsk>();
  /** Whether the list of changes is in sight. */
  listed = $state(false);
  /** How far what runs is. */
  progress = $state.raw<EditProgress>();
  /** Whether something runs that writes. */
  busy = $state(false);

  #ticket = 0;
  /** Settles when what runs has ended, either way. */
  #ended: Promise<void> = Promise.resolve();
  /** Whether a change that was broken off is being finished. */
  #finishing = false;
  /** Tags that were renamed here, by the change. */
  readonly #retagged = new Map<number, { from: string; to: string }>();
  readonly #stop: () => void;

  constructor(
    private readonly client: Client,
    private readonly around: Around,
  ) {
    const stops = [
      client.on('edit-progress', (progress) => {
        if (progress.ticket === this.#ticket) this.progress = progress;
      }),
      client.on('index-progress', ({ finishing }) => {
        const before = this.#finishing;
        this.#finishing = finishing !== undefined;
        if (before && !this.#finishing) void this.#askFinished();
      }),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
    void this.#askFinished();
  }

  /** What runs while no sheet shows how far it is, and how to call it off. */
  get outOfSight(): Running | undefined {
    if (!this.busy || this.asking || this.listed) return undefined;
    const stop = this.progress?.step === 'making' ? () => void this.stop() : undefined;
    return { progress: this.progress, stop };
  }

  /**
   * A number for the next request, once nothing runs: the engine would call it off. Reports
   * of progress with it are heard.
   */
  async ticket(): Promise<number> {
    while (this.busy) await this.#ended;
    this.progress = undefined;
    this.#ticket = nextTicket();
    return this.#ticket;
  }

  /** Makes a planned change. Whether it was made. */
  async make(ticket: number, kind: EditKind, from: string, to: string): Promise<boolean> {
    const t = i18n.t.rename;
    try {
      const { id, changed, left } = await this.#run(() =>
        this.client.call('make_edit', { ticket }),
      );
      if (kind === 'tag' && id !== null) {
        this.#retagged.set(id, { from, to });
        this.around.retagged(from, to);
      }
      if (id === null) {
        // Nothing of it is kept, so there is no more to see in the list.
        this.around.tell({ words: left.length > 0 ? t.notDone(left.length) : t.nothing });
        return true;
      }
      this.#tell(t.done(nameOf(kind, from), nameOf(kind, to), changed), left, id);
      return true;
    } catch (thrown) {
      if (asApiError(thrown).code !== 'cancelled') throw thrown;
      this.#tell(t.cancelled, [], null);
      return false;
    }
  }

  /** Takes a change back. */
  async undo(id: number): Promise<void> {
    if (this.busy) return;
    await this.around.settle();
    const ticket = await this.ticket();
    try {
      const { changed, moved, left } = await this.#run(() =>
        this.client.call('undo_edit', { ticket, id }),
      );
      const t = i18n.t.rename;
      if (changed === 0 && moved.length === 0) {
        this.#tell(t.notUndone, left, null);
        return;
      }
      const tag = this.#retagged.get(id);
      if (tag) this.around.retagged(tag.to, tag.from);
      this.#tell(t.undone(changed), left, null);
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
    const run = this.around.aside(async () => {
      const result = await work();
      this.around.moved(result.moved);
      return result;
    });
    const ended = () => undefined;
    this.#ended = run.then(ended, ended);
    try {
      return await run;
    } finally {
      this.busy = false;
      this.progress = undefined;
    }
  }

  /** `id`: by which it can be taken back. */
  #tell(
    words: string,
    left: readonly LeftNote[],
    id: number | null,
    how: Partial<Done> = {},
  ): void {
    const t = i18n.t.rename;
    const show = () => (this.listed = true);
    this.around.tell({
      words: left.length > 0 ? `${words} ${t.notDone(left.length)}` : words,
      ...(left.length > 0 ? { more: { words: t.show, show } } : {}),
      ...(id === null ? {} : { undo: () => this.undo(id) }),
      ...how,
    });
  }

  async #askFinished(): Promise<void> {
    try {
      const { edits } = await this.client.call('finished_edits', {});
      const failed = edits.findLast((edit) => edit.failed !== null)?.failed;
      if (failed) {
        this.#tell(notFinished(failed), [], null, { stays: true });
        return;
      }
      const last = edits.at(-1);
      if (!last) return;
      const words = i18n.t.rename.finished(last.changed);
      this.#tell(words, last.left, last.id, { stays: true });
    } catch {
      // The notes are whole either way, and the list of changes has it.
    }
  }
}

/** What could not be finished, why, and what comes of it. */
function notFinished({ ask, problem, again }: FailedEdit): string {
  const t = i18n.t.rename;
  const what = ask ? t.notFinishedAsk(nameOf(ask.kind, ask.from), nameOf(ask.kind, ask.to)) : '';
  const then = again ? t.triedAgain : t.nothingMade;
  return [t.notFinished(what), told(problem), then].join(' ');
}
