/**
 * What a pasted address becomes: a link with the text it was pasted over, or with the
 * title that the clipboard has for it. The clipboard's HTML is an attacker's text: it is
 * read as characters, never as a page.
 */

export interface Clipboard {
  plain: string;
  html: string;
  /** `text/x-moz-url`: the address, and its title on the second line. */
  mozUrl: string;
}

/** HTML of one link is short; what is longer is something else. */
const HTML_LIMIT = 8_000;
const TITLE_LIMIT = 2_000;

/** Markdown for what was pasted; nothing when the plain text will do. */
export function pastedLink(clipboard: Clipboard, selected: string): string | undefined {
  const url = oneUrl(clipboard.plain);
  if (url === undefined) return undefined;
  if (selected.trim() !== '') {
    // A link does not go over lines, and an address over an address replaces it.
    const isWords = !selected.includes('\n') && oneUrl(selected) === undefined;
    return isWords ? link(selected.replace(/(?<!\\)[[\]]/g, '\\$&'), url) : undefined;
  }
  const title = titleIn(clipboard, url);
  return title === undefined ? undefined : link(title.replace(SPEAKS, '\\$&'), url);
}

function oneUrl(text: string): string | undefined {
  const url = text.trim();
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? url : undefined;
}

function titleIn({ html, mozUrl }: Clipboard, url: string): string | undefined {
  const [address = '', second = ''] = mozUrl.split(/\r?\n/);
  const found = anchorTitle(html, url) ?? (isSame(address, url) ? second : '');
  const title = found.replace(/\s+/g, ' ').trim();
  return title === '' || isSame(title, url) ? undefined : title;
}

/** What the first `<a>` to the address holds, as text. */
function anchorTitle(html: string, url: string): string | undefined {
  if (html.length > HTML_LIMIT) return undefined;
  const opening = /<a\s((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
  for (let tag = opening.exec(html); tag; tag = opening.exec(html)) {
    const to = html.slice(opening.lastIndex).search(/<\/a\s*>/i);
    if (to < 0) return undefined;
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(tag[1] ?? '');
    const address = href?.[1] ?? href?.[2] ?? href?.[3] ?? '';
    if (!isSame(decoded(address), url)) continue;
    const inside = html.slice(opening.lastIndex, opening.lastIndex + to);
    return inside.length > TITLE_LIMIT ? undefined : decoded(inside.replace(/<[^>]*>/g, ''));
  }
  return undefined;
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [a.trim(), b.trim()];
  if (one === other) return true;
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** The entities that a browser writes into a copied link. Others stay as they are. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (all, hex, decimal, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? all;
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** Brackets end a link's text; code, HTML and math would begin inside it and reach out. */
const SPEAKS = /[\\[\]`<$]/g;

function link(text: string, url: string): string {
  return `[${text}](${destination(url)})`;
}

/** Parentheses without a partner would end the link early, or never. */
function destination(url: string): string {
  const escaped = url.replace(/[<>\\]/g, encodeURIComponent);
  let depth = 0;
  for (const character of escaped) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) break;
  }
  return depth === 0 ? escaped : escaped.replaceAll('(', '%28').replaceAll(')', '%29');
}
