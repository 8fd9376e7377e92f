import { describe, expect, it } from 'vitest';
import { chordOf, isTab, matches, readChord, writeChord } from './keys';

interface Press {
  key: string;
  code?: string;
  ctrl?: boolean;
  meta?: boolean;
  alt?: boolean;
  shift?: boolean;
}

function pressed({ key, code = '', ctrl, meta, alt, shift }: Press) {
  return {
    key,
    code,
    ctrlKey: ctrl ?? false,
    metaKey: meta ?? false,
    altKey: alt ?? false,
    shiftKey: shift ?? false,
  };
}

function on(chord: string, press: Press, mac = false): boolean {
  return matches(readChord(chord), pressed(press), mac);
}

describe('chords', () => {
  it('take Ctrl for Mod, and Cmd on macOS', () => {
    expect(on('Mod+D', { key: 'd', ctrl: true })).toBe(true);
    expect(on('Mod+D', { key: 'd', meta: true })).toBe(false);
    expect(on('Mod+D', { key: 'd', meta: true }, true)).toBe(true);
    expect(on('Mod+D', { key: 'd', ctrl: true }, true)).toBe(false);
  });

  it('know the tabulator that has no name with Shift', () => {
    const back = { key: 'Unidentified', code: 'Tab', ctrl: true, shift: true };
    expect(on('Ctrl+Shift+Tab', back)).toBe(true);
    expect(on('Ctrl+Tab', back)).toBe(false);
    expect(chordOf(pressed(back), false)).toEqual({ chord: 'Mod+Shift+Tab' });
    expect(isTab({ key: 'Unidentified', code: 'KeyA' })).toBe(false);
  });

  it('want every modifier and no other', () => {
    expect(on('Mod+Shift+F', { key: 'F', ctrl: true, shift: true })).toBe(true);
    expect(on('Mod+Shift+F', { key: 'f', ctrl: true })).toBe(false);
    expect(on('Mod+D', { key: 'd', ctrl: true, alt: true })).toBe(false);
    expect(on('F6', { key: 'F6' })).toBe(true);
    expect(on('F6', { key: 'F6', ctrl: true })).toBe(false);
  });

  it('know Ctrl apart from Cmd on macOS', () => {
    expect(on('Ctrl+Tab', { key: 'Tab', ctrl: true }, true)).toBe(true);
    expect(on('Ctrl+Tab', { key: 'Tab', meta: true }, true)).toBe(false);
    expect(on('Ctrl+Tab', { key: 'Tab', ctrl: true })).toBe(true);
  });

  it('find letters by what they type, or by place where they type none', () => {
    expect(on('Mod+D', { key: 'в', code: 'KeyD', ctrl: true })).toBe(true);
    // On a layout that types `e` where US has `d`, the letter decides.
    expect(on('Mod+D', { key: 'e', code: 'KeyD', ctrl: true })).toBe(false);
  });

  it('find signs that the layout has moved', () => {
    expect(on('Mod+Alt+\\', { key: '«', code: 'Backslash', ctrl: true, alt: true })).toBe(true);
    expect(on('Mod+\\', { key: '\\', code: 'IntlYen', ctrl: true })).toBe(true);
  });

  it('find the plus sign wherever a layout has it', () => {
    expect(on('Mod+Plus', { key: '+', code: 'BracketRight', ctrl: true })).toBe(true);
    expect(on('Mod+Plus', { key: '+', code: 'NumpadAdd', ctrl: true })).toBe(true);
    expect(on('Mod+Shift+Plus', { key: '+', code: 'Semicolon', ctrl: true, shift: true })).toBe(
      true,
    );
    expect(on('Mod+Plus', { key: ';', code: 'Semicolon', ctrl: true })).toBe(false);
    // As it was kept before it had a name.
    expect(on('Mod++', { key: '+', code: 'BracketRight', ctrl: true })).toBe(true);
    expect(writeChord('Mod+Plus', false)).toBe('Ctrl +');
    expect(on('', { key: '+', code: 'NumpadAdd' })).toBe(false);
  });

  it('find digits where Alt makes them type signs', () => {
    expect(on('Alt+1', { key: '¡', code: 'Digit1', alt: true }, true)).toBe(true);
  });

  it('are written as keyboards write them', () => {
    expect(writeChord('Mod+Shift+F', false)).toBe('Ctrl ⇧ F');
    expect(writeChord('Mod+Shift+F', true)).toBe('⇧⌘F');
    expect(writeChord('Alt+ArrowLeft', false)).toBe('Alt ←');
    expect(writeChord('Mod+Enter', false)).toBe('Ctrl ↵');
    expect(writeChord('Mod+Enter', true)).toBe('⌘↵');
    expect(writeChord('Ctrl+Alt+Space', false)).toBe('Ctrl Alt Space');
    expect(writeChord('Shift+Super+C', false)).toBe('Super ⇧ C');
    expect(writeChord('Alt+Super+Space', true)).toBe('⌥⌘Space');
  });
});

describe('what is pressed', () => {
  const chord = (press: Press, mac = false) => chordOf(pressed(press), mac);

  it('is a chord that it then matches', () => {
    const presses: Press[] = [
      { key: 'K', code: 'KeyK', ctrl: true, shift: true },
      { key: '!', code: 'Digit1', alt: true, shift: true },
      { key: 'л', code: 'KeyK', ctrl: true },
      { key: ' ', code: 'Space', ctrl: true },
      { key: '+', code: 'Semicolon', ctrl: true, shift: true },
      { key: 'F6', code: 'F6' },
      { key: '|', code: 'Backslash', ctrl: true, shift: true },
    ];
    expect(presses.map((press) => chord(press))).toEqual([
      { chord: 'Mod+Shift+K' },
      { chord: 'Alt+Shift+1' },
      { chord: 'Mod+K' },
      { chord: 'Mod+Space' },
      { chord: 'Mod+Shift+Plus' },
      { chord: 'F6' },
      { chord: 'Mod+Shift+\\' },
    ]);
    for (const press of presses) {
      const made = chord(press);
      expect([press, typeof made === 'object' && on(made.chord, press)]).toEqual([press, true]);
    }
  });

  it('is none without a modifier, and not yet with modifiers alone', () => {
    expect(chord({ key: 'k', code: 'KeyK' })).toBe('bare');
    expect(chord({ key: 'K', code: 'KeyK', shift: true })).toBe('bare');
    expect(chord({ key: 'Control', code: 'ControlLeft', ctrl: true })).toBeUndefined();
    expect(chord({ key: 'k', code: 'KeyK', ctrl: true }, true)).toEqual({ chord: 'Ctrl+K' });
  });
});
