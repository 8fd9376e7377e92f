/**
 * What the editor reads in a note, for showing it and for agreeing with the index: the same
 * cases test both readers (`tests/grammar/`).
 */

import { readTsuzuriTags, type TagReader } from './hashtag';
import { readDefinitions, type LinkFact } from './link';
import { parseMarkdown } from './parser';
import { longComments, readFacts, withoutComments, type Range } from './section';
import { stringSource } from './source';

export type { LinkFact } from './link';
export type { Range } from './section';

export interface TagFact extends Range {
  /** As written, without the sign. */
  raw: string;
}

/** In text order; positions in UTF-16 units. */
export interface Facts {
  tags: TagFact[];
  links: LinkFact[];
  /** Code spans and blocks, whole. */
  code: Range[];
  /** Inline tags and HTML blocks. */
  html: Range[];
}

export function facts(text: string, readTags: TagReader = readTsuzuriTags): Facts {
  const tree = parseMarkdown(text);
  const source = stringSource(text);
  const definitions = readDefinitions(tree, source);
  const found = readFacts(tree, { source, definitions, readTags });
  const comments = longComments(found.commentSigns, source);
  const { tags, links, code, html } = withoutComments(found, comments);
  return {
    tags: tags.map((tag) => ({ ...tag, raw: text.slice(tag.from + 1, tag.to) })),
    links,
    code,
    html,
  };
}
