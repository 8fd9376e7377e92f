import { describe, expect, it } from 'vitest';
import { conflictsOf, type Binding } from './bindings';

function binding(id: string, chords: string[]): Binding {
  return { id, title: id.toUpperCase(), own: [], chords, isChosen: true };
}

describe('keys that two commands want', () => {
  it('are named on both sides', () => {
    const all = [
      binding('a', ['Mod+K']),
      binding('b', ['F2', 'Mod+K']),
      binding('c', ['F2', 'F3']),
    ];
    expect(all.map((each) => conflictsOf(each, all))).toEqual([['B'], ['A', 'C'], ['B']]);
  });

  it('are named also where they are written in two ways', () => {
    const all = [binding('a', ['Mod+Tab']), binding('b', ['Ctrl+Tab'])];
    expect(all.map((each) => conflictsOf(each, all))).toEqual([['B'], ['A']]);
  });

  it('are no matter of commands without any', () => {
    const bare = binding('a', []);
    expect(conflictsOf(bare, [bare, binding('b', [])])).toEqual([]);
  });
});
