import { describe, expect, it } from 'vitest';
import { pressed } from './shortcut';

interface Press {
  key: string;
  code: string;
  /** `c`, `a`, `s`, `m` for Ctrl, Alt, Shift, Super. */
  held?: string;
  altGr?: boolean;
}

function press({ key, code, held = '', altGr = false }: Press) {
  return pressed({
    key,
    code,
    ctrlKey: held.includes('c'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
    metaKey: held.includes('m'),
    getModifierState: (name: string) => altGr && name === 'AltGraph',
  });
}

describe('pressed keys', () => {
  it.each([
    [{ key: ' ', code: 'Space', held: 'ca' }, 'Ctrl+Alt+Space'],
    [{ key: 'c', code: 'KeyC', held: 'm' }, 'Super+C'],
    [{ key: 'C', code: 'KeyC', held: 'smac' }, 'Ctrl+Alt+Shift+Super+C'],
    // Alt makes another character of it on macOS; the place still says which key it is.
    [{ key: 'ç', code: 'KeyC', held: 'am' }, 'Alt+Super+C'],
    // A layout that has `a` where US has `q`.
    [{ key: 'a', code: 'KeyQ', held: 'c' }, 'Ctrl+A'],
    [{ key: 'с', code: 'KeyC', held: 'c' }, 'Ctrl+C'],
    [{ key: '!', code: 'Digit1', held: 'cs' }, 'Ctrl+Shift+1'],
    [{ key: '<', code: 'Comma', held: 'cs' }, 'Ctrl+Shift+,'],
    [{ key: 'ArrowUp', code: 'ArrowUp', held: 'a' }, 'Alt+ArrowUp'],
    [{ key: 'Enter', code: 'Enter', held: 'm' }, 'Super+Enter'],
    [{ key: 'F9', code: 'F9' }, 'F9'],
    [{ key: 'F24', code: 'F24', held: 's' }, 'Shift+F24'],
  ])('%j are the shortcut %j', (given, text) => {
    expect(press(given)).toEqual({ kind: 'shortcut', text });
  });

  it('are none while only modifiers are held', () => {
    for (const key of ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph']) {
      expect(press({ key, code: `${key}Left`, held: 'c' })).toBeUndefined();
    }
  });

  it('are none that people type with', () => {
    expect(press({ key: 'a', code: 'KeyA' })).toEqual({ kind: 'bare' });
    expect(press({ key: 'A', code: 'KeyA', held: 's' })).toEqual({ kind: 'bare' });
    expect(press({ key: '@', code: 'KeyQ', held: 'ca', altGr: true })).toEqual({ kind: 'no-key' });
  });

  it('are none that no shortcut can have', () => {
    for (const code of ['F25', 'Escape', 'Numpad1', 'MediaPlayPause', 'IntlYen', '']) {
      expect(press({ key: 'Unidentified', code, held: 'c' })).toEqual({ kind: 'no-key' });
    }
  });
});
