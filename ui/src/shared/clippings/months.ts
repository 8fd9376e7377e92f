/** The bar chart by month as numbers: bars with their places, and the axis. */

import type { MonthCount } from '../../ipc/bindings';
import { endsOf, spanOf } from './span';

/** Widest a bar gets, and the height of the highest, in CSS pixels. */
const BAR = 12;
const HIGHEST = 34;
const LOWEST = 2;
/** Where the bars stand. */
export const BASELINE = 48;

/** Bars that are drawn at most, and the months of one where there would be more: years, decades. */
const MOST = 1200;
const OF_ONE = [1, 12, 120];

export interface Bar {
  /** One, or several as `span` has them. */
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
  const months = slots(counts);
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

/**
 * The counts with zeros for what lies between them; of a time that is too long to be drawn month
 * by month, by years or decades.
 */
export function slots(counts: readonly MonthCount[]): MonthCount[] {
  const numbers = counts.map(({ month }) => numberOf(month));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ofOne = OF_ONE.find((months) => (last - first) / months < MOST) ?? 120;
  const slotOf = (month: number) => Math.floor(month / ofOne) - Math.floor(first / ofOne);
  const all = Array.from({ length: slotOf(last) + 1 }, (_, slot) => {
    const from = (Math.floor(first / ofOne) + slot) * ofOne;
    const to = Math.min(last, from + ofOne - 1);
    return { month: spanOf(monthOf(Math.max(first, from)), monthOf(to)), count: 0 };
  });
  for (const [index, { count }] of counts.entries()) {
    const slot = all[slotOf(numbers[index] ?? first)];
    if (slot) slot.count += count;
  }
  return all;
}

/** Months since the year 0. */
function numberOf(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return year * 12 + number - 1;
}

function monthOf(number: number): string {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
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
  const begins = ({ month }: MonthCount) => endsOf(month)[0].endsWith('-01');
  const januaries = months.flatMap((each, index) => (begins(each) ? [index] : []));
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
