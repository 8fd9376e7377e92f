/**
 * The one cache of answers: key → value, generation, topics. What is on screen holds its
 * entry; a change that touches a held entry asks again at once, one that touches an
 * unheld entry only marks it stale. Views never ask by themselves.
 *
 * Left to others: notes' bodies (`features/note`), lists that grow as one scrolls
 * (`pages.svelte.ts`).
 */

import type { ApiError } from './bindings';
import type { Changes } from './changes';
import { asApiError, type Answer, type Client, type Request } from './client';
import { topicsOf, type Cached } from './topics';

/** Unheld entries that are kept, for going back without waiting. */
const KEPT = 100;

/** One answer as a view sees it. Fields are reactive. */
export class Entry<N extends Cached> {
  /** The newest answer so far. */
  value = $state.raw<Answer<N>>();
  /** Why the newest question failed; cleared by the next answer. */
  error = $state.raw<ApiError>();

  /** Generation `value` was read at; -1 while there is none. */
  generation = -1;
  /** Generation this entry must reach to be current. */
  wanted = 0;
  holders = 0;
  asking = false;
  /** Touched while unheld, or failed: ask when it is next held. */
  stale = true;
  /** Stops listening for changes. */
  release: () => void = () => undefined;

  constructor(
    readonly key: string,
    readonly name: N,
    readonly request: Request<N>,
  ) {}
}

/** An entry on screen. Whoever holds it lets go of it. */
export interface Held<N extends Cached> {
  readonly entry: Entry<N>;
  release(): void;
}

export class Cache {
  /** In order of last use: the first is the oldest. */
  readonly #entries = new Map<string, Entry<Cached>>();

  constructor(
    private readonly client: Client,
    private readonly changes: Changes,
  ) {}

  /** The entry for a question, asked if it has no current answer. */
  hold<N extends Cached>(name: N, request: Request<N>): Held<N> {
    const entry = this.#entry(name, request);
    entry.holders += 1;
    if (entry.stale) void this.#ask(entry);
    let held = true;
    return {
      entry,
      release: () => {
        if (!held) return;
        held = false;
        entry.holders -= 1;
        this.#evict();
      },
    };
  }

  /** Asks again, for a "try again" button. */
  again<N extends Cached>(entry: Entry<N>): void {
    void this.#ask(entry);
  }

  /** Asks again for what was changed without an event that says so. */
  renew<N extends Cached>(name: N, request: Request<N>): void {
    const entry = this.#entries.get(keyOf(name, request));
    if (!entry) return;
    entry.stale = true;
    if (entry.holders > 0) void this.#ask(entry);
  }

  #entry<N extends Cached>(name: N, request: Request<N>): Entry<N> {
    const key = keyOf(name, request);
    // The key holds the name, so an entry under it is one of that command.
    const known = this.#entries.get(key) as Entry<N> | undefined;
    const entry = known ?? new Entry(key, name, request);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (!known) {
      entry.release = this.changes.watch(
        () => topicsOf(name, request, entry.value),
        ({ generation }) => {
          this.#touch(entry, generation);
        },
      );
    }
    return entry;
  }

  #touch<N extends Cached>(entry: Entry<N>, generation: number): void {
    if (entry.generation >= generation) return;
    entry.wanted = Math.max(entry.wanted, generation);
    entry.stale = true;
    if (entry.holders > 0) void this.#ask(entry);
  }

  /** One question at a time; what changes meanwhile is asked for after the answer. */
  async #ask<N extends Cached>(entry: Entry<N>): Promise<void> {
    if (entry.asking) return;
    entry.asking = true;
    try {
      do {
        const wanted = entry.wanted;
        const answer = await this.client.call(entry.name, entry.request);
        this.#accept(entry, answer, wanted);
      } while (entry.stale && entry.holders > 0);
    } catch (thrown) {
      entry.error = asApiError(thrown);
      entry.stale = true;
    } finally {
      entry.asking = false;
    }
  }

  #accept<N extends Cached>(entry: Entry<N>, answer: Answer<N>, wanted: number): void {
    const generation = 'generation' in answer ? answer.generation : wanted;
    // An answer read before what is shown: a slower reader; keep what is newer.
    if (generation >= entry.generation) {
      entry.value = answer;
      entry.generation = generation;
    }
    entry.error = undefined;
    // An answer that is still older than the change which asked for it was asked for
    // after that change was committed, so it is as new as it will get.
    entry.stale = entry.wanted > wanted && entry.wanted > generation;
  }

  #evict(): void {
    if (this.#entries.size <= KEPT) return;
    let surplus = [...this.#entries.values()].filter((entry) => entry.holders === 0).length - KEPT;
    for (const [key, entry] of this.#entries) {
      if (surplus <= 0) return;
      if (entry.holders > 0) continue;
      entry.release();
      this.#entries.delete(key);
      surplus -= 1;
    }
  }
}

function keyOf<N extends Cached>(name: N, request: Request<N>): string {
  return `${name} ${JSON.stringify(request)}`;
}

/** What a component sees of a question. */
export interface Question<N extends Cached> {
  readonly value: Answer<N> | undefined;
  readonly error: ApiError | undefined;
  /** The answer is on its way: `value`, if there is one, is of an earlier question. */
  readonly waiting: boolean;
  again(): void;
}

/**
 * Holds what `ask` names for as long as the component lives, and follows it when it
 * changes; `undefined` holds nothing. With `keep`, the last answer stays in sight until
 * the next one is there.
 */
export function question<N extends Cached>(
  cache: Cache,
  name: N,
  ask: () => Request<N> | undefined,
  { keep = false }: { keep?: boolean } = {},
): Question<N> {
  let entry = $state.raw<Entry<N>>();
  let last = $state.raw<Answer<N>>();

  $effect(() => {
    const request = ask();
    if (!request) {
      entry = undefined;
      return;
    }
    const held = cache.hold(name, request);
    entry = held.entry;
    return () => {
      held.release();
    };
  });
  $effect(() => {
    if (keep && entry?.value !== undefined) last = entry.value;
  });

  return {
    get value() {
      return entry?.value ?? (keep ? last : undefined);
    },
    get error() {
      return entry?.error;
    },
    get waiting() {
      return entry !== undefined && entry.value === undefined && entry.error === undefined;
    },
    again() {
      if (entry) cache.again(entry);
    },
  };
}
