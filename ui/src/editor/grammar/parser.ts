/**
 * The parser of notes: CommonMark and GFM, with what this folder adds. It gives a tree;
 * `facts.ts` says what the tree means.
 */

import { Parser, TreeFragment, type Input, type PartialParse, type Tree } from '@lezer/common';
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
 * Makes two things right in how the incremental parser uses an older tree. Front matter that
 * came or went changes what all that follows means, and it does not look so far ahead. And it
 * takes a tree's large pieces whole only if they are small beside what stands before them, as
 * measured where a fragment begins: one fragment from the note's start would be taken block
 * by block, on each key.
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
    return this.markdown.createParse(input, usable, ranges);
  }
}

const FIRST_PIECE = 1024;
const GROWTH = 8;

function inGrowingPieces(fragment: TreeFragment): TreeFragment[] {
  const { from, to, tree, offset, openStart, openEnd } = fragment;
  const pieces: TreeFragment[] = [];
  let start = from;
  for (let cut = Math.max(from, FIRST_PIECE) * GROWTH; cut < to; cut *= GROWTH) {
    pieces.push(new TreeFragment(start, cut, tree, offset, start > from || openStart, true));
    start = cut;
  }
  pieces.push(new TreeFragment(start, to, tree, offset, start > from || openStart, openEnd));
  return pieces;
}

const parser = new NoteParser(noteMarkdown);

export function parseMarkdown(text: string): Tree {
  return parser.parse(text);
}
