/**
 * Addresses written without any marks: `https://…`, `www.…`, and bare domains such as
 * `d1021.hatenadiary.jp` (the grammar, §3). Called by the inline parser at every
 * character, so each reader gives up on the first one that does not fit.
 */

import { parse as parseHost } from 'tldts';

const SCHEME = /https?:\/\//iy;
const WWW = /www\.(?=[^\s.])/iy;
const NOT_BEFORE_SCHEME = /[A-Za-z0-9@＠$#＃]/;
const NOT_BEFORE_DOMAIN = /[\p{Script=Latin}\p{Nd}@#$_\-./:=%&\\]/u;

const ASCII_LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const BARE_HOST = new RegExp(
  `(?:${ASCII_LABEL}\\.)+(?:${ASCII_LABEL}|[^\\p{ASCII}\\p{P}\\p{Z}]+)`,
  'iuy',
);
/** The last labels that are file endings or members of objects far more often than hosts. */
const UNLIKELY_WITHOUT_PATH = new Set(
  (
    'md markdown rs sh py pl cc so zip mov app am mk mo pub tf gs ' +
    'id name open show data now read select download target dot search run properties work center view'
  ).split(' '),
);
const GOES_ON = /^(?:[_-]|\.[a-z0-9]|[a-z0-9.+_-]*@)/i;

const HOST_RUN = /(?:[a-z0-9._-]|[^\p{ASCII}\p{P}\p{Z}\p{C}])+/iuy;
const IP6_HOST = /\[[0-9a-f:.]+\]/iy;
const HOST_LABEL = /^[^\s_-](?:.*[^\s_-])?$/su;
const ASCII = /^\p{ASCII}*$/u;
const PORT = /:\d{1,5}/y;
const MAX_LABEL = 63;

const PATH_CHARACTER = /[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%|–\p{Script=Cyrillic}\u00c0-\u024f]/iu;
const TRAILING = /[?!.,:;*~'|$[(@]$/;

/** One past the end of the address that starts at `at`; `null` when none does. */
export function bareUrlEnd(text: string, at: number): number | null {
  const before = text.charAt(at - 1);
  return schemeUrlEnd(text, at, before) ?? domainUrlEnd(text, at, before);
}

function schemeUrlEnd(text: string, at: number, before: string): number | null {
  const first = text.charCodeAt(at) | 32;
  if (first !== 104 /* h */ && first !== 119 /* w */) return null;
  if (NOT_BEFORE_SCHEME.test(before)) return null;
  const scheme = sticky(SCHEME, text, at);
  const hostStart = scheme ? at + scheme.length : sticky(WWW, text, at) ? at : null;
  if (hostStart === null) return null;
  const hostEnd = anyHostEnd(text, hostStart);
  return hostEnd === null ? null : tailEnd(text, hostEnd);
}

function domainUrlEnd(text: string, at: number, before: string): number | null {
  if (!/[a-z0-9]/i.test(text.charAt(at)) || NOT_BEFORE_DOMAIN.test(before)) return null;
  const run = sticky(BARE_HOST, text, at);
  if (!run) return null;
  const host = listedHost(run);
  if (!host) return null;
  const hostEnd = at + host.length;
  if (GOES_ON.test(text.slice(hostEnd, hostEnd + 80))) return null;
  const end = tailEnd(text, hostEnd);
  const lastLabel = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
  return end === hostEnd && UNLIKELY_WITHOUT_PATH.has(lastLabel) ? null : end;
}

/** A host behind a scheme: any name, `localhost`, an address; as long as a listed suffix lets it be. */
function anyHostEnd(text: string, at: number): number | null {
  const ip6 = sticky(IP6_HOST, text, at);
  if (ip6) return at + ip6.length;
  const run = sticky(HOST_RUN, text, at)?.replace(/\.+$/, '');
  if (!run) return null;
  const ascii = /^\p{ASCII}*/u.exec(run)?.[0].replace(/\.+$/, '') ?? '';
  const host = ascii === run ? run : (listedHost(run) ?? ascii);
  return host !== '' && labelsAreSound(host) ? at + host.length : null;
}

function labelsAreSound(host: string): boolean {
  const labels = host.split('.');
  const sound = labels.every(
    (label) =>
      label.length <= MAX_LABEL &&
      HOST_LABEL.test(label) &&
      (!label.toLowerCase().startsWith('xn--') || ASCII.test(label)),
  );
  return sound && !labels.slice(-2).some((label) => label.includes('_'));
}

/**
 * The longest start of `run` that is a domain: one label or more, then a suffix of the
 * public list's ICANN part. Japanese text may follow a suffix directly.
 */
function listedHost(run: string): string | null {
  for (let dot = run.lastIndexOf('.'); dot > 0; dot = run.lastIndexOf('.', dot - 1)) {
    const nextDot = run.indexOf('.', dot + 1);
    const label = Array.from(run.slice(dot + 1, nextDot < 0 ? run.length : nextDot));
    for (let length = Math.min(label.length, MAX_LABEL); length > 0; length -= 1) {
      const candidate = run.slice(0, dot + 1) + label.slice(0, length).join('');
      if (cutsAWord(run, candidate.length)) continue;
      if (isListed(candidate)) return candidate;
    }
  }
  return null;
}

function cutsAWord(run: string, at: number): boolean {
  return /^[a-z0-9@+_-]/i.test(run.slice(at)) && /\p{ASCII}/u.test(run.charAt(at - 1));
}

function isListed(host: string): boolean {
  const options = { extractHostname: false, validateHostname: false, allowPrivateDomains: false };
  const found = parseHost(host.toLowerCase(), options);
  return found.isIcann === true && found.domain !== null;
}

/** Port, path, query and fragment. Brackets that do not pair, and a sentence's own signs, stay outside. */
function tailEnd(text: string, hostEnd: number): number {
  const start = hostEnd + (sticky(PORT, text, hostEnd)?.length ?? 0);
  if (!/[/?#]/.test(text.charAt(start))) return start;
  const open: number[] = [];
  let end = start;
  for (const character of text.slice(start)) {
    if (!PATH_CHARACTER.test(character)) break;
    if (character === '(' || character === '[') open.push(end);
    if ((character === ')' || character === ']') && open.pop() === undefined) break;
    end += character.length;
  }
  if (open[0] !== undefined) end = open[0];
  while (end > start && TRAILING.test(text.slice(start, end))) end -= 1;
  return end === start + 1 && text.charAt(start) !== '/' ? start : end;
}

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
