import { describe, expect, it } from 'vitest';
import type { Whereabouts } from '../editor/contract';
import { leave, leftAt } from '../features/note/left';
import type { Place } from '../shared/desk';
import { placeOf, Tabs, visitOf } from './tabs.svelte';

const note = (path: string, line?: number): Place => ({
  kind: 'note',
  path,
  ...(line !== undefined && { line }),
});
const stream = (tag: string): Place => ({ kind: 'stream', tag });

function places(tabs: Tabs): Place[] {
  return tabs.list.map(placeOf);
}

describe('tabs', () => {
  it('begin with one empty tab, which the first place fills', () => {
    const tabs = new Tabs();
    expect(places(tabs)).toEqual([{ kind: 'empty' }]);
    tabs.open(note('a.md'));
    expect(places(tabs)).toEqual([note('a.md')]);
    expect(tabs.canGoBack).toBe(false);
  });

  it('go back and forward, and forget forward when going elsewhere', () => {
    const tabs = new Tabs();
    for (const tag of ['a', 'b', 'c']) tabs.open(stream(tag));
    tabs.back();
    tabs.back();
    expect(tabs.place).toEqual(stream('a'));
    tabs.forward();
    expect(tabs.place).toEqual(stream('b'));
    tabs.open(stream('d'));
    expect(tabs.canGoForward).toBe(false);
    tabs.back();
    expect(tabs.place).toEqual(stream('b'));
  });

  it('give a visit that is gone back to as it was', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    const first = tabs.active && visitOf(tabs.active);
    tabs.open(stream('b'));
    tabs.back();
    expect(tabs.active && visitOf(tabs.active)).toBe(first);
  });

  it('show the settings and the diagnostics once each', () => {
    const tabs = new Tabs();
    for (const kind of ['settings', 'diagnostics', 'settings'] as const) {
      tabs.open({ kind }, 'new-tab');
    }
    expect(places(tabs).map(({ kind }) => kind)).toEqual(['empty', 'settings', 'diagnostics']);
    expect(tabs.place?.kind).toBe('settings');
  });

  it('open beside the active tab', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    tabs.open(stream('c'), 'new-tab');
    tabs.activate(tabs.list[0]?.id ?? 0);
    tabs.open(stream('b'), 'new-tab');
    expect(places(tabs)).toEqual([stream('a'), stream('b'), stream('c')]);
  });

  it('show a note in one tab only', () => {
    const tabs = new Tabs();
    tabs.open(note('a.md'));
    tabs.open(stream('t'), 'new-tab');
    tabs.open(note('a.md', 7));
    expect(places(tabs)).toEqual([note('a.md', 7), stream('t')]);
    expect(tabs.place).toEqual(note('a.md', 7));
    // Also when history leads to it.
    tabs.activate(tabs.list[1]?.id ?? 0);
    tabs.open(note('b.md'));
    tabs.activate(tabs.list[0]?.id ?? 0);
    tabs.open(note('c.md'));
    tabs.open(note('b.md'));
    expect(places(tabs)).toEqual([note('c.md'), note('b.md')]);
  });

  it('count going to the same line again as another visit', () => {
    const tabs = new Tabs();
    tabs.open(note('a.md', 3));
    const before = tabs.active && visitOf(tabs.active);
    tabs.open(note('a.md', 3));
    expect(tabs.active && visitOf(tabs.active)).not.toBe(before);
    expect(tabs.canGoBack).toBe(false);
  });

  it('close to the neighbour, and never to nothing', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    tabs.open(stream('b'), 'new-tab');
    tabs.open(stream('c'), 'new-tab');
    tabs.activate(tabs.list[1]?.id ?? 0);
    tabs.close(tabs.activeId);
    expect(tabs.place).toEqual(stream('c'));
    tabs.close(tabs.activeId);
    expect(tabs.place).toEqual(stream('a'));
    tabs.close(tabs.activeId);
    expect(places(tabs)).toEqual([{ kind: 'empty' }]);
    expect(tabs.active).toBeDefined();
  });

  it('go round the end in both directions', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    tabs.open(stream('b'), 'new-tab');
    tabs.cycle(1);
    expect(tabs.place).toEqual(stream('a'));
    tabs.cycle(-1);
    expect(tabs.place).toEqual(stream('b'));
  });

  it('come back as they were left', () => {
    const before = new Tabs();
    before.open(note('a.md'));
    before.open(stream('b'), 'new-tab');
    before.cycle(1);
    const after = new Tabs();
    after.restore(before.snapshot());
    expect(places(after)).toEqual(places(before));
    expect(after.place).toEqual(note('a.md'));
  });

  it('open again as they were when closed, where they stood', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    tabs.open(stream('b'));
    tabs.open(stream('c'), 'new-tab');
    tabs.close(tabs.list[0]?.id ?? 0);
    expect(places(tabs)).toEqual([stream('c')]);
    tabs.reopen();
    expect(places(tabs)).toEqual([stream('b'), stream('c')]);
    tabs.back();
    expect(tabs.place).toEqual(stream('a'));
    expect(tabs.canReopen).toBe(false);
  });

  it('do not come back twice, nor beside an empty one', () => {
    const tabs = new Tabs();
    tabs.open(stream('a'));
    tabs.close(tabs.activeId);
    tabs.reopen();
    expect(places(tabs)).toEqual([stream('a')]);
    tabs.close(tabs.activeId);
    tabs.open(stream('a'));
    tabs.reopen();
    expect(places(tabs)).toEqual([stream('a')]);
  });

  it('move, and are gone to by their place', () => {
    const tabs = new Tabs();
    for (const tag of ['a', 'b', 'c']) tabs.open(stream(tag), 'new-tab');
    tabs.activateAt(1);
    const [first] = places(tabs).slice(1);
    expect(tabs.place).toEqual(first);
    tabs.activateAt(-1);
    expect(tabs.place).toEqual(stream('c'));
    tabs.move(1);
    tabs.move(-1);
    expect(places(tabs).at(-2)).toEqual(stream('c'));
    tabs.activateAt(99);
    expect(tabs.place).toEqual(stream('c'));
  });

  it('follow notes and folders to where they have moved', () => {
    const tabs = new Tabs();
    tabs.open({ kind: 'note', path: 'a/b.md', line: 3 });
    tabs.open({ kind: 'note', path: 'ab.md' });
    tabs.open({ kind: 'note', path: 'a/c.md' }, 'new-tab');
    tabs.close(tabs.activeId);
    tabs.moved([{ from: 'a', to: 'x/y' }]);
    tabs.back();
    expect(tabs.place).toEqual({ kind: 'note', path: 'x/y/b.md', line: 3 });
    tabs.forward();
    expect(tabs.place).toEqual({ kind: 'note', path: 'ab.md' });
    tabs.reopen();
    expect(tabs.place).toEqual({ kind: 'note', path: 'x/y/c.md' });
  });

  it('show a version of a note that has moved, and keep the visits of the others', () => {
    const tabs = new Tabs();
    tabs.open(note('b.md'));
    const visit = tabs.active && visitOf(tabs.active);
    tabs.open({ kind: 'version', path: 'a.md', version: 3 }, 'new-tab');
    tabs.moved([{ from: 'a.md', to: 'x/a.md' }]);
    expect(tabs.place).toEqual({ kind: 'version', path: 'x/a.md', version: 3 });
    tabs.activateAt(0);
    // Where one left the note is remembered by the visit.
    expect(tabs.active && visitOf(tabs.active)).toBe(visit);
  });

  it('find a note where it was left, though it has another path by now', () => {
    const tabs = new Tabs();
    tabs.open(note('a.md'));
    const before = tabs.active && visitOf(tabs.active);
    const at = { path: 'a.md', line: 7, top: 3 } as unknown as Whereabouts;
    if (before) leave(before, at);
    tabs.moved([{ from: 'a.md', to: 'b.md' }]);
    const now = tabs.active && visitOf(tabs.active);
    expect(now && leftAt(now)).toEqual({ ...at, path: 'b.md' });
  });

  it('show a tag, and those below it, by its new name', () => {
    const tabs = new Tabs();
    for (const tag of ['#NATO', 'nato/訓練', 'NATO(会談)', 'NATO2'])
      tabs.open(stream(tag), 'new-tab');
    tabs.retagged('NATO', '北大西洋条約機構');
    expect(places(tabs)).toEqual([
      { kind: 'empty' },
      ...['北大西洋条約機構', '北大西洋条約機構/訓練', '北大西洋条約機構(会談)', 'NATO2'].map(
        stream,
      ),
    ]);
  });
});
