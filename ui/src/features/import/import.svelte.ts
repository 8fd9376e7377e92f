/** A blog on its way home: the file that was chosen, what it comes to, and what came of it. */

import type {
  ApiError,
  ChosenImport,
  EditProgress,
  ImportChange,
  ImportDone,
  PlannedImport,
} from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import { nextTicket } from '../../shared/ticket';

export class Import {
  /** `null` once it was not chosen. */
  chosen = $state.raw<ChosenImport | null>();
  plan = $state.raw<PlannedImport>();
  done = $state.raw<ImportDone>();
  error = $state.raw<ApiError>();
  progress = $state.raw<EditProgress>();
  busy = $state(false);

  #ticket = 0;
  /** Where the blog is published, as the person said. */
  #blog: string | null = null;
  readonly #stop: () => void;

  constructor(private readonly client: Client) {
    this.#stop = client.on('edit-progress', (progress) => {
      if (progress.ticket === this.#ticket) this.progress = progress;
    });
  }

  /** How many notes would be made. */
  get missing(): number {
    return this.#count('create');
  }

  /** How many notes, made before without addresses, would be given them. */
  get unaddressed(): number {
    return this.#count('update');
  }

  /** How many such notes were edited since, and stay as they are. */
  get left(): number {
    return this.#count('left');
  }

  /** Lets the person choose a file, and reads it. */
  async choose(): Promise<void> {
    await this.#try(async () => {
      this.chosen = await this.client.call('choose_import', {});
      if (this.chosen?.problem === null) await this.#read(null);
    });
  }

  /** Reads it again, as published at an address. */
  async publishedAt(blog: string): Promise<void> {
    await this.#try(() => this.#read(blog));
  }

  /**
   * Makes the notes that are not there, and gives others their addresses. Where that ends with
   * an error, it is read what is left, so that it can be gone on with.
   */
  async run(): Promise<void> {
    await this.#try(async () => {
      this.done = await this.client.call('make_import', { ticket: this.#ticket });
    });
    const { error } = this;
    if (!error) return;
    await this.#try(() => this.#read(this.#blog));
    this.error = error;
  }

  /** Calls it off; what was made stays. */
  async stop(): Promise<void> {
    await this.client.call('stop_edit', { ticket: this.#ticket });
  }

  close(): void {
    this.#stop();
  }

  #count(what: ImportChange): number {
    return this.plan?.notes.filter(({ change }) => change === what).length ?? 0;
  }

  async #read(blog: string | null): Promise<void> {
    this.#ticket = nextTicket();
    this.plan = await this.client.call('plan_import', { ticket: this.#ticket, blog });
    this.#blog = blog;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await work();
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = false;
      this.progress = undefined;
    }
  }
}
