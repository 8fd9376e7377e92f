import { describe, expect, it } from 'vitest';
import { pastedLink } from './paste';

const URL_ = 'https://example.com/entry?a=1&b=2';

function pasted(plain: string, more: { html?: string; mozUrl?: string } = {}, selected = '') {
  return pastedLink({ plain, html: more.html ?? '', mozUrl: more.mozUrl ?? '' }, selected);
}

function anchor(inside: string, href = 'https://example.com/entry?a=1&amp;b=2'): string {
  return `<meta charset="utf-8"><a class="x" href="${href}">${inside}</a>`;
}

describe('an address', () => {
  it('becomes a link with the text it is pasted over', () => {
    expect(pasted(URL_, {}, '会談の記事')).toBe(`[会談の記事](${URL_})`);
    expect(pasted(` ${URL_}\n`, {}, 'a')).toBe(`[a](${URL_})`);
    expect(pasted(URL_, {}, 'a [b] \\[c')).toBe(`[a \\[b\\] \\[c](${URL_})`);
    expect(pasted(URL_, { html: anchor('title') }, '私の語')).toBe(`[私の語](${URL_})`);
  });

  it('replaces another address, and what goes over lines', () => {
    expect(pasted(URL_, {}, 'https://example.org/')).toBeUndefined();
    expect(pasted(URL_, {}, 'one\ntwo')).toBeUndefined();
  });

  it('takes the title that the clipboard has for it', () => {
    expect(pasted(URL_, { html: anchor('報道官の会見') })).toBe(`[報道官の会見](${URL_})`);
    expect(pasted(URL_, { mozUrl: `${URL_}\n報道官の会見` })).toBe(`[報道官の会見](${URL_})`);
    const spelled = anchor('x', 'HTTPS://Example.com/entry?a=1&amp;b=2');
    expect(pasted(URL_, { html: spelled })).toBe(`[x](${URL_})`);
    expect(pasted(URL_, { html: `<A HREF=${URL_}>bare</A>` })).toBe(`[bare](${URL_})`);
  });

  it('stays an address when there is no title for it', () => {
    expect(pasted(URL_)).toBeUndefined();
    expect(pasted(URL_, { html: anchor(URL_.replace('&', '&amp;')) })).toBeUndefined();
    expect(pasted(URL_, { html: anchor('  <img src="x">  ') })).toBeUndefined();
    expect(pasted(URL_, { html: anchor('other', 'https://example.org/') })).toBeUndefined();
    expect(pasted(URL_, { mozUrl: 'https://example.org/\nother' })).toBeUndefined();
    expect(pasted(URL_, { html: '<a href="https://example.com/entry">no end' })).toBeUndefined();
  });

  it('is one address and nothing else', () => {
    for (const plain of ['words', `${URL_} and`, 'javascript:alert(1)', 'https://', '']) {
      expect(pasted(plain, { html: anchor('t') }, 'selected')).toBeUndefined();
    }
  });

  it('keeps a link whole whatever its parentheses are', () => {
    const wiki = 'https://ja.wikipedia.org/wiki/A_(B)';
    expect(pasted(wiki, {}, 'a')).toBe(`[a](${wiki})`);
    expect(pasted('https://example.com/a)b', {}, 'a')).toBe('[a](https://example.com/a%29b)');
    expect(pasted('https://example.com/a)(b', {}, 'a')).toBe('[a](https://example.com/a%29%28b)');
  });
});

describe('a title', () => {
  const title = (inside: string) => pasted(URL_, { html: anchor(inside) });

  it('is text: entities are read once, tags fall away, space is single', () => {
    expect(title('A &amp; B &#12354;&#x3044;&nbsp;\n  C')).toBe(`[A & B あい C](${URL_})`);
    expect(title('&amp;amp; &unknown; &#xD800;')).toBe(`[&amp; &unknown; \ufffd](${URL_})`);
    expect(title('<b>bold</b> <i class=">">x</i>')).toContain('bold');
  });

  it('can not end the link, nor begin something else', () => {
    expect(title('a] (b) [c \\')).toBe(`[a\\] (b) \\[c \\\\](${URL_})`);
    expect(title('`code` $x$ &lt;b&gt;')).toBe(`[\\\`code\\\` \\$x\\$ \\<b>](${URL_})`);
  });

  it('of hostile HTML is text, and soon read', () => {
    expect(title('<script>alert(1)</script>&lt;img src=x onerror=alert(1)&gt;')).toBe(
      `[alert(1)\\<img src=x onerror=alert(1)>](${URL_})`,
    );
    const started = performance.now();
    expect(pasted(URL_, { html: '<a "'.repeat(1900) })).toBeUndefined();
    expect(pasted(URL_, { html: '<a href="x">'.repeat(600) })).toBeUndefined();
    expect(pasted(URL_, { html: anchor('x'.repeat(100_000)) })).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
