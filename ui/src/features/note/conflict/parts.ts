/** How two versions of a place differ, for showing them side by side. */

import { presentableDiff } from '@codemirror/merge';

export interface Part {
  text: string;
  differs: boolean;
}

/** Each version in parts; what the other has not is marked. */
export function partsOf(ours: string, theirs: string): { ours: Part[]; theirs: Part[] } {
  const parts = { ours: [] as Part[], theirs: [] as Part[] };
  let [a, b] = [0, 0];
  const add = (to: Part[], text: string, differs: boolean) => {
    if (text !== '') to.push({ text, differs });
  };
  for (const { fromA, toA, fromB, toB } of presentableDiff(ours, theirs, { scanLimit: 500 })) {
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
