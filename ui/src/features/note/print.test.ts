import { expect, it } from 'vitest';
import { FakeClient } from '../../../tests/fake-client';
import { noteForPaper } from './print';

// As a page with a doctype is; KaTeX sets nothing in others.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });

const NOTE = {
  generation: 1,
  path: 'there.md',
  title: 'There',
  text: '# There\n\n## Part\n\nembedded ![[here#Part]]\n\n## Rest\n\nrest\n',
  hash: '',
  day: null,
  read_only: null,
  warnings: [],
  hashtags: { profile: 'tsuzuri', colours: false } as const,
};

function client() {
  return new FakeClient({
    resolve_link: ({ target }) => {
      const isThere = target === 'there#Part';
      return {
        resolution: isThere ? 'unique' : 'unresolved',
        path: isThere ? 'there.md' : null,
        line: isThere ? 2 : null,
        would_be: null,
        candidates: [],
      };
    },
    open_note: () => NOTE,
    picture: () => ({ path: 'a.png', version: '1', width: 20, height: 10, generation: 1 }),
  });
}

function paper(text: string): Promise<HTMLElement> {
  return noteForPaper(client(), 'here.md', text, 'The title');
}

it('has headings by their levels, and the title where none stands above the text', async () => {
  const page = await paper('---\ntags: [a]\n---\n## 二月\n\n本文。 #港\n');
  const heads = [...page.children].map(({ localName, textContent }) => [localName, textContent]);
  expect(heads).toEqual([
    ['h1', 'The title'],
    ['h2', '二月'],
    ['p', '本文。 #港'],
  ]);
  expect(page.lang).toBe('ja');
  const own = await paper('# Its own\n\ntext\n');
  expect([...own.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual([
    'Its own',
  ]);
});

it('shows its pictures, and what it embeds, once', async () => {
  const page = await paper('![](a.png)\n\n![[there#Part]]\n\n![[nowhere]]\n');
  expect(page.querySelector('img')?.getAttribute('src')).not.toBe(null);
  const quote = page.querySelector('blockquote');
  expect(quote?.querySelector('h2')?.textContent).toBe('Part');
  expect(quote?.textContent).toContain('embedded');
  expect(quote?.textContent).not.toContain('rest');
  expect(page.querySelectorAll('blockquote')).toHaveLength(1);
  expect(page.lastElementChild?.textContent).toBe('nowhere');
});

it('says the addresses that the words of a link do not', async () => {
  const page = await paper('[a page](https://example.com/a) https://example.com/b [[c]]\n');
  const said = [...page.querySelectorAll('a')].map(({ dataset }) => dataset['address']);
  expect(said).toEqual(['https://example.com/a', undefined, undefined]);
});

it('has its formulas set', async () => {
  const page = await paper('$x^2$\n');
  expect(page.querySelector('.katex')).not.toBe(null);
});
