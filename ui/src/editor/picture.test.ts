import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ShownPicture } from './contract';
import { facts } from './grammar/facts';
import { pictureElement, pictureOf, type PictureLink } from './picture';
import { words } from './words';

function read(text: string): PictureLink | null {
  const [link] = facts(text).links;
  return link ? pictureOf(link) : null;
}

describe('what a link shows as a picture', () => {
  it.each<[string, PictureLink | null]>([
    ['![海](a/b.png)', { target: 'a/b.png', alt: '海' }],
    ['![海|300](a.png)', { target: 'a.png', alt: '海', width: 300 }],
    ['![300](a.png)', { target: 'a.png', alt: '300' }],
    ['![](<a b.jpg>)', { target: 'a b.jpg', alt: '' }],
    ['![[a.png|300]]', { target: 'a.png', alt: '', width: 300 }],
    ['![[a.WEBP|海の写真|300x200]]', { target: 'a.WEBP', alt: '海の写真', width: 300 }],
    [
      '![x](https://e.example/a.png)',
      { target: 'https://e.example/a.png', alt: 'x', host: 'e.example' },
    ],
    ['![x](//e.example/a.png)', { target: '//e.example/a.png', alt: 'x', host: 'e.example' }],
    ['![[note]]', null],
    ['![[note#heading]]', null],
    ['[[a.png]]', null],
    ['[x](a.png)', null],
    ['![x](data:image/png;base64,AAAA)', null],
    ['![x](javascript:alert(1))', null],
    ['![x](file:///etc/passwd.png)', null],
  ])('%s', (text, picture) => {
    expect(read(text)).toEqual(picture);
  });
});

describe('the element', () => {
  afterEach(() => vi.restoreAllMocks());

  const shown = (link: PictureLink, found: Promise<ShownPicture | null>) => {
    const changed = vi.fn();
    const element = pictureElement(link, words.en, () => found, changed);
    return { element, changed };
  };

  it('keeps the place of the picture before it is loaded', async () => {
    const found = { url: 'note-asset://localhost/a.png?1', width: 400, height: 200 };
    const { element, changed } = shown({ target: 'a1.png', alt: '海' }, Promise.resolve(found));
    const image = element.querySelector('img');
    expect(image?.getAttribute('src')).toBeNull();
    await vi.waitFor(() => {
      expect(changed).toHaveBeenCalled();
    });
    expect(image?.getAttribute('src')).toBe(found.url);
    expect(image?.alt).toBe('海');
    expect([image?.width, image?.height]).toEqual([400, 200]);
    // Drawn again, it has its place at once.
    const again = shown({ target: 'a1.png', alt: '' }, Promise.resolve(found)).element;
    expect(again.querySelector('img')?.width).toBe(400);
  });

  it('says what is missing', async () => {
    const { element } = shown({ target: 'x/none.png', alt: '' }, Promise.resolve(null));
    await vi.waitFor(() => {
      expect(element.textContent).toBe('Picture not found: none.png');
    });
    const broken = shown({ target: 'b.png', alt: '' }, Promise.resolve({ url: 'note-asset:b' }));
    await vi.waitFor(() => {
      expect(broken.changed).toHaveBeenCalled();
    });
    broken.element.querySelector('img')?.dispatchEvent(new Event('error'));
    expect(broken.element.textContent).toBe('Picture not found: b.png');
  });

  it('shows one that comes later, another in its place, and that it is gone', async () => {
    const link = { target: 'later.png', alt: '' };
    let found: ShownPicture | null = null;
    const asked: (() => void)[] = [];
    const find = (again: () => void) => {
      asked.push(again);
      return Promise.resolve(found);
    };
    const element = pictureElement(link, words.en, find);
    document.body.append(element);
    const source = () => element.querySelector('img')?.getAttribute('src');
    const missing = 'Picture not found: later.png';
    await vi.waitFor(() => expect(element.textContent).toBe(missing));
    for (const url of ['note-asset:later?1', 'note-asset:later?2']) {
      found = { url };
      asked.at(-1)?.();
      await vi.waitFor(() => expect(source()).toBe(url));
      expect(element.textContent).toBe('');
      expect(element.classList.contains('picture-missing')).toBe(false);
    }
    found = null;
    asked.at(-1)?.();
    await vi.waitFor(() => expect(element.textContent).toBe(missing));
    // What is put away asks no more.
    element.remove();
    asked.at(-1)?.();
    expect(asked.length).toBe(4);
  });

  it('names what lies elsewhere, and asks for nothing', () => {
    const find = vi.fn(() => Promise.resolve(null));
    const link = { target: 'https://e.example/a.png', alt: '', host: 'e.example' };
    const element = pictureElement(link, words.en, find);
    expect(element.textContent).toBe('Picture on e.example, not loaded');
    expect(element.querySelector('img')).toBeNull();
    expect(find).not.toHaveBeenCalled();
  });
});
