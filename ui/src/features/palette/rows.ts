/** The palette's list: commands by how well their titles fit, in any of the app's languages. */

import { fit } from '../../shared/fuzzy';

/** A command as the palette shows it. */
export interface Offered {
  id: string;
  title: string;
  /** The title in the other languages, which fits too. */
  otherTitles: readonly string[];
  /** Its chord, as written. */
  keys: string;
  /** Why it can't be run now. */
  needs?: string | undefined;
}

export interface Row extends Offered {
  marks: [number, number][];
  /** The title that fits, when the shown one does not. */
  also?: string;
}

/** `recent`: ids, the last first. With nothing typed, those lead. */
export function rowsOf(
  commands: readonly Offered[],
  typed: string,
  recent: readonly string[],
): Row[] {
  const ranked = commands.flatMap((command, index) => {
    const found = fitting(command, typed);
    if (!found) return [];
    const used = recent.indexOf(command.id);
    return [{ ...found, rank: used < 0 ? recent.length + index : used }];
  });
  ranked.sort((a, b) => a.penalty - b.penalty || a.rank - b.rank);
  return ranked.map(({ row }) => row);
}

function fitting(command: Offered, typed: string): { row: Row; penalty: number } | undefined {
  const shown = fit(typed, command.title);
  if (shown) return { row: { ...command, marks: shown.marks }, penalty: shown.penalty };
  for (const title of command.otherTitles) {
    const other = fit(typed, title);
    if (other) return { row: { ...command, marks: [], also: title }, penalty: other.penalty + 1 };
  }
  return undefined;
}
