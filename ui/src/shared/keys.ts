/**
 * Key chords: `Mod+Shift+F`, where `Mod` is Cmd on macOS and Ctrl elsewhere. Letters go
 * by what the key types, or by its place where it types no Latin letter (a Russian
 * layout); digits and signs go by either, because Shift and other layouts move them.
 */

export interface Chord {
  mod: boolean;
  /** Ctrl on macOS, where it is not `mod`. */
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  /** Cmd on macOS, the key with the system's sign elsewhere: in shortcuts of the whole desktop. */
  super: boolean;
  /** As `KeyboardEvent.key` without modifiers, letters in lower case; `Plus` for the sign between them. */
  key: string;
}

/** Whether Cmd is the key that commands hang on. */
export const onMac = /Mac/.test(navigator.userAgent);

/** Where signs lie on a US keyboard. */
const SIGNS: Record<string, string> = {
  '\\': 'Backslash',
  '/': 'Slash',
  ',': 'Comma',
  '.': 'Period',
  '=': 'Equal',
  '-': 'Minus',
};

export function readChord(text: string): Chord {
  const parts = text.split('+');
  const last = parts.pop() ?? '';
  const key = text.endsWith('+') ? 'Plus' : last;
  const has = (modifier: string) => parts.includes(modifier);
  return {
    mod: has('Mod'),
    ctrl: has('Ctrl'),
    alt: has('Alt'),
    shift: has('Shift'),
    super: has('Super'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a chord was pressed. */
export function matches(chord: Chord, event: Pressed, mac = onMac): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const modifiers =
    mod === (chord.mod || (!mac && chord.ctrl)) &&
    other === (mac && chord.ctrl) &&
    !chord.super &&
    event.altKey === chord.alt &&
    event.shiftKey === chord.shift;
  return modifiers && isKey(chord.key, event);
}

/** What was pressed as a chord, or why it can be none; `undefined` while only modifiers are. */
export function chordOf(event: Pressed, mac = onMac): { chord: string } | 'bare' | undefined {
  if (MODIFIERS.has(event.key)) return undefined;
  const key = keyOf(event);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const isFunction = /^F\d{1,2}$/.test(key);
  if (!mod && !event.altKey && !(mac && event.ctrlKey) && !isFunction) return 'bare';
  const parts = [
    mod && 'Mod',
    mac && event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    key,
  ];
  return { chord: parts.filter(Boolean).join('+') };
}

const MODIFIERS = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'CapsLock', 'Dead']);

/** Also with Shift: WebKitGTK has no name for what X calls the tabulator to the left. */
export function isTab({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): boolean {
  return key === 'Tab' || (key === 'Unidentified' && code === 'Tab');
}

/** As `Chord::key`: by place where Shift, Alt or another layout types something else. */
function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (isTab({ key, code })) return 'Tab';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return /^[a-z]$/i.test(key) ? key.toUpperCase() : letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const sign = Object.entries(SIGNS).find(([, place]) => place === code)?.[0];
  return sign ?? NAMED[key] ?? key;
}

/** Keys that a chord names, for what they type is written otherwise there. */
const NAMED: Record<string, string> = { ' ': 'Space', '+': 'Plus' };

function isKey(key: string, event: Pick<KeyboardEvent, 'key' | 'code'>): boolean {
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  if (key === 'Space') return event.code === 'Space';
  if (key === 'Plus') return event.key === '+';
  if (key === 'Tab') return isTab(event);
  if (/^[a-z]$/.test(key)) {
    return !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`;
  }
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  return SIGNS[key] !== undefined && event.code === SIGNS[key];
}

/** As keyboards and menus write it: `Ctrl ⇧ F`, `⇧⌘F`. */
export function writeChord(text: string, mac = onMac): string {
  const chord = readChord(text);
  const { length } = chord.key;
  const key = NAMES[chord.key] ?? (length === 1 ? chord.key.toUpperCase() : chord.key);
  if (mac) {
    const command = chord.mod || chord.super;
    const modifiers = [chord.ctrl && '⌃', chord.alt && '⌥', chord.shift && '⇧', command && '⌘'];
    return [...modifiers.filter(Boolean), key].join('');
  }
  const control = chord.mod || chord.ctrl;
  const modifiers = [
    control && 'Ctrl',
    chord.super && 'Super',
    chord.alt && 'Alt',
    chord.shift && '⇧',
  ];
  return [...modifiers.filter(Boolean), key].join(' ');
}

const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Space: 'Space',
  Plus: '+',
};
