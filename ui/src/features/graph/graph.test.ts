import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups';
import { layOut } from './layout';
import { pointsOf } from './points';
import { inPixels, neighboursOf, pointAt, room } from './picture';

/** A note with so many around it. */
function star(around: number) {
  return {
    steps: [0, ...Array.from({ length: around }, () => 1)],
    links: Array.from({ length: around }, (_, index) => [0, index + 1] as const),
  };
}

describe('the layout', () => {
  it('has the note in question in the middle, others apart, and is the same each time', () => {
    const places = layOut(star(12));
    expect(places[0]).toEqual([0, 0]);
    const around = places.slice(1);
    for (const [index, [x, y]] of around.entries()) {
      expect(Math.hypot(x, y)).toBeGreaterThan(20);
      for (const [otherX, otherY] of around.slice(index + 1)) {
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(10);
      }
    }
    expect(layOut(star(12))).toEqual(places);
  });

  it('brings linked notes nearer than others, and lays one note alone', () => {
    const [, near, , far] = layOut({
      steps: [0, 1, 2, 3],
      links: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    });
    expect(Math.hypot(...(near ?? [0, 0]))).toBeLessThan(Math.hypot(...(far ?? [0, 0])));
    expect(layOut({ steps: [0], links: [] })).toEqual([[0, 0]]);
  });
});

describe('the picture', () => {
  it('fits into its place, and is not drawn out', () => {
    const size = { width: 280, height: 200 };
    for (const around of [0, 1, 40, 150]) {
      for (const [x, y] of inPixels(layOut(star(around)), size)) {
        expect(x).toBeGreaterThanOrEqual(23);
        expect(x).toBeLessThanOrEqual(257);
        expect(y).toBeGreaterThanOrEqual(23);
        expect(y).toBeLessThanOrEqual(177);
      }
    }
    const [a, b] = inPixels(layOut(star(1)), size);
    expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeLessThan(
      90,
    );
  });

  it('puts a name where there is room, and none over another', () => {
    const taken = [{ left: 60, right: 100, y: 50 }];
    expect(room([30, 50], 10, taken, 280)).toEqual({ left: 38, right: 48, y: 50 });
    // Right of it another name begins.
    expect(room([30, 50], 24, taken, 280)).toBeUndefined();
    expect(room([50, 50], 24, taken, 280)).toEqual({ left: 18, right: 42, y: 50 });
    expect(room([30, 70], 200, taken, 280)).toEqual({ left: 38, right: 238, y: 70 });
    expect(room([270, 70], 40, taken, 280)).toEqual({ left: 222, right: 262, y: 70 });
  });

  it('knows the point under the pointer, and its neighbours', () => {
    const pixels = [[10, 10] as const, [30, 10] as const];
    expect(pointAt(pixels, 12, 11)).toBe(0);
    expect(pointAt(pixels, 21, 10)).toBe(1);
    expect(pointAt(pixels, 200, 10)).toBe(-1);
    const links = [[0, 1] as const, [2, 1] as const];
    expect([...neighboursOf(links, 1)]).toEqual([0, 2]);
    expect([...neighboursOf(links, -1)]).toEqual([]);
  });
});

describe('what it is of', () => {
  it('has notes, and tags between the notes that have them', () => {
    const { points, lines } = pointsOf({
      notes: [
        { path: 'diary/a.md', title: 'A', steps: 1 },
        { path: 'here.md', title: 'Here', steps: 0 },
        { path: 'far.md', title: 'Far', steps: 2 },
      ],
      links: [
        { from: 1, to: 0 },
        { from: 0, to: 2 },
      ],
      tags: [
        { key: '日nato(会談)', tag: '日NATO(会談)', notes: [0, 1] },
        { key: 'far', tag: 'far', notes: [0, 2] },
      ],
    });
    expect(points.map(({ name, steps }) => [name, steps])).toEqual([
      ['a', 1],
      ['here', 0],
      ['far', 2],
      ['#日NATO(会談)', 1],
      ['#far', 2],
    ]);
    expect(points[3]?.place).toEqual({ kind: 'stream', tag: '日nato(会談)' });
    expect(lines).toEqual([
      [1, 0],
      [0, 2],
      [0, 3],
      [1, 3],
      [0, 4],
      [2, 4],
    ]);
  });
});

describe('its colours', () => {
  const notes = ['a.md', 'diary/b.md', 'diary/c.md', 'x/d.md'].map((path) => ({
    path,
    title: path,
    steps: 1,
  }));
  const tags = [
    { key: '港', tag: '#港', notes: [1, 2] },
    { key: '海', tag: '海', notes: [0, 2] },
  ];

  it('are those of folders, the largest first, the vault itself as well', () => {
    expect(groupsOf({ notes, tags }, 'folder')).toEqual({
      names: ['diary', '', 'x'],
      of: [1, 0, 0, 2],
    });
  });

  it('are those of tags, of several the one that comes first', () => {
    expect(groupsOf({ notes, tags }, 'tag')).toEqual({ names: ['#港', '#海'], of: [1, 0, 0, -1] });
  });

  it('are none where nothing is chosen, and no more than can be told apart', () => {
    expect(groupsOf({ notes, tags }, 'nothing')).toEqual({ names: [], of: [-1, -1, -1, -1] });
    const many = Array.from({ length: 7 }, (_, at) => ({
      path: `${at}/n.md`,
      title: '',
      steps: 1,
    }));
    expect(groupsOf({ notes: many, tags: [] }, 'folder').of).toEqual([0, 1, 2, 3, 4, -1, -1]);
  });
});
