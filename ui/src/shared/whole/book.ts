/** All passages as one text on paper, with the days or notes above them. */

import type { Language } from '../../i18n/messages';
import type { Client } from '../../ipc/client';
import { onPaper } from '../print/passage';
import { articleOf, element } from './article';
import { aFewOf, headings, inFull, type Pace, type Whole } from './whole';

/** What is printed is one document: it is all there before the system takes it. */
export async function bookOf(
  client: Client,
  whole: Whole,
  language: Language,
  pace: Pace,
): Promise<HTMLElement> {
  const book = document.createElement('main');
  book.append(element('h1', whole.name));
  const heading = headings(whole.isByNote, language);
  for await (const few of aFewOf(whole, pace)) {
    for (const card of few) {
      const head = heading(card);
      if (head !== undefined) book.append(element('h2', head));
      const full = await inFull(client, card);
      const { content } = await onPaper(client, full.path, full.text, { bare: true });
      book.append(articleOf(full, content, language));
    }
  }
  return book;
}
