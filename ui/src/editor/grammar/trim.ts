/**
 * The text without those characters at its end that fit. A pattern that ends in `+$` would
 * do the same, but it tries every run of them wherever it stands, and from each of its
 * characters anew.
 */
export function trimEnd(text: string, fits: RegExp): string {
  let end = text.length;
  while (end > 0 && fits.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
