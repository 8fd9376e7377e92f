/** Counts in words. Both languages group thousands by commas. */

const grouped = new Intl.NumberFormat('en');

/** `1,259` */
export function count(value: number): string {
  return grouped.format(value);
}

/** `812 B`, `1.2 KB`, `34 MB`. */
export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  return `${step > 0 && value < 10 ? value.toFixed(1) : count(Math.round(value))} ${units[step]}`;
}

/** `1 note`, `1,259 notes`. */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
