/**
 * The element that shows a picture of a note, in the editor and in passages. Its place is
 * kept by its size before it is loaded; what is not there says so; what lies elsewhere on
 * the net is named and never loaded.
 */

import type { ShownPicture } from './contract';
import type { LinkFact } from './grammar/facts';

export interface PictureWords {
  /** In place of a picture that is not found. */
  pictureMissing: (name: string) => string;
  /** Named where a picture of the net is not loaded. */
  pictureElsewhere: (host: string) => string;
}

/** How a picture is to be shown. */
export interface PictureLink {
  target: string;
  alt: string;
  /** Pixels, as written behind `|`. */
  width?: number;
  /** Where it lies if that is not the vault; it is not loaded then. */
  host?: string;
}

/** Endings of pictures: an embed of anything else is a note or a file. */
const ENDING = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const SIZE = /^(\d{1,4})(?:x\d{1,4})?$/;
const SCHEME = /^(?:[a-z][a-z\d+.-]+:|\/\/)/i;

/** What a link shows as a picture; `null` when it is none. */
export function pictureOf({ kind, target, alias }: LinkFact): PictureLink | null {
  if (kind !== 'image' && !(kind === 'embed' && ENDING.test(target))) return null;
  if (target === '') return null;
  const parts = (alias ?? '').split('|');
  const last = parts.at(-1)?.trim() ?? '';
  const size = parts.length > 1 || kind === 'embed' ? SIZE.exec(last) : null;
  const alt = (size ? parts.slice(0, -1) : parts).join('|').trim();
  const link = { target, alt, ...(size ? { width: Number(size[1]) } : {}) };
  if (!SCHEME.test(target) || kind === 'embed') return link;
  const host = hostOf(target);
  return host === null ? null : { ...link, host };
}

function hostOf(address: string): string | null {
  try {
    const { protocol, host } = new URL(address, 'https://none.invalid');
    return /^https?:$/.test(protocol) ? host : null;
  } catch {
    return null;
  }
}

/**
 * `find` is asked again once it says that the picture may be another, for as long as the element
 * is shown; `changed` is told when the element has another size than before.
 */
export function pictureElement(
  link: PictureLink,
  words: PictureWords,
  find: (again: () => void) => Promise<ShownPicture | null>,
  changed: () => void = () => undefined,
): HTMLElement {
  const frame = document.createElement('span');
  frame.className = 'picture';
  if (link.host !== undefined) {
    frame.classList.add('picture-elsewhere');
    frame.textContent = words.pictureElsewhere(link.host);
    frame.title = link.target;
    return frame;
  }
  const known = sizes.get(link.target);
  const image = imageElement(link);
  if (known) reserve(image, known);
  frame.append(image);
  const isMissing = () => {
    const name = link.alt || (link.target.split('/').at(-1) ?? link.target);
    image.removeAttribute('src');
    frame.classList.add('picture-missing');
    frame.textContent = words.pictureMissing(name);
    changed();
  };
  const isThere = (found: ShownPicture) => {
    remember(link.target, found);
    // The same one, drawn again, would flicker.
    if (image.getAttribute('src') === found.url) return;
    reserve(image, found);
    image.src = found.url;
    frame.classList.remove('picture-missing');
    frame.replaceChildren(image);
    changed();
  };
  image.addEventListener('load', changed);
  image.addEventListener('error', isMissing);
  follow(find, frame, (found) => {
    if (found) isThere(found);
    else isMissing();
  });
  return frame;
}

/** Tells what is found, now and whenever it may have changed, until the frame is put away. */
function follow(
  find: (again: () => void) => Promise<ShownPicture | null>,
  frame: HTMLElement,
  tell: (found: ShownPicture | null) => void,
): void {
  let asked = 0;
  const ask = () => {
    const turn = (asked += 1);
    const answered = (found: ShownPicture | null) => {
      if (turn === asked) tell(found);
    };
    find(again).then(answered, () => {
      answered(null);
    });
  };
  const again = () => {
    if (frame.isConnected) ask();
  };
  ask();
}

/** Sizes by target, so that a picture that is drawn again has its place at once. */
const sizes = new Map<string, ShownPicture>();
const MOST_SIZES = 500;

function remember(target: string, picture: ShownPicture): void {
  sizes.delete(target);
  sizes.set(target, picture);
  const [oldest] = sizes.keys();
  if (sizes.size > MOST_SIZES && oldest !== undefined) sizes.delete(oldest);
}

function imageElement({ alt, target, width }: PictureLink): HTMLImageElement {
  const image = document.createElement('img');
  image.alt = alt || (target.split('/').at(-1) ?? '');
  image.decoding = 'async';
  image.draggable = false;
  if (width !== undefined) {
    image.classList.add('picture-sized');
    image.style.setProperty('--width', `${String(width)}px`);
  }
  return image;
}

function reserve(image: HTMLImageElement, { width, height }: ShownPicture): void {
  if (width === undefined || height === undefined || width === 0 || height === 0) return;
  image.width = width;
  image.height = height;
  image.style.setProperty('--ratio', String(width / height));
}
