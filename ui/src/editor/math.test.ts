import { describe, expect, it, vi } from 'vitest';
import { mathElement } from './math';
import { words } from './words';

// As a page with a doctype is; KaTeX sets nothing in others.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });

/** The element once what sets it is there. */
async function set(source: string, isDisplayed = false): Promise<HTMLElement> {
  const changed = vi.fn();
  const element = mathElement({ source, isDisplayed }, words.en, changed);
  await vi.waitFor(() => {
    expect(element.querySelector('.katex') ?? element.matches('.math-broken')).toBeTruthy();
  });
  return element;
}

describe('a formula', () => {
  it('is set, and read out as it is written', async () => {
    const element = await set(' \\frac{a}{b} ');
    expect(element.querySelector('.mfrac')).not.toBeNull();
    expect(element.querySelector('code')).toBeNull();
    expect(element.getAttribute('aria-label')).toBe('\\frac{a}{b}');
  });

  it('on lines of its own is set larger', async () => {
    const element = await set('\\sum_{i}', true);
    expect(element.classList).toContain('math-displayed');
    expect(element.querySelector('.katex-display')).not.toBeNull();
  });

  it('may hold Japanese', async () => {
    expect((await set('\\text{速さ} = 距離')).textContent).toContain('距離');
  });

  it.each<[string, string]>([
    ['what is not closed', '\\frac{a}{'],
    ['what nobody defined', '\\nothing'],
    ['more than anyone reads', 'x'.repeat(5_001)],
    ['what expands without end', '\\def\\a{\\a\\a}\\a'],
    ['what nests without end', '{'.repeat(4_000)],
  ])('of %s shows its source', async (_, source) => {
    const element = await set(source);
    expect(element.classList).toContain('math-broken');
    expect(element.textContent).toBe(source);
    expect(element.title).toBe(words.en.mathBroken);
  });

  it.each<[string, string]>([
    ['addresses', '\\href{https://e.example}{x} \\url{https://e.example}'],
    ['pictures', '\\includegraphics{https://e.example/a.png}'],
    ['attributes', '\\htmlStyle{position: fixed}{x} \\htmlId{a}{x} \\htmlData{a=b}{x}'],
    ['markup', '\\text{<img src=x onerror=alert(1)>} <script>alert(1)</script>'],
  ])('makes no %s', async (_, source) => {
    const element = await set(source);
    expect(element.querySelector('a, img, script, [id], [data-a], [onerror]')).toBeNull();
    for (const made of element.querySelectorAll<HTMLElement>('*')) {
      expect(made.style.position).not.toBe('fixed');
    }
  });

  it('is no larger than a page', async () => {
    const element = await set('\\rule{10000em}{10000em}');
    const sizes = [...element.querySelectorAll<HTMLElement>('*')].flatMap(({ style }) =>
      [style.width, style.height, style.borderRightWidth, style.borderTopWidth].map(parseFloat),
    );
    expect(Math.max(...sizes.filter(Number.isFinite))).toBeLessThanOrEqual(60);
  });
});
