/** Counts in words. Both languages group thousands by commas. */

const grouped = new Intl.NumberFormat('en');

/** `1,259` */
export function count(value: number): string {
  return grouped.format(value);
}

/** `1 note`, `1,259 notes`. */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
