/** One passage as it stands on paper or in a page of its own: its text, its tags, its source. */

import { messages, type Language } from '../../i18n/messages';
import type { PassageCard } from '../../ipc/bindings';
import { sourceOf } from '../clippings/source';
import { languageOfText } from '../language-of';

export function articleOf(
  card: PassageCard,
  content: DocumentFragment,
  language: Language,
): HTMLElement {
  const whole = document.createElement('article');
  whole.lang = languageOfText(card.text);
  whole.append(content);
  const tags = card.tags.filter(({ from }) => from !== 'text').map(({ raw }) => `#${raw}`);
  const goesOn = card.cut ? messages[language].stream.goesOn(card.path) : '';
  const foot = [goesOn, tags.join(' '), sourceOf(card)].filter(Boolean).join(' · ');
  if (foot) whole.append(element('footer', foot));
  return whole;
}

export function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
