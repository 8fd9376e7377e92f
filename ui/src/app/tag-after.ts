/** A tag, or one below it, once it has another name. Both may be written with a sign. */

const bare = (tag: string) => tag.normalize('NFKC').replace(/^#/, '');

export function tagAfter(tag: string, from: string, to: string): string {
  const written = bare(tag);
  const old = bare(from);
  const isIt = written.toLowerCase().startsWith(old.toLowerCase());
  const rest = written.slice(old.length);
  // A level below, or a facet: another tag that begins so is another tag.
  return isIt && /^([/(]|$)/.test(rest) ? bare(to) + rest : tag;
}
