/** Which notes of a picture have the same colour: those of a folder, or of a tag. */

import type { Neighbourhood } from '../../ipc/bindings';
import { folderOf } from '../../shared/desk';
import { withoutSign } from '../../shared/tag/parts';
import type { ColourBy } from './choice.svelte';

/** As many colours as can be told apart; what is in none of the largest groups has none. */
export const MOST_GROUPS = 5;

export interface Groups {
  /** Largest first; `''` is the folder of the vault itself. */
  names: readonly string[];
  /** Place in `names`, one a note; -1 is no group. */
  of: readonly number[];
}

export function groupsOf(
  { notes, tags }: Pick<Neighbourhood, 'notes' | 'tags'>,
  by: ColourBy,
): Groups {
  const keys = notes.map(({ path }, at) => {
    if (by === 'nothing') return undefined;
    if (by === 'folder') return folderOf(path);
    // Of several tags the one that most of the notes have: it comes first.
    const tag = tags.find((each) => each.notes.includes(at));
    return tag && `#${withoutSign(tag.tag)}`;
  });
  const sizes = new Map<string, number>();
  for (const key of keys) if (key !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const names = [...sizes]
    .toSorted(([one, size], [other, otherSize]) => otherSize - size || (one < other ? -1 : 1))
    .slice(0, MOST_GROUPS)
    .map(([name]) => name);
  return { names, of: keys.map((key) => (key === undefined ? -1 : names.indexOf(key))) };
}
