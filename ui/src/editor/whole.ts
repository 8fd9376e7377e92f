/**
 * A document as one string. It is asked for on each key, of notes of a megabyte too, and a key
 * changes one leaf of the document: the strings of the others are kept with them.
 */

import type { Text } from '@codemirror/state';

const leaves = new WeakMap<Text, string>();

/** The same as `doc.toString()`. */
export function wholeText(doc: Text): string {
  const parts: string[] = [];
  collect(doc, parts);
  return parts.join('\n');
}

function collect(doc: Text, parts: string[]): void {
  if (doc.children) {
    for (const child of doc.children) collect(child, parts);
    return;
  }
  let text = leaves.get(doc);
  if (text === undefined) {
    text = doc.toString();
    leaves.set(doc, text);
  }
  parts.push(text);
}
