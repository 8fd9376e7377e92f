/**
 * What a query finds. While one types, each question takes the place of the one before
 * (its ticket is higher) and the last answer stays in sight until the next one is there.
 */

import type {
  ApiError,
  IndexChanged,
  QueryProblem,
  SearchAnswer,
  SearchCounts,
  SearchHit,
  SearchReach,
} from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import { uniqueBy } from '../../ipc/pages.svelte';

const PAGE = 50;

/** Of this window: the engine compares tickets, wherever the field stands. */
let tickets = 0;

export class Search {
  /** What the hits are an answer to; `undefined` before the first one. */
  answered = $state.raw<string>();
  hits = $state.raw<SearchHit[]>([]);
  next = $state.raw<string | null>(null);
  problems = $state.raw<QueryProblem[]>([]);
  /** Share of the passages that full text covers, 0 to 1. */
  covered = $state(1);
  /** How far a regular expression came; `null` when it came to the end of the page. */
  reach = $state.raw<SearchReach | null>(null);
  /** How many hits were scored; `null` when these are all. */
  scored = $state<number | null>(null);
  counts = $state.raw<SearchCounts>();
  error = $state.raw<ApiError>();

  #query = '';
  #ticket = 0;
  /** Of the oldest page in sight. */
  #generation = -1;
  #asking = false;
  /** The newest change that came while a question was on its way. */
  #missed = -1;

  constructor(private readonly client: Client) {}

  /**
   * Asks from the start, as many hits as are there when the query is the same; an empty
   * query finds nothing and asks nothing.
   */
  async ask(query: string): Promise<void> {
    this.#query = query;
    this.#missed = -1;
    if (query.trim() === '') {
      this.#ticket = ++tickets;
      this.#empty();
      return;
    }
    const enough = query === this.answered ? this.hits.length : 0;
    const hits: SearchHit[] = [];
    let generation = Infinity;
    let answer: SearchAnswer | undefined;
    do {
      answer = await this.#question(query, answer?.next_cursor ?? null);
      if (!answer) return;
      hits.push(...answer.results);
      generation = Math.min(generation, answer.generation);
      // What a pattern did not reach is looked at only when asked for.
    } while (answer.next_cursor !== null && answer.reach === null && hits.length < enough);
    this.#show(query, answer, hits, generation);
    if (this.#missed > generation) await this.ask(query);
    else await this.#count(query);
  }

  /** Adds the next page. */
  async more(): Promise<void> {
    const cursor = this.next;
    if (cursor === null || this.#asking) return;
    const query = this.#query;
    const answer = await this.#question(query, cursor);
    if (!answer) return;
    const generation = Math.min(this.#generation, answer.generation);
    this.#show(query, answer, [...this.hits, ...answer.results], generation);
    if (this.#missed > generation) await this.ask(query);
  }

  /** Asks again when the index has changed since. */
  touched({ generation }: IndexChanged): void {
    if (generation <= this.#generation) return;
    if (this.#asking) this.#missed = Math.max(this.#missed, generation);
    else void this.ask(this.#query);
  }

  /** One page; `undefined` when a newer question took its place, or it failed. */
  async #question(query: string, cursor: string | null): Promise<SearchAnswer | undefined> {
    const ticket = ++tickets;
    this.#ticket = ticket;
    this.#asking = true;
    try {
      const answer = await this.client.call('search', { query, cursor, limit: PAGE, ticket });
      if (ticket !== this.#ticket) return undefined;
      this.#asking = false;
      return answer;
    } catch (thrown) {
      if (ticket === this.#ticket) this.#failed(asApiError(thrown));
      return undefined;
    }
  }

  #failed(error: ApiError): void {
    this.#asking = false;
    if (error.code === 'cancelled') return;
    // What was found before has nothing to do with what can't be looked for.
    if (error.code === 'long-query') this.#empty();
    this.error = error;
  }

  #show(query: string, answer: SearchAnswer, hits: SearchHit[], generation: number): void {
    if (query !== this.answered) this.counts = undefined;
    this.answered = query;
    this.hits = uniqueBy(hits, hitKey);
    this.next = answer.next_cursor;
    this.problems = answer.problems;
    this.covered = answer.covered;
    this.reach = answer.reach;
    this.scored = answer.scored;
    this.error = undefined;
    this.#generation = generation;
  }

  /** Totals come after the results; without them the results stand as they are. */
  async #count(query: string): Promise<void> {
    const ticket = this.#ticket;
    try {
      const counts = await this.client.call('search_counts', { query, ticket });
      if (ticket === this.#ticket) this.counts = counts;
    } catch (thrown) {
      if (ticket === this.#ticket) this.#failed(asApiError(thrown));
    }
  }

  #empty(): void {
    this.#asking = false;
    this.answered = undefined;
    this.hits = [];
    this.next = null;
    this.problems = [];
    this.reach = null;
    this.scored = null;
    this.counts = undefined;
    this.error = undefined;
  }
}

/** A hit's name, one of a kind in its list. */
export function hitKey({ path, span }: SearchHit): string {
  return `${path}/${span[0]}`;
}
