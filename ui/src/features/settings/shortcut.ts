/**
 * The shortcut that was pressed, as the shell reads it: `Ctrl+Alt+Space`. Letters go by
 * what the key types, or by its place where it types no Latin letter; everything else by
 * its place, because Alt and Shift make it type something else.
 */

export type Pressed =
  | { kind: 'shortcut'; text: string }
  /** The key stands alone, or with Shift: it would be taken from everyone who types. */
  | { kind: 'bare' }
  /** No shortcut can have this key. */
  | { kind: 'no-key' };

type Event = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'getModifierState'
>;

/** Keys by their place, as the shell writes them. */
const KEYS: Record<string, string> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Minus: '-',
  Equal: '=',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
};
const NAMED = /^(?:Space|Enter|Tab|Arrow(?:Up|Down|Left|Right)|F(?:[1-9]|1\d|2[0-4]))$/;
const MODIFIERS = /^(?:Control|Alt|AltGraph|Shift|Meta|OS|Super|Hyper|Fn|CapsLock|NumLock)$/;

/** `undefined` while only modifiers are held. */
export function pressed(event: Event): Pressed | undefined {
  if (MODIFIERS.test(event.key)) return undefined;
  const key = keyOf(event);
  // AltGr types signs; on Windows it comes as Ctrl and Alt.
  if (key === undefined || event.getModifierState('AltGraph')) return { kind: 'no-key' };
  const { ctrlKey, altKey, shiftKey, metaKey } = event;
  if (!ctrlKey && !altKey && !metaKey && !/^F\d/.test(key)) return { kind: 'bare' };
  const modifiers = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'];
  return { kind: 'shortcut', text: [...modifiers.filter(Boolean), key].join('+') };
}

function keyOf({ key, code }: Event): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letterOrDigit ?? KEYS[code] ?? (NAMED.test(code) ? code : undefined);
}
