/** Puts a file beside a note and says how the link to it is written. */

import type { Hidden } from '../../editor/contract';
import type { ApiError } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { folderOf } from '../../shared/desk';

/** Bytes; the backend takes no more. */
const LONGEST = 50_000_000;
/** What a clipboard calls a picture that has no name. */
const NAMELESS = /^(?:image|unknown|clipboard)?(?:\.\w+)?$/i;

/** Whether a file is longer than the backend takes: then it need not be read first. */
export function isTooLong(file: File): boolean {
  return file.size > LONGEST;
}

/** Answers the link as it is written in a note whose text is `text`. */
export async function attach(
  client: Client,
  file: File,
  note: string,
  text: string,
): Promise<string> {
  const name = NAMELESS.test(file.name) ? null : file.name;
  const request = { note, name, bytes: await inBase64(file) };
  const attached = await client.call('attach', request);
  return linkTo(attached.path, note, attached.picture, text);
}

/**
 * The same for what the webview keeps from the page and the shell puts there; answers the
 * links, a line each, `null` where nothing came. Of several files some may not be taken: why
 * is `failed` told, and the others are linked.
 */
export async function attachHidden(
  client: Client,
  how: Hidden,
  note: string,
  text: string,
  failed: (why: ApiError) => void,
): Promise<string | null> {
  const request = { path: note };
  const attached =
    how === 'copied'
      ? client.call('attach_copied', request)
      : client.call('attach_dropped', request);
  const { files, failed: why } = await attached;
  if (why) failed(why);
  const links = files.map(({ path, picture }) => linkTo(path, note, picture, text));
  return links.length === 0 ? null : links.join('\n');
}

/** A link from a note to a file of the vault, in the form that the note's other links have. */
export function linkTo(path: string, note: string, isPicture: boolean, text: string): string {
  const sign = isPicture ? '!' : '';
  if (/\[\[[^\n]*\]\]/.test(text)) return `${sign}[[${path}]]`;
  const name = path.split('/').at(-1) ?? path;
  const words = isPicture ? '' : name.replace(/[[\]\\]/g, '\\$&');
  return `${sign}[${words}](${relative(folderOf(note), path)})`;
}

/** From a folder to a file, as an address: only what would end it, or be read as another, is encoded. */
function relative(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  return [...up, ...to.slice(shared)]
    .join('/')
    .replace(/[%\s()<>#?\\]|&(?=#?\w+;)/g, encodeURIComponent)
    .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In parts, each a whole number of three bytes: arguments of a call are limited.
  const PART = 3 * 8192;
  let made = '';
  for (let at = 0; at < bytes.length; at += PART) {
    made += btoa(String.fromCharCode(...bytes.subarray(at, at + PART)));
  }
  return made;
}
