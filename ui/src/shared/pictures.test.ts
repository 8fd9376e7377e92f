import { afterEach, expect, it, vi } from 'vitest';
import { apiError, FakeClient } from '../../tests/fake-client';
import type { Topic } from '../ipc/bindings';
import { Changes } from '../ipc/changes';
import { followedPicture } from './pictures';

afterEach(() => {
  vi.useRealTimers();
});

it('is told once that a picture may be there now', async () => {
  vi.useFakeTimers();
  let isThere = false;
  const client = new FakeClient({
    picture: () => {
      if (!isThere) throw apiError('not-found', 'none');
      return { path: 'a.png', version: '1', width: null, height: null };
    },
  });
  const changes = new Changes(client);
  const commit = (...topics: Topic[]) => {
    client.tell('index-changed', { generation: 2, topics, origin: { type: 'disk' } });
  };
  const changed = vi.fn();
  const find = () => followedPicture({ client, changes }, 'a.png', 'n.md', changed);
  expect(await find()).toBeNull();
  commit({ type: 'notes' }, { type: 'search' });
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
  isThere = true;
  commit({ type: 'files' });
  commit({ type: 'files' });
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
  expect((await find())?.url).toContain('a.png');
});
