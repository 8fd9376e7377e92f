import { describe, expect, it } from 'vitest';
import { apiError, FakeClient } from '../../../tests/fake-client';
import { attach, attachHidden, linkTo } from './attach';

describe('the link to a file', () => {
  it.each([
    [
      'attachments/a b(1).png',
      'diary/2023/x.md',
      true,
      '',
      '![](../../attachments/a%20b%281%29.png)',
    ],
    ['diary/a.png', 'diary/x.md', true, '[other](y.md)', '![](a.png)'],
    ['a.pdf', 'x.md', false, '', '[a.pdf](a.pdf)'],
    ['attachments/a.png', 'diary/x.md', true, '本文 [[他]]', '![[attachments/a.png]]'],
    ['attachments/a.pdf', 'diary/x.md', false, '本文 [[他]]', '[[attachments/a.pdf]]'],
    ['添付/図.png', 'x.md', true, '', '![](添付/図.png)'],
    ['R&D&amp;x.png', 'x.md', true, '', '![](R&D%26amp;x.png)'],
  ])('%s from %s', (path, note, isPicture, text, link) => {
    expect(linkTo(path, note, isPicture, text)).toBe(link);
  });
});

it('hands the bytes over whole', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
  const client = new FakeClient({ attach: () => ({ path: 'f/a.bin', picture: false }) });
  await attach(client, new File([bytes], 'a.bin'), 'n.md', '');
  const [asked] = client.asked;
  const request = asked?.request as { name: string | null; bytes: string };
  expect(request.name).toBe('a.bin');
  const back = Uint8Array.from(atob(request.bytes), (each) => each.charCodeAt(0));
  expect(Buffer.compare(back, bytes)).toBe(0);
  await attach(client, new File(['x'], 'image.png'), 'n.md', '');
  expect((client.asked[1]?.request as { name: string | null }).name).toBeNull();
});

it('links the files that could be taken, and tells of one that could not', async () => {
  const failed = apiError('io', 'it is no file');
  const files = [{ path: 'f/a.png', picture: true }];
  const client = new FakeClient({ attach_dropped: () => ({ files, failed }) });
  const told: unknown[] = [];
  const links = await attachHidden(client, 'dropped', 'n.md', '', (why) => told.push(why));
  expect(links).toBe('![](f/a.png)');
  expect(told).toEqual([failed]);
});
