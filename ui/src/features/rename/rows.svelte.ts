/** The rows of a preview, read in pages as they come into sight. */

import { SvelteMap } from 'svelte/reactivity';
import type { EditRow } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';

/** Rows read at a time. */
export const PAGE = 200;

export class PreviewRows {
  readonly #pages = new SvelteMap<number, readonly EditRow[]>();
  readonly #asked = new Set<number>();

  constructor(
    private readonly client: Client,
    private readonly ticket: number,
  ) {}

  /** A row; `undefined` while it is not read. */
  at(index: number): EditRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Reads what is in sight, half open. */
  inSight(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) void this.#read(page);
  }

  async #read(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    try {
      const request = { ticket: this.ticket, first: page * PAGE, limit: PAGE };
      const { rows } = await this.client.call('edit_rows', request);
      this.#pages.set(page, rows);
    } catch {
      // Another plan has taken this one's place: so will its rows.
      this.#asked.delete(page);
    }
  }
}
