/** How two versions of a place differ, for showing them side by side. */

import { diff } from '@codemirror/merge';

export interface Part {
  text: string;
  differs: boolean;
}

/** Where they differ, in UTF-16 units of ours and of theirs. */
interface Mark {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** Characters that two marks must be apart not to be one: less is no rest for the eye. */
const REST = 3;

/** Each version in parts; what the other has not is marked. */
export function partsOf(ours: string, theirs: string): { ours: Part[]; theirs: Part[] } {
  const parts = { ours: [] as Part[], theirs: [] as Part[] };
  let [a, b] = [0, 0];
  const add = (to: Part[], text: string, differs: boolean) => {
    if (text !== '') to.push({ text, differs });
  };
  for (const { fromA, toA, fromB, toB } of marks(ours, theirs)) {
    add(parts.ours, ours.slice(a, fromA), false);
    add(parts.ours, ours.slice(fromA, toA), true);
    add(parts.theirs, theirs.slice(b, fromB), false);
    add(parts.theirs, theirs.slice(fromB, toB), true);
    [a, b] = [toA, toB];
  }
  add(parts.ours, ours.slice(a), false);
  add(parts.theirs, theirs.slice(b), false);
  return parts;
}

/**
 * By characters, for Japanese has no gaps between words; but what stands between two marks
 * by chance, a letter or two, is marked with them.
 */
function marks(ours: string, theirs: string): Mark[] {
  const marks: Mark[] = [];
  for (const { fromA, toA, fromB, toB } of diff(ours, theirs, { scanLimit: 500 })) {
    const last = marks.at(-1);
    if (last && fromA - last.toA < REST) Object.assign(last, { toA, toB });
    else marks.push({ fromA, toA, fromB, toB });
  }
  return marks;
}
