/**
 * Hands out `index-changed` events: to whom, by topic. It keeps nothing else.
 */

import type { IndexChanged, Topic } from './bindings';
import type { Client } from './client';
import { topicName } from './topics';

/** A listener with the topics it cares about right now. */
interface Watcher {
  topics(): Topic[];
  changed(event: IndexChanged): void;
}

export class Changes {
  readonly #watchers = new Set<Watcher>();
  readonly #stop: () => void;

  constructor(client: Client) {
    this.#stop = client.on('index-changed', (event) => {
      this.#tell(event);
    });
  }

  /** Calls `changed` with each event that touches one of `topics()`, until released. */
  watch(topics: () => Topic[], changed: (event: IndexChanged) => void): () => void {
    const watcher = { topics, changed };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  close(): void {
    this.#stop();
    this.#watchers.clear();
  }

  #tell(event: IndexChanged): void {
    const touched = new Set(event.topics.map(topicName));
    const isTouched = (topic: Topic) => touched.has(topicName(topic));
    for (const watcher of [...this.#watchers]) {
      if (touched.has('everything') || watcher.topics().some(isTouched)) watcher.changed(event);
    }
  }
}
