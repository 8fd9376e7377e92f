/**
 * A client for tests: answers come from functions, events are told by hand. What is asked
 * without an answer being given fails the way an unknown command would.
 */

import type { ApiError, Events } from '../src/ipc/bindings';
import type { Answer, Client, CommandName, Request } from '../src/ipc/client';

export type Answers = {
  [N in CommandName]?: (request: Request<N>) => Answer<N> | Promise<Answer<N>>;
};

export interface Asked {
  name: CommandName;
  request: unknown;
}

export class FakeClient implements Client {
  readonly label = 'main';
  /** Every question so far. */
  readonly asked: Asked[] = [];
  finish: () => Promise<void> = () => Promise.resolve();

  readonly #handlers = new Map<string, Set<(payload: never) => void>>();

  constructor(readonly answers: Answers = {}) {}

  async call<N extends CommandName>(name: N, request: Request<N>): Promise<Answer<N>> {
    this.asked.push({ name, request });
    const answer = this.answers[name] as ((request: Request<N>) => Answer<N>) | undefined;
    await Promise.resolve();
    if (!answer) throw apiError('bad-request', `no answer to ${name}`);
    return answer(request);
  }

  on<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  pictureUrl(path: string, version: string): string {
    return `note-asset://localhost/${encodeURIComponent(path)}?${version}`;
  }

  beforeClose(finish: () => Promise<void>): void {
    this.finish = finish;
  }

  /** Tells everyone who listens. */
  tell<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(payload as never);
  }

  /** How often a command was called. */
  count(name: CommandName): number {
    return this.asked.filter((each) => each.name === name).length;
  }
}

export function apiError(code: ApiError['code'], message = '', path?: string): ApiError {
  return { code, message, ...(path !== undefined && { path }) };
}

/** Lets promises that are ready run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
