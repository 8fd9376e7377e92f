/** Backlinks grouped by the note they stand in, in the order they came. */

import type { Backlink } from '../../ipc/bindings';

export interface LinkingNote {
  path: string;
  title: string;
  links: Backlink[];
}

export function byNote(links: readonly Backlink[]): LinkingNote[] {
  const notes = new Map<string, LinkingNote>();
  for (const link of links) {
    const note = notes.get(link.path) ?? { path: link.path, title: link.title, links: [] };
    note.links.push(link);
    notes.set(link.path, note);
  }
  return [...notes.values()];
}
