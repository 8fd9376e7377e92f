import { describe, expect, it } from 'vitest';
import { apiError, FakeClient, settled } from '../../tests/fake-client';
import type { NoteList, Topic } from './bindings';
import { Cache } from './cache.svelte';
import { Changes } from './changes';

/** An engine whose answers wait until they are let go, at the generation it is then. */
class SlowEngine {
  generation = 1;
  readonly client = new FakeClient({
    find_notes: () =>
      new Promise<NoteList>((resolve) => {
        const generation = this.generation;
        this.#waiting.push(() => {
          resolve({ generation, total: generation, notes: [] });
        });
      }),
  });
  readonly changes = new Changes(this.client);
  readonly cache = new Cache(this.client, this.changes);
  readonly #waiting: (() => void)[] = [];

  async letGo(): Promise<void> {
    this.#waiting.shift()?.();
    await settled();
  }

  commit(topics: Topic[]): void {
    this.generation += 1;
    const { generation } = this;
    this.client.tell('index-changed', { generation, topics, origin: { type: 'disk' } });
  }

  get asked(): number {
    return this.client.count('find_notes');
  }
}

const QUESTION = { text: '', limit: 10 };
const NOTES: Topic[] = [{ type: 'notes' }];

describe('the cache', () => {
  it('asks a question once for all who hold it', async () => {
    const { cache, client, letGo } = bound(new SlowEngine());
    const first = cache.hold('find_notes', QUESTION);
    const second = cache.hold('find_notes', { ...QUESTION });
    await settled();
    await letGo();
    expect(first.entry).toBe(second.entry);
    expect(first.entry.value?.generation).toBe(1);
    expect(client.count('find_notes')).toBe(1);
  });

  it('asks again for what is on screen when one of its topics changes', async () => {
    const engine = new SlowEngine();
    const held = engine.cache.hold('find_notes', QUESTION);
    await settled();
    await engine.letGo();
    engine.commit([{ type: 'tags' }]);
    await settled();
    expect(engine.asked).toBe(1);
    engine.commit(NOTES);
    await settled();
    expect(engine.asked).toBe(2);
    await engine.letGo();
    expect(held.entry.value?.generation).toBe(3);
  });

  it('asks again for everything when everything may have changed', async () => {
    const engine = new SlowEngine();
    engine.cache.hold('find_notes', QUESTION);
    await settled();
    await engine.letGo();
    engine.commit([{ type: 'everything' }]);
    await settled();
    expect(engine.asked).toBe(2);
  });

  it('asks for what nobody holds only when it is held again', async () => {
    const engine = new SlowEngine();
    const held = engine.cache.hold('find_notes', QUESTION);
    await settled();
    await engine.letGo();
    held.release();
    engine.commit(NOTES);
    await settled();
    expect(engine.asked).toBe(1);
    const again = engine.cache.hold('find_notes', QUESTION);
    expect(again.entry.value?.generation).toBe(1);
    await settled();
    await engine.letGo();
    expect(again.entry.value?.generation).toBe(2);
  });

  it('answers at once from what is current', async () => {
    const engine = new SlowEngine();
    const held = engine.cache.hold('find_notes', QUESTION);
    await settled();
    await engine.letGo();
    held.release();
    expect(engine.cache.hold('find_notes', QUESTION).entry.value?.generation).toBe(1);
    await settled();
    expect(engine.asked).toBe(1);
  });

  it('asks once more when a change comes while an older answer is on its way', async () => {
    const engine = new SlowEngine();
    const held = engine.cache.hold('find_notes', QUESTION);
    await settled();
    engine.commit(NOTES);
    engine.commit(NOTES);
    await settled();
    expect(engine.asked).toBe(1);
    await engine.letGo();
    expect(engine.asked).toBe(2);
    await engine.letGo();
    expect(held.entry.value?.generation).toBe(3);
    expect(engine.asked).toBe(2);
  });

  it('does not ask again when the answer on its way is as new as the change', async () => {
    const engine = new SlowEngine();
    engine.cache.hold('find_notes', QUESTION);
    engine.generation = 2;
    await settled();
    engine.generation = 1;
    engine.commit(NOTES);
    await engine.letGo();
    expect(engine.asked).toBe(1);
  });

  it('keeps the newer answer when an older one comes after it', async () => {
    const engine = new SlowEngine();
    const held = engine.cache.hold('find_notes', QUESTION);
    engine.generation = 5;
    await settled();
    await engine.letGo();
    engine.generation = 3;
    engine.cache.again(held.entry);
    await settled();
    await engine.letGo();
    expect(held.entry.value?.generation).toBe(5);
  });

  it('shows why a question failed, keeps the last answer, and recovers', async () => {
    let fails = false;
    const client = new FakeClient({
      find_notes: () => {
        if (fails) throw apiError('index');
        return { generation: 1, total: 0, notes: [] };
      },
    });
    const cache = new Cache(client, new Changes(client));
    const { entry } = cache.hold('find_notes', QUESTION);
    await settled();
    fails = true;
    cache.again(entry);
    await settled();
    expect(entry.error?.code).toBe('index');
    expect(entry.value?.generation).toBe(1);
    fails = false;
    cache.again(entry);
    await settled();
    expect(entry.error).toBeUndefined();
  });

  it('forgets the oldest of what nobody holds, and never what is held', async () => {
    const client = new FakeClient({
      find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    });
    const cache = new Cache(client, new Changes(client));
    const kept = cache.hold('find_notes', { text: 'kept', limit: 1 });
    for (let index = 0; index < 150; index += 1) {
      cache.hold('find_notes', { text: String(index), limit: 1 }).release();
    }
    await settled();
    expect(client.count('find_notes')).toBe(151);
    cache.hold('find_notes', { text: '149', limit: 1 });
    cache.hold('find_notes', { text: '0', limit: 1 });
    await settled();
    expect(client.count('find_notes')).toBe(152);
    expect(cache.hold('find_notes', { text: 'kept', limit: 1 }).entry).toBe(kept.entry);
  });
});

function bound(engine: SlowEngine) {
  const { cache, client } = engine;
  return { cache, client, letGo: () => engine.letGo() };
}
