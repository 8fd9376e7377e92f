/** Queries as they are made from others, and what of one could not be read. */

import type { QueryProblem } from '../ipc/bindings';

/** `OR` as a word, in letters of either width. */
const OR = /(?:^|[^\p{L}\p{N}])[OＯ][RＲ](?![\p{L}\p{N}])/u;

/** The query narrowed by one more term. */
export function withTerm(query: string, term: string): string {
  const asked = query.trim();
  // `OR` binds less than what stands side by side.
  return [OR.test(asked) ? `(${asked})` : asked, term].filter(Boolean).join(' ');
}

/**
 * The part of a query that could not be read: from its place to the next white space, of
 * a regular expression to its last slash.
 */
export function problemPart(query: string, { at, code }: QueryProblem): string {
  const part = code.endsWith('-regex') ? /^.(?:\\.|.)*?[/／](?=[\s)）]|$)/u : /^\S+/u;
  return part.exec(query.slice(at))?.[0] ?? query.slice(at);
}
