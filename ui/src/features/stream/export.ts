/**
 * A stream as a file of its own: Markdown, or one page of HTML that needs nothing else and
 * runs nothing. The page is made of nodes, like everything on screen; text of notes never
 * becomes markup. Where it goes is the shell's to ask.
 */

import { longDay } from '../../i18n/dates';
import type { Language } from '../../i18n/messages';
import { messages } from '../../i18n/messages';
import type { PassageCard, PassageOrder } from '../../ipc/bindings';
import { sourceOf } from '../../shared/clippings/source';
import { languageOfText } from '../../shared/language-of';
import { renderPassage } from '../../shared/passage/render';
import { byDay, byNote } from './days';
import style from './export.css?inline';
import type { Whole } from './stream.svelte';

/** Passages that are asked for at once. */
const MANY = 500;
/** Schemes that a link of the page may have. */
const OPEN = /^(?:https?|mailto):/i;

/** All passages there are, in this order. */
export async function allOf(source: Whole, order: PassageOrder): Promise<PassageCard[]> {
  const cards: PassageCard[] = [];
  let cursor: string | null = null;
  do {
    const part = await source.ask(order, cursor, MANY);
    cards.push(...part.passages);
    cursor = part.next_cursor;
  } while (cursor !== null);
  return cards;
}

interface Group {
  title: string;
  cards: PassageCard[];
}

function groupsOf(cards: readonly PassageCard[], isByNote: boolean, language: Language): Group[] {
  const groups: Group[] = [];
  for (const part of (isByNote ? byNote : byDay)(cards, true)) {
    const last = groups.at(-1);
    if (!part.first && last) {
      last.cards.push(...part.passages);
      continue;
    }
    const undated = messages[language].stream.undated;
    const day = part.day === null ? undated : longDay(part.day, language);
    const title = isByNote ? (part.passages[0]?.title ?? '') : day;
    groups.push({ title, cards: [...part.passages] });
  }
  return groups;
}

export function asMarkdown(
  name: string,
  cards: readonly PassageCard[],
  isByNote: boolean,
  language: Language,
): string {
  const groups = groupsOf(cards, isByNote, language).map(({ title, cards: own }) =>
    [`## ${title}`, ...own.map(({ text }) => text.trim())].join('\n\n'),
  );
  return `${[`# ${name}`, ...groups].join('\n\n')}\n`;
}

export function asHtml(
  name: string,
  cards: readonly PassageCard[],
  isByNote: boolean,
  language: Language,
): string {
  const page = document.implementation.createHTMLDocument(name);
  page.documentElement.lang = language;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  const sheet = page.createElement('style');
  sheet.textContent = style;
  page.head.prepend(charset, policy);
  page.head.append(sheet);
  page.body.append(bookOf(name, cards, isByNote, language));
  return `<!doctype html>\n${new XMLSerializer().serializeToString(page.documentElement)}\n`;
}

/** All passages as one text to read through, with the days or notes above them. */
export function bookOf(
  name: string,
  cards: readonly PassageCard[],
  isByNote: boolean,
  language: Language,
): HTMLElement {
  const main = element('main');
  main.append(element('h1', name));
  for (const group of groupsOf(cards, isByNote, language)) {
    const section = element('section');
    section.append(element('h2', group.title), ...group.cards.map(article));
    main.append(section);
  }
  return main;
}

function article(card: PassageCard): HTMLElement {
  const { content, targets } = renderPassage(card.text, { bare: true });
  for (const anchor of content.querySelectorAll('a')) {
    const target = targets.get(anchor);
    const url = target?.kind === 'link' && target.link.kind === 'url' ? target.link.target : '';
    for (const { name } of [...anchor.attributes]) anchor.removeAttribute(name);
    if (OPEN.test(url)) anchor.setAttribute('href', url);
  }
  const whole = element('article');
  whole.lang = languageOfText(card.text);
  whole.append(content);
  const tags = card.tags.filter(({ from }) => from !== 'text').map(({ raw }) => `#${raw}`);
  const foot = [tags.join(' '), sourceOf(card)].filter(Boolean).join(' · ');
  if (foot) whole.append(element('footer', foot));
  return whole;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
