import { describe, expect, it } from 'vitest';
import type { PassageCard } from '../../ipc/bindings';
import { asHtml, asMarkdown } from './export';

function card(text: string, day: string | null, more: Partial<PassageCard> = {}): PassageCard {
  const about = { path: '日記/a.md', title: 'a', heading_path: [], ordinal: 0, line: 0 };
  return { ...about, day, span: [0, 1], text, cut: false, tags: [], verified: true, ...more };
}

const CARDS = [
  card('港の話 #港', '2024-02-01'),
  card('夜\n\n#港', '2024-02-01', { tags: [{ raw: '港', key: '港', from: 'tag-block' }] }),
  card('いつか', null, { path: 'b.md', title: 'b' }),
];

describe('a stream as Markdown', () => {
  it('holds the passages as they are written, by day', () => {
    expect(asMarkdown('港', CARDS, false, 'ja')).toBe(
      '# 港\n\n## 2024年2月1日(木)\n\n港の話 #港\n\n夜\n\n#港\n\n## 日付なし\n\nいつか\n',
    );
  });

  it('stands by note when it does on screen', () => {
    expect(asMarkdown('港', CARDS, true, 'ja')).toContain('## a\n\n港の話 #港');
  });
});

describe('a stream as a page', () => {
  const page = (text: string) =>
    // What was written is read as a browser would; nothing of it is shown.
    // eslint-disable-next-line no-restricted-syntax
    new DOMParser().parseFromString(asHtml('港', [card(text, null)], false, 'ja'), 'text/html');

  it('runs nothing and loads nothing, whatever stands in a note', () => {
    const made = page(
      '<script>alert(1)</script> <img src=x onerror=alert(1)> ![a](https://a.example/x.png)\n\n' +
        '[x](javascript:alert(1)) [[note]] [y](data:text/html,z)',
    );
    expect(made.querySelectorAll('script, img, iframe, object, link').length).toBe(0);
    const hrefs = [...made.querySelectorAll('[href]')].map((link) => link.getAttribute('href'));
    expect(hrefs.filter((href) => !href?.startsWith('https://'))).toEqual([]);
    expect(made.querySelectorAll('[src], [onerror], [style]').length).toBe(0);
    expect(made.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("'none'");
  });

  it('keeps links that leave it, and says whose language it is in', () => {
    const made = page('[x](https://a.example/?b=1&c=2) と https://b.example/');
    const links = [...made.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['https://a.example/?b=1&c=2', 'https://b.example/']);
    expect(made.documentElement.lang).toBe('ja');
  });
});
