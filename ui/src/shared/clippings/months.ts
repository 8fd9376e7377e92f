/** The bar chart by month as numbers: bars with their places, and the axis. */

import type { MonthCount } from '../../ipc/bindings';

/** Widest a bar gets, and the height of the highest, in CSS pixels. */
const BAR = 12;
const HIGHEST = 34;
const LOWEST = 2;
/** Where the bars stand. */
export const BASELINE = 48;

export interface Bar {
  month: string;
  count: number;
  /** The whole slot, which takes clicks. */
  slot: { x: number; width: number };
  x: number;
  width: number;
  y: number;
  height: number;
  isPeak: boolean;
  /** Under the axis: the first month, each January where there is room, the last. */
  label: { x: number; anchor: 'start' | 'end' } | undefined;
}

/** Room a label needs. */
const LABEL = 72;

/** Bars over `width` pixels, months without passages included. */
export function bars(counts: readonly MonthCount[], width: number): Bar[] {
  const months = everyMonth(counts);
  const highest = Math.max(1, ...months.map(({ count }) => count));
  const peak = months.findIndex(({ count }) => count === highest);
  const slot = Math.min(BAR * 2.2, width / Math.max(1, months.length));
  const barWidth = Math.max(1, Math.min(BAR, slot * 0.6));
  const labels = labelled(months, (index) => labelAt(index * slot, barWidth, width));
  return months.map(({ month, count }, index) => {
    const height = count === 0 ? 0 : Math.max(LOWEST, (count / highest) * HIGHEST);
    return {
      month,
      count,
      slot: { x: index * slot, width: slot },
      x: index * slot,
      width: barWidth,
      y: BASELINE - height,
      height,
      isPeak: index === peak,
      label: labels.get(index),
    };
  });
}

/** Index of the bar whose slot holds `x`, the nearest one beside the chart; -1 without bars. */
export function barAt(drawn: readonly Bar[], x: number): number {
  const after = drawn.findIndex(({ slot }) => x < slot.x + slot.width);
  return after < 0 ? drawn.length - 1 : after;
}

/** The counts with zeros for the months between them that have none. */
export function everyMonth(counts: readonly MonthCount[]): MonthCount[] {
  const first = counts[0];
  const last = counts.at(-1);
  if (!first || !last) return [];
  const known = new Map(counts.map(({ month, count }) => [month, count]));
  const all: MonthCount[] = [];
  for (let month = first.month; month <= last.month; month = monthAfter(month)) {
    all.push({ month, count: known.get(month) ?? 0 });
  }
  return all;
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}

/** A label starts with its bar, or ends with it where it would leave the chart. */
function labelAt(x: number, barWidth: number, width: number): NonNullable<Bar['label']> {
  if (x + LABEL <= width) return { x, anchor: 'start' };
  return { x: x + barWidth, anchor: 'end' };
}

/** Labels by index: the first, Januaries that do not crowd, then the last. */
function labelled(
  months: readonly MonthCount[],
  place: (index: number) => NonNullable<Bar['label']>,
): Map<number, Bar['label']> {
  const januaries = months.flatMap(({ month }, index) => (month.endsWith('-01') ? [index] : []));
  const labels = new Map<number, Bar['label']>();
  let taken = 0;
  for (const index of [0, ...januaries, months.length - 1]) {
    const label = place(index);
    const left = label.anchor === 'start' ? label.x : label.x - LABEL;
    if (labels.size > 0 && left < taken) continue;
    labels.set(index, label);
    taken = left + LABEL;
  }
  return labels;
}
