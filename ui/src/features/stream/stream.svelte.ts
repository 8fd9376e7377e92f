/** The passages of one tag, as far as they are read. */

import type { IndexChanged, PassageCard, Topic } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { Pages } from '../../ipc/pages.svelte';
import { tagTopics } from '../../ipc/topics';

const PAGE = 50;

export class TagStream {
  /** As most often written; what was asked for until the first answer. */
  tag = $state('');
  total = $state(0);
  key = $state.raw<string>();

  readonly pages: Pages<PassageCard>;

  constructor(
    client: Client,
    private readonly asked: string,
    month: string | null,
  ) {
    this.tag = asked;
    this.pages = new Pages(cardKey, async (cursor) => {
      const answer = await client.call('tag_stream', { tag: asked, month, cursor, limit: PAGE });
      this.tag = answer.tag;
      this.key = answer.key;
      this.total = answer.total;
      return {
        generation: answer.generation,
        rows: answer.passages,
        next: answer.next_cursor,
      };
    });
  }

  get topics(): Topic[] {
    return tagTopics(this.asked, this.key);
  }

  touched(event: IndexChanged): void {
    this.pages.touched(event);
  }
}

/** A passage's name, one of a kind in its list. */
export function cardKey({ path, ordinal }: PassageCard): string {
  return `${path}/${ordinal}`;
}
