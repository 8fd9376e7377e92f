import { describe, expect, it } from 'vitest';
import { treeKey } from './keys';
import type { TreeRow } from './row';

function row(label: string, more: Partial<TreeRow> = {}): TreeRow {
  const plain = { id: label, label, level: 1, expandable: false, expanded: false };
  return { ...plain, position: 1, siblings: 1, parent: -1, ...more };
}

const ROWS = [
  row('open', { expandable: true, expanded: true }),
  row('child', { level: 2, parent: 0 }),
  row('closed', { expandable: true }),
  row('leaf'),
];

const NONE = { altKey: false, ctrlKey: false, metaKey: false };

const press = (key: string, active: number, held: Partial<typeof NONE> = {}) =>
  treeKey({ key, ...NONE, ...held }, ROWS, active, 2);

describe('keys in a tree', () => {
  it('go up and down within its ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ to: 1 });
    expect(press('ArrowDown', 3)).toEqual({ to: 3 });
    expect(press('ArrowUp', 0)).toEqual({ to: 0 });
    expect(press('PageDown', 0)).toEqual({ to: 2 });
    expect(press('PageUp', 1)).toEqual({ to: 0 });
    expect(press('Home', 3)).toEqual({ to: 0 });
    expect(press('End', 0)).toEqual({ to: 3 });
  });

  it('unfold, then enter; fold, then leave', () => {
    expect(press('ArrowRight', 2)).toEqual({ act: 'toggle' });
    expect(press('ArrowRight', 0)).toEqual({ to: 1 });
    expect(press('ArrowRight', 3)).toBeUndefined();
    expect(press('ArrowLeft', 0)).toEqual({ act: 'toggle' });
    expect(press('ArrowLeft', 1)).toEqual({ to: 0 });
    expect(press('ArrowLeft', 2)).toBeUndefined();
  });

  it('open, and leave history to Alt, tabs to Ctrl', () => {
    expect(press('Enter', 3)).toEqual({ act: 'open' });
    expect(press(' ', 2)).toEqual({ act: 'toggle' });
    expect(press(' ', 3)).toEqual({ act: 'open' });
    expect(press('ArrowLeft', 0, { altKey: true })).toBeUndefined();
    expect(press('PageDown', 0, { ctrlKey: true })).toBeUndefined();
    expect(press('Enter', 3, { ctrlKey: true })).toEqual({ act: 'open' });
    expect(press('x', 0)).toBeUndefined();
  });
});
