/**
 * Addresses written without any marks: `https://…`, `www.…`, and bare domains such as
 * `d1021.hatenadiary.jp` (the grammar, §3). Called by the inline parser at every
 * character, so each reader gives up on the first one that does not fit. An address ends
 * where its own characters do, so that Japanese may follow directly.
 */

import { parse as parseHost } from 'tldts';
import { characterBefore } from './hashtag';
import { trimEnd } from './trim';

const SCHEME = /https?:\/\//iy;
const NOT_BEFORE_SCHEME = /[\p{Script=Latin}0-9@＠$#＃﹟]/u;
const IP6_HOST = /\[[0-9a-f:.]+\]/iy;
const USER = /[a-z0-9._-]+@(?=[a-z0-9])/iy;
const HOST = /[\p{L}\p{M}\p{N}._-]+/uy;
const ASCII_HOST = /^[a-z0-9._-]*/i;
const OPEN_END = /[._-]/;

const NOT_BEFORE_DOMAIN = /[\p{Script=Latin}\p{N}@#$_\-./:=%&\\＠＃﹟]/u;
const NOT_BEHIND_DOMAIN = /^[_\-@\p{Script=Latin}]/u;
const DOMAIN = /[a-z0-9.-]+/iy;
const IDN = /[\p{L}\p{M}\p{N}.-]+/uy;
const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;
/** Endings of file names, then fields and methods in code: far more often than hosts. */
const NO_DOMAIN = new Set(
  (
    'md markdown rs sh py pl cc so zip mov app am mk mo pub tf gs ' +
    'id name open show data now read select download target dot search run properties work ' +
    'center view email'
  ).split(' '),
);

const PORT = /:\d{1,5}/y;
const TAIL = /[a-z0-9\-._~:/?#@!$&'*+,;=%|\u00c0-\u024f\u0400-\u052f\u2013]/i;
/** `filter[date]=` and `a[0][]=`: elsewhere brackets are more likely those of a link. */
const PARAMETER_BRACKETS = /(?:\[[\w.-]*\])+=/y;
const NESTED = 4;
const CLOSING_SIGN = /[!'*,.:;?~$@|%]/;
const ENTITY_CHARACTER = /[a-z0-9#]/i;

/** One past the end of the address that starts at `at`; `null` when none does. */
export function bareUrlEnd(text: string, at: number): number | null {
  return mayBegin(text, at) ? (urlEnd(text, at) ?? domainUrlEnd(text, at)) : null;
}

/** What rules most characters out before any pattern is tried: none begins within a word of ASCII. */
function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !isWord(text.charCodeAt(at - 1)) && (code > 0x7f || isWord(code));
}

/** Whether a character is a letter or digit of ASCII; one that is not there is none. */
function isWord(code: number): boolean {
  const small = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (small >= 0x61 && small <= 0x7a);
}

function urlEnd(text: string, at: number): number | null {
  const scheme = sticky(SCHEME, text, at);
  if (!scheme || NOT_BEFORE_SCHEME.test(characterBefore(text, at))) return null;
  const hostEnd = anyHostEnd(text, at + scheme.length);
  return hostEnd === null ? null : tailEnd(text, hostEnd, /^[/?#]/);
}

/** Any host: a name, `localhost`, an IP address of either version, an IDN. */
function anyHostEnd(text: string, start: number): number | null {
  let from = start;
  for (let user = sticky(USER, text, from); user; user = sticky(USER, text, from)) {
    from += user.length;
  }
  const ip6 = sticky(IP6_HOST, text, from);
  if (ip6) return from + ip6.length;
  const run = sticky(HOST, text, from) ?? '';
  const ascii = ASCII_HOST.exec(run)?.[0].length ?? 0;
  const host = run.slice(0, run.length > ascii ? idnLength(run, ascii) : ascii);
  const { length } = trimEnd(host, OPEN_END);
  return /^[\p{L}\p{N}]/u.test(host) ? from + length : null;
}

/** How much of a run of letters is a host: all of it, or up to the first letter no suffix can hold. */
function idnLength(run: string, ascii: number): number {
  if (run.includes('.') && icannSuffix(run)) return run.length;
  const last = run.lastIndexOf('.') + 1;
  const cut = last + (/^\p{ASCII}*/u.exec(run.slice(last))?.[0].length ?? 0);
  const known = cut > last && run.slice(0, cut).includes('.') && icannSuffix(run.slice(0, cut));
  return known ? cut : ascii;
}

function domainUrlEnd(text: string, at: number): number | null {
  const before = characterBefore(text, at);
  if (!/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) || NOT_BEFORE_DOMAIN.test(before)) return null;
  const run = sticky(DOMAIN, text, at);
  const name = run && trimEnd(run, /\./).includes('.') ? run : idnRun(text, at, before);
  const end = name && at + trimEnd(name, /\./).length;
  if (!end || !isDomain(text.slice(at, end), text.slice(end, end + 2))) return null;
  return tailEnd(text, end, /^\//);
}

/** A run with letters beyond ASCII on one side of a dot. */
function idnRun(text: string, at: number, before: string): string | null {
  if (/[\p{L}\p{M}]/u.test(before)) return null;
  const run = sticky(IDN, text, at);
  return run && /\.[^\p{ASCII}]|[^\p{ASCII}]\.[^\p{ASCII}]/u.test(run) ? run : null;
}

function isDomain(name: string, behind: string): boolean {
  if (name.length > LONGEST_NAME || NOT_BEHIND_DOMAIN.test(behind)) return false;
  const labels = name.split('.');
  const sound = labels.every(
    (label) => label !== '' && label.length <= LONGEST_LABEL && !/^-|-$/.test(label),
  );
  if (labels.length < 2 || !sound) return false;
  if (/^www\.[^.]+\./i.test(name)) return true;
  const suffix = icannSuffix(name);
  if (!suffix || suffix.length >= name.length) return false;
  if (!/^\p{ASCII}*$/u.test(name) && /^\p{ASCII}*$/u.test(suffix)) return false;
  return behind.startsWith('/') || !NO_DOMAIN.has(labels.at(-1)?.toLowerCase() ?? '');
}

/** The public suffix of the list's ICANN part that ends the name. */
function icannSuffix(name: string): string | null {
  const options = { extractHostname: false, validateHostname: false, allowPrivateDomains: false };
  const { isIcann, publicSuffix } = parseHost(name.toLowerCase(), options);
  return isIcann === true ? publicSuffix : null;
}

/** Port, path, query and fragment. Brackets that never close, and a sentence's signs, stay outside. */
function tailEnd(text: string, hostEnd: number, begins: RegExp): number {
  const start = hostEnd + (sticky(PORT, text, hostEnd)?.length ?? 0);
  if (!begins.test(text.slice(start, start + 1))) return start;
  const open: number[] = [];
  let inQuery = false;
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text.charAt(end);
    const brackets = inQuery && character === '[' ? sticky(PARAMETER_BRACKETS, text, end) : null;
    if (brackets) {
      end += brackets.length - 1;
      continue;
    }
    inQuery ||= character === '?';
    if (character === '(' && open.length < NESTED) open.push(end);
    else if (character === ')' && open.length > 0) open.pop();
    else if (!TAIL.test(character)) break;
  }
  return start + withoutClosingSigns(text.slice(start, Math.min(end, open[0] ?? end))).length;
}

/** Without a sentence's signs and without entities at its end. */
function withoutClosingSigns(tail: string): string {
  for (;;) {
    const shorter = withoutEntity(tail) ?? trimEnd(tail, CLOSING_SIGN);
    if (shorter.length === tail.length) return tail;
    tail = shorter;
  }
}

function withoutEntity(tail: string): string | null {
  if (!tail.endsWith(';')) return null;
  const name = trimEnd(tail.slice(0, -1), ENTITY_CHARACTER);
  return name.endsWith('&') && name.length < tail.length - 1 ? name.slice(0, -1) : null;
}

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
