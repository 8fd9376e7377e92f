/**
 * A list that grows as one scrolls: pages joined by cursors. A change that touches it
 * reads again as many rows as are there, and swaps them at once, so that rows neither
 * double nor vanish at the seams.
 */

import type { ApiError, IndexChanged } from './bindings';
import { asApiError } from './client';

/** What every paged answer has. */
export interface Page<T> {
  generation: number;
  rows: T[];
  next: string | null;
}

export class Pages<T> {
  rows = $state.raw<T[]>([]);
  /** Asks for the next page; `null` when all rows are there. */
  next = $state.raw<string | null>(null);
  error = $state.raw<ApiError>();
  /** Whether a first answer has come. */
  ready = $state(false);
  asking = $state(false);
  /** Of the oldest page that is there. */
  generation = -1;

  /** Grows with each new list, so that answers to an older one are dropped. */
  #turn = 0;
  #wanted = 0;

  /** `keyOf` names a row, one of a kind in the list. */
  constructor(
    private readonly keyOf: (row: T) => string,
    private readonly ask: (cursor: string | null) => Promise<Page<T>>,
  ) {}

  /** Reads the list from its start, as many rows as are there, at least one page. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const enough = this.rows.length;
    await this.#guarded(turn, async () => {
      const rows: T[] = [];
      let generation = Infinity;
      let page: Page<T>;
      let cursor: string | null = null;
      do {
        page = await this.ask(cursor);
        rows.push(...page.rows);
        generation = Math.min(generation, page.generation);
        cursor = page.next;
      } while (cursor !== null && rows.length < enough && turn === this.#turn);
      this.#show(turn, rows, { ...page, generation });
    });
  }

  /** Adds the next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    const cursor = this.next;
    if (cursor === null || this.asking) return;
    const turn = this.#turn;
    await this.#guarded(turn, async () => {
      const page = await this.ask(cursor);
      const generation = Math.min(this.generation, page.generation);
      this.#show(turn, [...this.rows, ...page.rows], { ...page, generation });
    });
  }

  /** Takes note of a change that touches the list. */
  touched({ generation }: IndexChanged): void {
    if (generation <= this.generation) return;
    this.#wanted = Math.max(this.#wanted, generation);
    if (!this.asking) void this.reload();
  }

  #show(turn: number, rows: T[], { next, generation }: Omit<Page<T>, 'rows'>): void {
    if (turn !== this.#turn) return;
    this.rows = uniqueBy(rows, this.keyOf);
    this.next = next;
    this.generation = generation;
    this.ready = true;
  }

  async #guarded(turn: number, work: () => Promise<void>): Promise<void> {
    const wanted = this.#wanted;
    this.asking = true;
    try {
      await work();
      if (turn === this.#turn) this.error = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asApiError(thrown);
    } finally {
      if (turn === this.#turn) this.asking = false;
    }
    const changedMeanwhile = this.#wanted > wanted && this.#wanted > this.generation;
    if (turn === this.#turn && changedMeanwhile) await this.reload();
  }
}

/**
 * The rows without those that came twice: pages read at different generations may overlap,
 * and a list on screen must not.
 */
export function uniqueBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey.values()];
}
