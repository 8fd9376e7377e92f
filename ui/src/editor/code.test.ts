import { describe, expect, it, vi } from 'vitest';
import { colours, type Stretch } from './code';

/** What is found once the language is there. */
async function read(info: string, code: string): Promise<readonly Stretch[]> {
  await new Promise<void>((resolve) => {
    if (colours(info, code, resolve).length > 0) resolve();
  });
  return colours(info, code, () => undefined);
}

function styled(code: string, stretches: readonly Stretch[]): Record<string, string> {
  return Object.fromEntries(stretches.map(({ from, to, style }) => [code.slice(from, to), style]));
}

describe('code in a fence', () => {
  it('is coloured in its language, which is loaded first', async () => {
    const code = 'fn add(a: u32) -> u32 { a + 1 } // here';
    const loaded = vi.fn();
    expect(colours('rust', code, loaded)).toEqual([]);
    await vi.waitFor(() => {
      expect(loaded).toHaveBeenCalled();
    });
    expect(styled(code, colours('rust', code, loaded))).toMatchObject({
      fn: 'tok-keyword',
      add: 'tok-name',
      u32: 'tok-type',
      '1': 'tok-number',
      '// here': 'tok-comment',
    });
  });

  it.each(['{.python}', 'py', 'Python title="a.py"', 'python,ignore'])(
    'is known by %s',
    async (info) => {
      const code = 'return "x"';
      expect(styled(code, await read(info, code))).toMatchObject({ return: 'tok-keyword' });
    },
  );

  it('in a language of no grammar of its own is coloured too', async () => {
    const code = 'if [ -f x ]; then echo "$HOME"; fi # end';
    expect(styled(code, await read('sh', code))).toMatchObject({ '# end': 'tok-comment' });
  });

  it('that is too long, or in no language, has no colours', async () => {
    await read('rust', 'fn a() {}');
    expect(colours('rust', 'fn a() {}'.repeat(2_300), () => undefined)).toEqual([]);
    const loaded = vi.fn();
    expect(colours('', 'fn', loaded)).toEqual([]);
    expect(colours('no-such-language', 'fn', loaded)).toEqual([]);
    expect(colours('__proto__', 'fn', loaded)).toEqual([]);
  });
});
