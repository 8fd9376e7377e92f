import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClient } from '../../../tests/fake-client';
import { filled, lineToGoOn } from './fill';

const answer = { text: 'a\nb\n', cursor: null, wants_clipboard: false, unknown: [] };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('filling in a template', () => {
  it('asks for what was copied only where the template does', async () => {
    const readText = vi.fn(() => Promise.resolve('copied'));
    vi.stubGlobal('navigator', { clipboard: { readText } });
    const plain = new FakeClient({ fill_template: () => answer });
    expect(await filled(plain, 't.md', 'title')).toEqual(answer);
    expect(readText).not.toHaveBeenCalled();

    const wanting = new FakeClient({
      fill_template: ({ clipboard }) => ({
        ...answer,
        text: clipboard ?? '',
        wants_clipboard: clipboard === null,
      }),
    });
    expect((await filled(wanting, 't.md', 'title')).text).toBe('copied');
  });

  it('goes on without what was copied where that is not to be had', async () => {
    vi.stubGlobal('navigator', {});
    const fake = new FakeClient({
      fill_template: ({ clipboard }) => ({ ...answer, wants_clipboard: clipboard === null }),
    });
    expect((await filled(fake, 't.md', 'title')).text).toBe('a\nb\n');
    expect(fake.asked.at(-1)?.request).toEqual({ path: 't.md', title: 'title', clipboard: '' });
  });

  it('knows the line to go on at', () => {
    const at = (cursor: number | null) => lineToGoOn({ ...answer, cursor });
    expect([at(null), at(0), at(1), at(2), at(4)]).toEqual([undefined, 0, 0, 1, 2]);
  });
});
