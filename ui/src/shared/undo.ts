/**
 * Undo in plain fields. WebKitGTK (GTK 3) binds no key to it, though it can undo; other
 * webviews do the same by themselves. The editor has an undo of its own.
 */

import { isComposing } from './composing';
import { step } from './edit-command';
import { matches, readChord } from './keys';

const CHORDS: readonly [string, 'undo' | 'redo'][] = [
  ['Mod+Z', 'undo'],
  ['Mod+Shift+Z', 'redo'],
  ['Mod+Y', 'redo'],
];

/** Takes a key event of a field; whether it was one of these. */
export function undoInField(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event) || !isField(event.target)) return false;
  const chord = CHORDS.find(([keys]) => matches(readChord(keys), event));
  if (!chord) return false;
  step(chord[1]);
  event.preventDefault();
  return true;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
