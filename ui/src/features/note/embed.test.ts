import { expect, it, vi } from 'vitest';
import { FakeClient } from '../../../tests/fake-client';
import type { NoteView, Topic } from '../../ipc/bindings';
import { Changes } from '../../ipc/changes';
import type { Desk } from '../../shared/desk';
import { embedded, partOf } from './embed';

const TEXT = `---
title: t
---
# 章

前 ^p1

## 節

- 一
- 二 ^i2
  - 三

## 次

後
`;

it.each<[string | undefined, number | null, string]>([
  [undefined, null, TEXT.slice(TEXT.indexOf('# 章')).trim()],
  ['章', 3, TEXT.slice(TEXT.indexOf('# 章')).trim()],
  ['節', 7, '## 節\n\n- 一\n- 二 ^i2\n  - 三'],
  ['次', 13, '## 次\n\n後'],
  ['^p1', 5, '前 ^p1'],
  ['^i2', 10, '- 二 ^i2\n  - 三'],
  ['x', 99, ''],
])('the part that #%s names', (fragment, line, part) => {
  expect(partOf(TEXT, fragment, line)).toBe(part);
});

it('says once that what is embedded has changed, or may be there now', async () => {
  let path: string | null = null;
  const note: NoteView = {
    generation: 1,
    path: 'b.md',
    title: 'b',
    text: '中身。',
    hash: 'h',
    day: null,
    read_only: null,
    warnings: [],
    hashtags: { profile: 'tsuzuri', colours: false },
  };
  const client = new FakeClient({
    resolve_link: () => ({ resolution: '', path, line: null, would_be: null, candidates: [] }),
    open_note: () => note,
  });
  const desk = { client, changes: new Changes(client) } as unknown as Desk;
  const commit = (...topics: Topic[]) => {
    client.tell('index-changed', { generation: 2, topics, origin: { type: 'disk' } });
  };
  const changed = vi.fn();
  const link = { kind: 'embed', target: 'b' } as const;
  expect(await embedded(desk, 'a.md', link, changed)).toBeNull();
  commit({ type: 'note', of: 'b.md' });
  expect(changed).not.toHaveBeenCalled();
  commit({ type: 'notes' });
  commit({ type: 'notes' });
  expect(changed).toHaveBeenCalledTimes(1);
  path = 'b.md';
  expect((await embedded(desk, 'a.md', link, changed))?.textContent).toContain('中身。');
  commit({ type: 'note', of: 'c.md' });
  expect(changed).toHaveBeenCalledTimes(1);
  commit({ type: 'note', of: 'b.md' });
  expect(changed).toHaveBeenCalledTimes(2);
});
