/** What may follow `[[` and `#`: asked of the index, shaped for the editor. */

import type { Suggestion } from '../../editor/contract';
import { count } from '../../i18n/numbers';
import type { NoteRow } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import { folderOf, stemOf } from '../../shared/desk';
import { linkName } from '../../shared/link-name';
import { withoutSign } from '../../shared/tag/parts';

const LIMIT = 20;

export async function suggestLinks(client: Client, typed: string): Promise<Suggestion[]> {
  const { notes } = await client.call('find_notes', { text: typed, limit: LIMIT });
  return notes.map((note) => linkSuggestion(note, notes));
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
