/** What a wikilink calls a note. */

import type { NoteRow } from '../ipc/bindings';
import { folderOf, stemOf } from './desk';

/** The stem is enough where it names one note of `all`; else the path does. */
export function linkName(note: NoteRow, all: readonly NoteRow[]): string {
  const stem = stemOf(note.path);
  const isOnly = all.every((other) => other === note || stemOf(other.path) !== stem);
  return isOnly ? stem : [folderOf(note.path), stem].filter(Boolean).join('/');
}
