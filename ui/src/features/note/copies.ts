/**
 * Copies of a note that sync tools have made, and choosing between the note and one of
 * them. What is chosen is saved like anything typed; the copy goes only after that.
 */

import type { MergePiece } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';
import type { NoteDocument } from './document.svelte';

/** A note and a copy of it, side by side. */
export interface Comparison {
  copy: string;
  /** Of the copy's bytes. */
  hash: string;
  /** What the note said. */
  text: string;
  pieces: MergePiece[];
}

/** How a copy differs from the note as it stands in the buffer. */
export async function compare(
  client: Client,
  document: NoteDocument,
  copy: string,
): Promise<Comparison> {
  const { path, text } = document;
  const { hash, pieces } = await client.call('compare_copy', { path, text, copy });
  return { copy, hash, text, pieces };
}

/**
 * Saves what was chosen, then moves the copy to the trash. `false` when either changed
 * meanwhile: then one has to look again, and nothing is lost.
 */
export async function settle(
  client: Client,
  document: NoteDocument,
  { copy, hash, text }: Comparison,
  chosen: string,
): Promise<boolean> {
  if (document.text !== text) return false;
  if (chosen !== text) await document.replace(chosen);
  else await document.save();
  if (document.isDirty) return true;
  const { trashed } = await client.call('trash_copy', { path: copy, hash });
  return trashed;
}

/** Whether git has left both versions in the text, between its marks. */
export function hasMarks(text: string): boolean {
  if (!text.includes('<<<<<<< ')) return false;
  const begin = /^<{7} /m.exec(text);
  if (!begin) return false;
  const rest = text.slice(begin.index);
  return /^={7}$/m.test(rest) && /^>{7} /m.test(rest);
}
