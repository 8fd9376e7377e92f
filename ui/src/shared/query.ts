/** Queries as they are made from others. */

/** `OR` as a word, in letters of either width. */
const OR = /(?:^|[^\p{L}\p{N}])[OＯ][RＲ](?![\p{L}\p{N}])/u;

/** The query narrowed by one more term. */
export function withTerm(query: string, term: string): string {
  const asked = query.trim();
  // `OR` binds less than what stands side by side.
  return [OR.test(asked) ? `(${asked})` : asked, term].filter(Boolean).join(' ');
}
