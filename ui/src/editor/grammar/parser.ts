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

export const noteMarkdown: MarkdownExtension = [
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

/** Parses anew what rests on front matter that came or went: the incremental parser does not look so far ahead. */
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
    const usable = agreesOnFrontMatter(fragments, input) ? fragments : [];
    return this.markdown.createParse(input, usable, ranges);
  }
}

const parser = new NoteParser(noteMarkdown);

export function parseMarkdown(text: string): Tree {
  return parser.parse(text);
}
