/** The keys of a passage that has the focus, whichever list it stands in. */

import { isComposing } from '../composing';

export interface PassageActs {
  /** `Enter`, also with the keys that say where. */
  open(event: KeyboardEvent): void;
  /** `Space`. */
  peek(event: KeyboardEvent): void;
  /** `e`. */
  edit(event: KeyboardEvent): void;
}

export function passageKeys(event: KeyboardEvent, acts: PassageActs): void {
  if (isComposing(event) || event.target !== event.currentTarget) return;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === 'Enter') acts.open(event);
  else if (event.key === ' ' && plain) acts.peek(event);
  else if (event.key === 'e' && plain) acts.edit(event);
  else return;
  event.preventDefault();
}
