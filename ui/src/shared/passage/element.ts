/** An element that shows a passage as it reads: its pictures are loaded, its links followed. */

import { mathElement, type Formula } from '../../editor/math';
import '../../editor/math.css';
import { pictureElement, type PictureLink } from '../../editor/picture';
import '../../editor/picture.css';
import { words } from '../../editor/words';
import { i18n } from '../../i18n/i18n.svelte';
import { onMiddle, whereOf, type Desk } from '../desk';
import { followedPicture } from '../pictures';
import './prose.css';
import { renderPassage, type RenderOptions, type Target } from './render';

/** Fills `host` with the text of the note `path`. Clicks on its links are the caller's to hand to `follow`. */
export function fill(
  host: HTMLElement,
  desk: Desk,
  path: string,
  text: string,
  options: RenderOptions = {},
): Map<Element, Target> {
  const own = words[i18n.language];
  const picture = (link: PictureLink) =>
    pictureElement(link, own, (changed) => followedPicture(desk, link.target, path, changed));
  const math = (formula: Formula) => mathElement(formula, own);
  const { content, targets } = renderPassage(text, {
    picture,
    math,
    callout: own.callout,
    ...options,
  });
  host.replaceChildren(content);
  return targets;
}

/** Goes where the link or tag leads that was clicked, if one was. */
export function follow(
  event: MouseEvent,
  desk: Desk,
  path: string,
  targets: ReadonlyMap<Element, Target>,
): void {
  const anchor = (event.target as Element).closest('a');
  if (!anchor) return;
  event.preventDefault();
  const target = targets.get(anchor);
  if (!target) return;
  event.stopPropagation();
  const where = whereOf(event);
  if (target.kind === 'tag') desk.open({ kind: 'stream', tag: target.raw }, where);
  else desk.follow(path, target.link, where);
}

/** The same in an element of its own, for where no component stands: below the title of a note. */
export function passageElement(desk: Desk, path: string, text: string): HTMLElement {
  const host = document.createElement('div');
  host.className = 'prose';
  const targets = fill(host, desk, path, text, { headings: 'h2' });
  const go = (event: MouseEvent) => {
    follow(event, desk, path, targets);
  };
  host.addEventListener('click', go);
  host.addEventListener('auxclick', onMiddle(go));
  return host;
}
