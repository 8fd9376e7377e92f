/**
 * A note for paper: all of it, set as it reads. The editor itself holds only what is near, and
 * shows signs of writing that nobody wants on paper.
 */

import { mathElement, mathIsThere } from '../../editor/math';
import '../../editor/math.css';
import { pictureElement } from '../../editor/picture';
import '../../editor/picture.css';
import { words } from '../../editor/words';
import { i18n } from '../../i18n/i18n.svelte';
import type { Client } from '../../ipc/client';
import { languageOfText } from '../../shared/language-of';
import '../../shared/passage/prose.css';
import { renderPassage, type Target } from '../../shared/passage/render';
import { findPicture } from '../../shared/pictures';
import { findEmbedded } from './embed';

/** The note's text under its title, with the pictures' files and the embedded parts found. */
export async function noteForPaper(
  client: Client,
  path: string,
  text: string,
  title: string,
): Promise<HTMLElement> {
  const page = document.createElement('main');
  page.className = 'prose';
  page.lang = languageOfText(text);
  page.append(await set(client, path, text, true));
  if (page.firstElementChild?.localName !== 'h1') {
    const head = document.createElement('h1');
    head.textContent = title;
    page.prepend(head);
  }
  return page;
}

/** What an embedded part embeds in turn is named, as on screen. */
async function set(
  client: Client,
  path: string,
  text: string,
  withEmbeds: boolean,
): Promise<DocumentFragment> {
  const own = words[i18n.language];
  const found: Promise<unknown>[] = [];
  const { content, targets } = renderPassage(text, {
    levels: true,
    callout: own.callout,
    math: (formula) => mathElement(formula, own),
    picture: (link) =>
      pictureElement(link, own, () => {
        const finding = findPicture(client, link.target, path);
        found.push(finding);
        return finding;
      }),
  });
  const embeds = withEmbeds ? [...targets] : [];
  await Promise.all([
    ...found,
    mathIsThere(),
    ...embeds.map((entry) => embed(client, path, entry)),
  ]);
  for (const [anchor, target] of targets) sayAddress(anchor, target);
  return content;
}

/** Puts what a link embeds in the place of its paragraph, where it stands alone. */
async function embed(client: Client, path: string, [anchor, target]: [Element, Target]) {
  const paragraph = anchor.parentElement;
  const isAlone = paragraph?.localName === 'p' && paragraph.childNodes.length === 1;
  if (!isAlone || target.kind !== 'link' || target.link.kind !== 'embed') return;
  const part = await findEmbedded(client, path, target.link).catch(() => null);
  if (!part) return;
  const quote = document.createElement('blockquote');
  quote.append(await set(client, part.path, part.text, false));
  paragraph.replaceWith(quote);
}

/** Notes the address that a link's words do not say. */
function sayAddress(anchor: Element, target: Target): void {
  if (target.kind !== 'link' || !(anchor instanceof HTMLElement)) return;
  const { target: address } = target.link;
  if (!/^https?:/i.test(address) || anchor.textContent.trim() === address) return;
  if (!anchor.querySelector('.picture')) anchor.dataset['address'] = address;
}
