/**
 * The parser of notes: CommonMark and GFM, with what this folder adds. It gives a tree;
 * `facts.ts` says what the tree means.
 */

import { Parser, type Input, type PartialParse, type Tree, type TreeFragment } from '@lezer/common';
import {
  parser as commonmark,
  Strikethrough,
  Table,
  type MarkdownExtension,
  type MarkdownParser,
} from '@lezer/markdown';
import { FootnoteDefinition, Task, Underline } from './blocks';
import { FrontMatter, agreesOnFrontMatter } from './frontMatter';
import {
  BareUrl,
  FootnoteReference,
  Highlight,
  InlineMath,
  NoteComment,
  Wikilink,
  NestedBrackets,
} from './inline';
import { Limits } from './limits';
import { inGrowingPieces, takesLists } from './reuse';

export const noteMarkdown: MarkdownExtension = [
  Limits,
  FrontMatter,
  FootnoteDefinition,
  Table,
  Task,
  Underline,
  Strikethrough,
  Wikilink,
  FootnoteReference,
  NestedBrackets,
  InlineMath,
  NoteComment,
  Highlight,
  BareUrl,
];

/**
 * Takes care that an older tree is used rightly. Front matter that came or went changes what all
 * that follows means, and the incremental parser does not look so far ahead; the rest is in `reuse.ts`.
 */
export class NoteParser extends Parser {
  private readonly markdown: MarkdownParser;

  constructor(extensions: MarkdownExtension) {
    super();
    this.markdown = commonmark.configure(extensions);
  }

  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const usable = agreesOnFrontMatter(fragments, input) ? fragments.flatMap(inGrowingPieces) : [];
    const parse = this.markdown.createParse(input, usable, ranges);
    return ranges.length > 1 ? parse : takesLists(parse);
  }
}

const parser = new NoteParser(noteMarkdown);

export function parseMarkdown(text: string): Tree {
  return parser.parse(text);
}
