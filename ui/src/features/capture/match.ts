/**
 * Where what was typed stands in a name, whatever its width, case or accents. What fits
 * is the index's to say; this only finds the place, for ranking and for showing it.
 */

/** UTF-16 offsets in `name`; `undefined` when it is not there. */
export function matchIn(name: string, typed: string): [number, number] | undefined {
  const wanted = fold(typed);
  if (wanted === '') return [0, 0];
  const characters = Array.from(name);
  const folded = characters.map(fold);
  const haystack = folded.join('');
  /** Offset in `name` by offset in `haystack`, where a character begins. */
  const starts = new Map<number, number>();
  let inFolded = 0;
  let inName = 0;
  characters.forEach((character, index) => {
    starts.set(inFolded, inName);
    inFolded += folded[index]?.length ?? 0;
    inName += character.length;
  });
  starts.set(inFolded, inName);
  for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + 1)) {
    const from = starts.get(at);
    const to = starts.get(at + wanted.length);
    // Half a character is none: `カ` is not in `ガ`.
    if (from !== undefined && to !== undefined) return [from, to];
  }
  return undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
