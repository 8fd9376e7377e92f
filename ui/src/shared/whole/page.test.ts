import { describe, expect, it } from 'vitest';
import type { EmbeddedPicture, EmbedLeft, PassageCard } from '../../ipc/bindings';
import { htmlOf, type Embed } from './page';

// As a page with a doctype is; KaTeX sets nothing in others.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });

const LEFT = new Map<string, EmbedLeft>([
  ['large.png', 'too-large'],
  ['none.png', 'missing'],
]);
const TAKEN: EmbeddedPicture = { address: 'picture:1', left: null };

function card(text: string, more: Partial<PassageCard> = {}): PassageCard {
  const about = { path: '日記/a.md', title: 'a', heading_path: [], ordinal: 0, line: 0, day: null };
  return { ...about, span: [0, 1], text, cut: false, tags: [], verified: true, ...more };
}

async function page(
  text: string,
  embed: Embed = () => Promise.resolve(TAKEN),
  more: Partial<PassageCard> = {},
): Promise<Document> {
  const html = await htmlOf(card(text, more), '見出し', 'ja', embed);
  // What was written is read as a browser would; nothing of it is shown.
  // eslint-disable-next-line no-restricted-syntax
  return new DOMParser().parseFromString(html, 'text/html');
}

describe('a passage in a page of its own', () => {
  it('runs nothing and loads nothing, whatever stands in a note', async () => {
    const made = await page(
      '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n' +
        '![a](https://a.example/x.png) [x](javascript:alert(1)) [[note]] [y](data:text/html,z)',
    );
    expect(made.querySelectorAll('script, img, iframe, object, link').length).toBe(0);
    const hrefs = [...made.querySelectorAll('[href]')].map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(['https://a.example/x.png']);
    expect(made.querySelectorAll('[src], [onerror], [style]').length).toBe(0);
    expect(made.body.textContent).toContain('a.example');
  });

  it('keeps links that leave it, its tags, and says whose language it is in', async () => {
    const tags = [{ raw: '夜', key: '夜', from: 'tag-block' as const }];
    const made = await page('[x](https://a.example/?b=1&c=2) と #港', undefined, { tags });
    const links = [...made.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['https://a.example/?b=1&c=2']);
    expect(made.querySelector('a.tag')?.textContent).toBe('#港');
    expect(made.querySelector('article')?.lang).toBe('ja');
    expect(made.querySelector('footer')?.textContent).toContain('#夜');
    expect(made.querySelector('h2')?.textContent).toBe('見出し');
  });

  it('has no link in a link', async () => {
    const made = await page('[![x](https://a.example/x.png)](https://b.example/)');
    const links = [...made.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['https://b.example/']);
    expect(made.querySelector('a')?.textContent).toContain('a.example');
  });

  it('shows pictures that were taken in, and names those that were left out', async () => {
    const asked: [string, string][] = [];
    const embed: Embed = (from, target) => {
      asked.push([from, target]);
      const why = LEFT.get(target);
      return Promise.resolve(why ? { address: null, left: why } : TAKEN);
    };
    const made = await page('![[a.png|40]]\n\n![](large.png) ![](none.png)', embed);
    const [image] = made.querySelectorAll('img');
    expect(image?.getAttribute('src')).toBe('picture:1');
    expect([image?.alt, image?.getAttribute('width')]).toEqual(['a.png', '40']);
    expect(made.querySelectorAll('img').length).toBe(1);
    expect([...made.querySelectorAll('.left')].map(({ textContent }) => textContent)).toEqual([
      '大きすぎるため省いた画像: large.png',
      '画像が見つかりません: none.png',
    ]);
    expect(asked.map(([from]) => from)).toEqual(['日記/a.md', '日記/a.md', '日記/a.md']);
  });

  it('sets formulas as MathML, and leaves what can not be read as it is written', async () => {
    const made = await page('$x^2$ と\n\n$$\\sum_i i$$\n\n$\\nonsense$');
    expect(made.querySelectorAll('math').length).toBe(2);
    expect(made.querySelector('math msup')?.textContent).toBe('x2');
    expect(made.querySelector('math[display=block]')).not.toBeNull();
    expect(made.querySelector('code')?.textContent).toBe('\\nonsense');
  });

  it('colours code', async () => {
    const made = await page('```js\nlet a = 1;\n```');
    expect(made.querySelector('pre .tok-keyword')?.textContent).toBe('let');
  });

  it('says where it was cut', async () => {
    const made = await page('長い', undefined, { cut: true });
    expect(made.querySelector('footer')?.textContent).toContain('日記/a.md');
  });
});
