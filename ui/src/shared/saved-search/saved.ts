/** A saved search as the note that keeps it. */

/** What no system, or no link, takes in a name. */
const STRANGE = /[\\/:*?"<>|#^[\]\p{Cc}]+/gu;
/** Characters that a name has at most. */
const LONGEST = 60;

export function noteOf(query: string, folder: string): { path: string; text: string } {
  const line = query.trim().replaceAll(/\s+/gu, ' ');
  const name = Array.from(line.replaceAll(STRANGE, ' ').replaceAll(/ +/g, ' ').trim());
  const stem = name
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/gu, '');
  // A block ends at as many backticks as it begins with.
  const fence = line.includes('```') ? '``````' : '```';
  return { path: `${folder}/${stem || '…'}`, text: `${fence}query\n${line}\n${fence}\n` };
}
