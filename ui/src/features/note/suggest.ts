/** What may follow `[[` and `#`: asked of the index, shaped for the editor. */

import type { Suggestion } from '../../editor/contract';
import { count } from '../../i18n/numbers';
import type { NoteRow } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { folderOf, stemOf } from '../../shared/desk';
import { linkName } from '../../shared/link-name';
import { withoutSign } from '../../shared/tag/parts';

const LIMIT = 20;

/** `from` is the note that is written in. */
export async function suggestLinks(
  client: Client,
  typed: string,
  from: string,
): Promise<Suggestion[]> {
  const [name = '', ...rest] = typed.split('#');
  if (rest.length > 0) return suggestParts(client, name, rest.join('#'), from);
  const block = typed.indexOf('^');
  if (block >= 0) return suggestParts(client, typed.slice(0, block), typed.slice(block), from);
  const { notes } = await client.call('find_notes', { text: typed, limit: LIMIT });
  return notes.map((note) => linkSuggestion(note, notes));
}

const BLOCK_ID = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/gm;

/** Headings of the note that a link names, or its blocks behind `^`. */
async function suggestParts(
  client: Client,
  name: string,
  typed: string,
  from: string,
): Promise<Suggestion[]> {
  const path = await noteOf(client, name.trim(), from);
  if (path === null) return [];
  const wanted = typed.replace(/^\^/, '').toLowerCase();
  const fits = (text: string) => text.toLowerCase().includes(wanted);
  if (typed.startsWith('^')) {
    const { text } = await client.call('open_note', { path });
    const blocks = [...text.matchAll(BLOCK_ID)].map(({ 1: id = '', index }) => {
      const start = text.lastIndexOf('\n', index - 1) + 1;
      return { id, words: text.slice(start, index).trim() || `^${id}` };
    });
    return blocks
      .filter(({ id, words }) => fits(id) || fits(words))
      .slice(0, LIMIT)
      .map(({ id, words }) => ({ insert: `${name}#^${id}`, label: words, detail: `^${id}` }));
  }
  const { headings } = await client.call('outline', { path });
  return (
    headings
      .map(({ text, level }) => ({ text, level, part: text.replace(/[\s#|^[\]]+/g, ' ').trim() }))
      // One without words, of HTML alone, can't be named by a link.
      .filter(({ text, part }) => part !== '' && fits(text))
      .slice(0, LIMIT)
      .map(({ text, level, part }) => ({
        insert: `${name}#${part}`,
        label: text,
        detail: '#'.repeat(level),
      }))
  );
}

async function noteOf(client: Client, name: string, from: string): Promise<string | null> {
  if (name === '') return from;
  const { path } = await client.call('resolve_link', { from, target: name });
  return path;
}

export async function suggestTags(client: Client, typed: string): Promise<Suggestion[]> {
  const request = { typed: withoutSign(typed), limit: LIMIT };
  const { tags } = await client.call('complete_tag', request);
  return tags.map(({ tag, count: total }) => {
    const insert = withoutSign(tag);
    return { insert, label: insert, detail: count(total) };
  });
}

function linkSuggestion(note: NoteRow, all: readonly NoteRow[]): Suggestion {
  const stem = stemOf(note.path);
  const folder = folderOf(note.path);
  return {
    insert: linkName(note, all),
    label: note.title === stem ? stem : `${note.title} (${stem})`,
    ...(folder && { detail: folder }),
  };
}
