/** A graph on a canvas: where its points are in pixels, which is under the pointer, drawing. */

import type { Places } from './layout';
import type { Point } from './points';

/** Pixels around the picture, which labels may use. */
const EDGE = 24;
/** Pixels that one unit of the layout takes at most: few notes are no reason for long lines. */
const LARGEST = 1.6;
/** Pixels around a point that are taken for it. */
const REACH = 14;
/** With so many points each has its name beside it. */
const ALL_NAMED = 24;
/** Pixels from the middle of a tag's point to its corners. */
const TAG = 4.5;
/** Letters of a name that is too long. */
const NAMED = 14;

export interface Size {
  width: number;
  height: number;
}

export interface Colours {
  link: string;
  near: string;
  note: string;
  here: string;
  name: string;
  paper: string;
  /** Of the groups, in their order. */
  groups: readonly string[];
  font: string;
}

export interface Picture {
  places: Places;
  /** One for each of `places`. */
  points: readonly Pick<Point, 'kind' | 'name'>[];
  links: readonly (readonly [number, number])[];
  /** The note in question. */
  middle: number;
  /** The one under the pointer; -1 is none. */
  at: number;
  /** The group of each note, a place in `Colours::groups`; tags have none. */
  groups: readonly number[];
}

/** The layout's places in pixels: as large as fits, in the middle. */
export function inPixels(places: Places, { width, height }: Size): Places {
  const of = (axis: 0 | 1) => places.map((place) => place[axis]);
  const [left, right] = [Math.min(...of(0)), Math.max(...of(0))];
  const [top, bottom] = [Math.min(...of(1)), Math.max(...of(1))];
  const scale = Math.min(
    LARGEST,
    (width - 2 * EDGE) / Math.max(1, right - left),
    (height - 2 * EDGE) / Math.max(1, bottom - top),
  );
  return places.map(
    ([x, y]) =>
      [
        width / 2 + (x - (left + right) / 2) * scale,
        height / 2 + (y - (top + bottom) / 2) * scale,
      ] as const,
  );
}

/** Index of the point at a place, -1 where there is none. */
export function pointAt(pixels: Places, x: number, y: number): number {
  let [nearest, least] = [-1, REACH];
  for (const [index, place] of pixels.entries()) {
    const distance = Math.hypot(place[0] - x, place[1] - y);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** The points that one is linked with. */
export function neighboursOf(links: Picture['links'], at: number): ReadonlySet<number> {
  return new Set(links.flatMap(([from, to]) => (from === at ? [to] : to === at ? [from] : [])));
}

export function draw(
  context: CanvasRenderingContext2D,
  { places, points, links, middle, at, groups }: Picture,
  colours: Colours,
  { width, height }: Size,
): void {
  const near = neighboursOf(links, at);
  context.clearRect(0, 0, width, height);
  context.lineWidth = 1;
  for (const isNear of [false, true]) {
    context.strokeStyle = isNear ? colours.near : colours.link;
    context.beginPath();
    for (const [from, to] of links) {
      const [a, b] = [places[from], places[to]];
      if (!a || !b || (from === at || to === at) !== isNear) continue;
      context.moveTo(...a);
      context.lineTo(...b);
    }
    context.stroke();
  }
  for (const [index, [x, y]] of places.entries()) {
    const isHere = index === middle;
    const own = colours.groups[groups[index] ?? -1] ?? colours.note;
    const colour = isHere || index === at || near.has(index) ? colours.here : own;
    context.beginPath();
    if (points[index]?.kind === 'tag') {
      // Open and on its corner: a tag is told from a note without its colour.
      context.moveTo(x, y - TAG);
      context.lineTo(x + TAG, y);
      context.lineTo(x, y + TAG);
      context.lineTo(x - TAG, y);
      context.closePath();
      context.fillStyle = colours.paper;
      context.fill();
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.stroke();
    } else {
      context.arc(x, y, isHere ? 5 : 3.5, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
    }
  }
  context.font = colours.font;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const taken: Box[] = places.map(([x, y]) => ({ left: x - 4, right: x + 4, y }));
  for (const index of named(places.length, middle, at, near)) {
    const place = places[index];
    if (!place) continue;
    const text = short(points[index]?.name ?? '');
    const box = room(place, context.measureText(text).width, taken, width);
    // What one points at has its name whatever lies there.
    const drawn =
      box ?? (index === at ? beside(place, context.measureText(text).width) : undefined);
    if (!drawn) continue;
    taken.push(drawn);
    context.strokeStyle = colours.paper;
    context.lineWidth = 3;
    context.strokeText(text, drawn.left, drawn.y);
    context.fillStyle = colours.name;
    context.fillText(text, drawn.left, drawn.y);
  }
}

/** A line of text, or a point. */
export interface Box {
  left: number;
  right: number;
  y: number;
}

/** Pixels between a point and its name, and those that a line of text is high. */
const GAP = 8;
const LINE = 14;

/** The points that have names, those first that need them most. */
function named(
  count: number,
  middle: number,
  at: number,
  near: ReadonlySet<number>,
): readonly number[] {
  if (at >= 0) return [at, ...near];
  const others = Array.from({ length: count <= ALL_NAMED ? count : 0 }, (_, index) => index);
  return [middle, ...others.filter((index) => index !== middle)];
}

/** Where a name has room: right of its point, or left of it. */
export function room(
  place: readonly [number, number],
  length: number,
  taken: readonly Box[],
  width: number,
): Box | undefined {
  const right = beside(place, length);
  const left = { left: place[0] - GAP - length, right: place[0] - GAP, y: place[1] };
  return [right, left].find(
    (box) =>
      box.left >= 0 &&
      box.right <= width &&
      taken.every(
        (other) =>
          other.right < box.left || other.left > box.right || Math.abs(other.y - box.y) >= LINE,
      ),
  );
}

function beside([x, y]: readonly [number, number], length: number): Box {
  return { left: x + GAP, right: x + GAP + length, y };
}

function short(name: string): string {
  const letters = Array.from(name);
  return letters.length > NAMED ? `${letters.slice(0, NAMED).join('')}…` : name;
}
