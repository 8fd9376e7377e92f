/** The places that name a note, as far as they are read. */

import type { Backlink } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { Pages } from '../../ipc/pages.svelte';

const PAGE = 20;
/** Of all panels: a newer question calls off an older one, whose note is out of sight. */
let ticket = 0;

export class Mentioned {
  total = $state(0);
  /** Whether `total` is all there are. */
  exact = $state(true);
  /** Share of the vault that was looked through, 0 to 1. */
  covered = $state(1);

  readonly pages: Pages<Backlink>;

  constructor(client: Client, path: string) {
    this.pages = new Pages(
      (place) => `${place.path} ${place.span[0]}`,
      async (cursor) => {
        ticket += 1;
        const answer = await client.call('mentions', { path, cursor, limit: PAGE, ticket });
        this.total = answer.total;
        this.exact = answer.total_exact;
        this.covered = answer.covered;
        const { generation, mentions: rows, next_cursor: next } = answer;
        return { generation, rows, next };
      },
    );
  }
}
