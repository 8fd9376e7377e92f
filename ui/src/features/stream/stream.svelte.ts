/** The passages of a stream, as far as they are read: of a tag, or of days. */

import type { IndexChanged, PassageCard, PassageOrder, Topic } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { Pages, type Page } from '../../ipc/pages.svelte';
import { tagTopics } from '../../ipc/topics';
import type { Whole } from '../../shared/whole/whole';

export const PAGE = 50;

/** A page of passages with what is known of all of them. */
export interface Part {
  generation: number;
  total: number;
  next_cursor: string | null;
  passages: PassageCard[];
}

/** Where the passages of a stream come from. */
export interface Source {
  ask(order: PassageOrder, cursor: string | null, limit: number): Promise<Part>;
  topics(): Topic[];
}

export class PassageStream {
  total = $state(0);
  order = $state<PassageOrder>('newest');

  readonly pages: Pages<PassageCard>;

  constructor(readonly source: Source) {
    this.pages = new Pages(cardKey, (cursor) => this.#page(cursor));
  }

  get topics(): Topic[] {
    return this.source.topics();
  }

  touched(event: IndexChanged): void {
    this.pages.touched(event);
  }

  /** Orders the passages so, from the first on. */
  orderBy(order: PassageOrder): void {
    if (order === this.order) return;
    this.order = order;
    this.pages.rows = [];
    void this.pages.reload();
  }

  async #page(cursor: string | null): Promise<Page<PassageCard>> {
    const part = await this.source.ask(this.order, cursor, PAGE);
    this.total = part.total;
    return { generation: part.generation, rows: part.passages, next: part.next_cursor };
  }
}

/** The passages of a tag, in a month if there is one. */
export class TagSource implements Source {
  /** As most often written; what was asked for until the first answer. */
  tag = $state('');
  key = $state.raw<string>();

  constructor(
    private readonly client: Client,
    private readonly asked: string,
    private readonly month: string | null,
  ) {
    this.tag = asked;
  }

  async ask(order: PassageOrder, cursor: string | null, limit: number): Promise<Part> {
    const { asked: tag, month } = this;
    const answer = await this.client.call('tag_stream', { tag, month, order, cursor, limit });
    this.tag = answer.tag;
    this.key = answer.key;
    return answer;
  }

  topics(): Topic[] {
    return tagTopics(this.asked, this.key);
  }
}

/** Days from one to another, or the same day of other years. */
export type Days = { first: string; last: string } | { day: string };

/** The passages of days. */
export class DaySource implements Source {
  constructor(
    private readonly client: Client,
    private readonly days: Days,
  ) {}

  ask(order: PassageOrder, cursor: string | null, limit: number): Promise<Part> {
    const page = { order, cursor, limit };
    return 'day' in this.days
      ? this.client.call('on_this_day', { ...this.days, ...page })
      : this.client.call('day_stream', { ...this.days, ...page });
  }

  /** A note that was written may have other days. */
  topics(): Topic[] {
    return [{ type: 'notes' }, { type: 'search' }];
  }
}

/** All of a stream as it is ordered now, under a name. */
export function wholeOf({ source, order, total }: PassageStream, name: string): Whole {
  const page = (cursor: string | null, limit: number) => source.ask(order, cursor, limit);
  return { name, isByNote: order === 'note', total, page };
}

/** A passage's name, one of a kind in its list. */
export function cardKey({ path, ordinal }: PassageCard): string {
  return `${path}/${ordinal}`;
}
