/** A saved search as the note that keeps it. */

import { asApiError, type Client } from '../../ipc/client';

/** What no system, or no link, takes in a name. */
const STRANGE = /[\\/:*?"<>|#^[\]\p{Cc}]+/gu;
/** Characters that a name has at most. */
const LONGEST = 60;

/** Notes of one name that are tried: queries that differ in strange characters alone share it. */
const MOST = 99;

/** Makes a note with the query, unless one has it already. */
export async function keepSearch(client: Client, query: string, folder: string): Promise<void> {
  const { searches } = await client.call('saved_searches', {});
  if (searches.some((each) => each.query === lineOf(query))) return;
  const { path, text } = noteOf(query, folder);
  for (let number = 1; ; number += 1) {
    try {
      await client.call('create_note', { path: number === 1 ? path : `${path} ${number}`, text });
      return;
    } catch (thrown) {
      if (asApiError(thrown).code !== 'exists' || number === MOST) throw thrown;
    }
  }
}

function lineOf(query: string): string {
  return query.trim().replaceAll(/\s+/gu, ' ');
}

export function noteOf(query: string, folder: string): { path: string; text: string } {
  const line = lineOf(query);
  const name = Array.from(line.replaceAll(STRANGE, ' ').replaceAll(/ +/g, ' ').trim());
  const stem = name
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/gu, '');
  // A block ends at as many backticks as it begins with.
  const fence = line.includes('```') ? '``````' : '```';
  return { path: `${folder}/${stem || '…'}`, text: `${fence}query\n${line}\n${fence}\n` };
}
