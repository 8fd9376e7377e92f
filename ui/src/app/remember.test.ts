import { beforeEach, describe, expect, it } from 'vitest';
import { recall, remember, type Remembered } from './remember';

const WINDOW: Remembered = {
  tabs: { places: [{ kind: 'note', path: 'a.md', line: 3 }, { kind: 'settings' }], active: 1 },
  layout: { view: 'tags', sidebar: null, panel: false, sidebarWidth: 300, panelWidth: null },
};

describe('what the window remembers', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('comes back for its own vault only', () => {
    remember('one', WINDOW);
    expect(recall('one')).toEqual(WINDOW);
    expect(recall('two')).toBeUndefined();
  });

  it('holds how the tabs show notes', () => {
    const read: Remembered = { ...WINDOW, modes: ['reading', null] };
    remember('one', read);
    expect(recall('one')).toEqual(read);
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '[]'],
    [
      'a place of a kind that is gone',
      JSON.stringify({ ...WINDOW, tabs: { places: [{ kind: 'graph' }], active: 0 } }),
    ],
    [
      'a note without a path',
      JSON.stringify({ ...WINDOW, tabs: { places: [{ kind: 'note' }], active: 0 } }),
    ],
    ['a way to show notes that is gone', JSON.stringify({ ...WINDOW, modes: ['split'] })],
    [
      'a width that is none',
      JSON.stringify({ ...WINDOW, layout: { ...WINDOW.layout, panelWidth: '9' } }),
    ],
  ])('forgets %s', (_, text) => {
    localStorage.setItem('tsuzuri.window.one', text);
    expect(recall('one')).toBeUndefined();
  });

  it('lives without a store', () => {
    const broken = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    expect(() => {
      remember('one', WINDOW, broken);
    }).not.toThrow();
    expect(recall('one', broken)).toBeUndefined();
  });
});
