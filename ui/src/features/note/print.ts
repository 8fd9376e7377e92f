/**
 * A note for paper: all of it, set as it reads. The editor itself holds only what is near, and
 * shows signs of writing that nobody wants on paper.
 */

import type { Client } from '../../ipc/client';
import { languageOfText } from '../../shared/language-of';
import type { Target } from '../../shared/passage/render';
import { onPaper } from '../../shared/print/passage';
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
  const { content, targets } = await onPaper(client, path, text, { headings: 'own' });
  if (withEmbeds) {
    await Promise.all([...targets].map((entry) => embed(client, path, entry)));
  }
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
