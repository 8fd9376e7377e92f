/**
 * Whether a key event belongs to an input method. No key acts while composing: the
 * confirming Return comes as a keydown with keyCode 229, on WebKitGTK with `isComposing`
 * false on the first key and true after, so either one counts.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // `keyCode` is deprecated, and the only sign of the first key that an input method takes.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}
