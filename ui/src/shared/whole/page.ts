/**
 * Passages as HTML for a page that needs nothing else. It is made of nodes, like everything on
 * screen, so that text of notes never becomes markup; what is written of it is cleaned once
 * more below, where its pictures are put in. Formulas are MathML, which needs no style sheet
 * and no font; code has its colours.
 */

import { languagesAreThere } from '../../editor/code';
import { markupOfMath } from '../../editor/math';
import { pictureOf, type PictureLink } from '../../editor/picture';
import { words } from '../../editor/words';
import { messages, type Language } from '../../i18n/messages';
import type { EmbeddedPicture, PassageCard } from '../../ipc/bindings';
import { renderPassage, type Target } from '../passage/render';
import { articleOf, element } from './article';

/** Takes a picture that a note names into the page. */
export type Embed = (from: string, target: string) => Promise<EmbeddedPicture>;

/** Schemes that a link of the page may have. */
const OPEN = /^(?:https?|mailto):/i;

/** A passage, under what stands above it. */
export async function htmlOf(
  card: PassageCard,
  heading: string | undefined,
  language: Language,
  embed: Embed,
): Promise<string> {
  const own = words[language];
  const pictures = new Map<HTMLElement, PictureLink>();
  const math = card.text.includes('$') ? await markupOfMath(own) : undefined;
  const { content, targets } = renderPassage(card.text, {
    bare: true,
    callout: own.callout,
    picture: (link) => {
      const frame = element('span', link.host === undefined ? '' : own.pictureElsewhere(link.host));
      if (link.host === undefined) pictures.set(frame, link);
      return frame;
    },
    ...(math && { math }),
  });
  for (const anchor of content.querySelectorAll('a')) leadOut(anchor, targets.get(anchor));
  await languagesAreThere();
  const article = articleOf(card, content, language);
  // Where nothing is loaded: an address below is one in the file alone.
  const elsewhere = document.implementation.createHTMLDocument();
  elsewhere.body.append(article);
  for (const [frame, link] of pictures) {
    const taken = await embed(card.path, link.target);
    frame.replaceWith(pictureIn(elsewhere, link, taken, language));
  }
  const parts = heading === undefined ? [article] : [element('h2', heading), article];
  const writer = new XMLSerializer();
  return parts.map((part) => `${writer.serializeToString(part)}\n`).join('');
}

/** Leaves a link its address if it leads out of the vault, and a tag its looks. */
function leadOut(anchor: HTMLAnchorElement, target: Target | undefined): void {
  // A picture in a link is the link's.
  if (anchor.parentElement?.closest('a')) {
    anchor.replaceWith(...anchor.childNodes);
    return;
  }
  for (const { name } of [...anchor.attributes]) anchor.removeAttribute(name);
  if (target?.kind === 'tag') anchor.className = 'tag';
  if (target?.kind !== 'link') return;
  const { link } = target;
  const isAddress = link.kind === 'url' || pictureOf(link)?.host !== undefined;
  if (isAddress && OPEN.test(link.target)) anchor.setAttribute('href', link.target);
}

/** The picture, or its path where it is left out. */
function pictureIn(
  elsewhere: Document,
  { alt, target, width }: PictureLink,
  { address, left }: EmbeddedPicture,
  language: Language,
): HTMLElement {
  if (address === null) {
    const { missing, tooLarge } = messages[language].stream.pictureLeft;
    const named = element('span', (left === 'too-large' ? tooLarge : missing)(target));
    named.className = 'left';
    return named;
  }
  const image = elsewhere.createElement('img');
  image.alt = alt || (target.split('/').at(-1) ?? '');
  if (width !== undefined) image.width = width;
  image.src = address;
  return image;
}
