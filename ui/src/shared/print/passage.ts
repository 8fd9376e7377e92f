/** A text of a note as it is set on paper, once what it shows is there. */

import { mathElement, mathIsThere } from '../../editor/math';
import '../../editor/math.css';
import { pictureElement } from '../../editor/picture';
import '../../editor/picture.css';
import { words } from '../../editor/words';
import { i18n } from '../../i18n/i18n.svelte';
import type { Client } from '../../ipc/client';
import '../passage/prose.css';
import { renderPassage, type Rendered, type RenderOptions } from '../passage/render';
import { findPicture } from '../pictures';

/** Comes back when the pictures' files are found and the formulas are set. */
export async function onPaper(
  client: Client,
  path: string,
  text: string,
  options: RenderOptions,
): Promise<Rendered> {
  const own = words[i18n.language];
  const found: Promise<unknown>[] = [];
  const rendered = renderPassage(text, {
    callout: own.callout,
    math: (formula) => mathElement(formula, own),
    picture: (link) =>
      pictureElement(link, own, () => {
        const finding = findPicture(client, link.target, path);
        found.push(finding);
        return finding;
      }),
    ...options,
  });
  await Promise.all([...found, mathIsThere()]);
  return rendered;
}
