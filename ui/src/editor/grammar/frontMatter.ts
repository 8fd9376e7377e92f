/**
 * Front matter: a block between `---` lines (YAML) or `+++` lines (TOML) that opens the
 * note. What stands in it is read by the index; the editor only keeps it apart from the
 * text, where `#` would be a comment and `---` a rule.
 */

import { type Input, type PartialParse, type TreeFragment } from '@lezer/common';
import type { BlockContext, MarkdownConfig } from '@lezer/markdown';

const YAML = /^---[ \t]*\n([^]*?\n)??(?:---|\.\.\.)[ \t]*(?=\n|$)/;
const TOML = /^\+\+\+[ \t]*\n(?:[^]*?\n)??\+\+\+[ \t]*(?=\n|$)/;
const HAS_KEY = /^(?:[^\s#:-][^\s:]*|["'][^:]*)[ \t]*:(?:[ \t]|$)/m;
/** More is not looked through for the closing line; it would be on each key. */
const LARGEST = 64 * 1024;

/** Where the front matter's closing line ends, without its line break; `null` without one. */
export function frontMatterEnd(input: Input): number | null {
  if (input.length < 7) return null;
  const language = input.read(0, 3);
  if (language !== '---' && language !== '+++') return null;
  const start = input.read(0, Math.min(input.length, LARGEST));
  const block = (language === '---' ? YAML : TOML).exec(start);
  if (!block || (language === '---' && !isMeant(block[1] ?? ''))) return null;
  return block[0].trimEnd().length;
}

/** A diary may open with a line of hyphens and have another further down. */
function isMeant(content: string): boolean {
  return content.trim() === '' || HAS_KEY.test(content);
}

/** The block needs to know its end before it begins: found once for each parse. */
const ends = new WeakMap<PartialParse, number | null>();

export const FrontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true }],
  wrap(inner, input) {
    ends.set(inner, frontMatterEnd(input));
    return inner;
  },
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'LinkReference',
      parse(cx: BlockContext) {
        if (cx.lineStart !== 0) return false;
        const end = ends.get(cx) ?? null;
        if (end === null) return false;
        while (cx.lineStart <= end && cx.nextLine());
        cx.addElement(cx.elt('FrontMatter', 0, end));
        return true;
      },
    },
  ],
};

/** Whether an older tree and the text agree on there being front matter; if not, nothing of the tree can be used. */
export function agreesOnFrontMatter(fragments: readonly TreeFragment[], input: Input): boolean {
  const first = fragments[0];
  if (!first) return true;
  const had = first.tree.topNode.firstChild?.name === 'FrontMatter';
  return had === (frontMatterEnd(input) !== null);
}
