/** All passages as one text on paper, with the days or notes above them. */

import type { Language } from '../../i18n/messages';
import type { Client } from '../../ipc/client';
import { onPaper } from '../print/passage';
import { articleOf, element } from './article';
import { aFewOf, headings, type Pace, type Whole } from './whole';

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
      const { content } = await onPaper(client, card.path, card.text, { bare: true });
      book.append(articleOf(card, content, language));
    }
  }
  return book;
}
