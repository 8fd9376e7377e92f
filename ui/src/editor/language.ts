/**
 * The notes' grammar as a CodeMirror language, and what the editor asks of the tree: link
 * definitions, and the link or tag at a place.
 */

import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { Language, languageDataProp, LanguageSupport, syntaxTree } from '@codemirror/language';
import {
  Facet,
  StateField,
  type EditorState,
  type Text,
  type Transaction,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { readTsuzuriTags, type TagReader } from './grammar/hashtag';
import { readDefinitions, readLink, type Definitions, type LinkFact } from './grammar/link';
import { NoteParser, noteMarkdown } from './grammar/parser';
import {
  longComments,
  readFacts,
  withoutComments,
  type Found,
  type Range,
} from './grammar/section';
import type { Source } from './grammar/source';

// With CommonMark's data its commands work here: lists go on, marks are deleted as one.
const noteLanguage = new Language(
  commonmarkLanguage.data,
  new NoteParser([
    noteMarkdown,
    { props: [languageDataProp.add({ Document: commonmarkLanguage.data })] },
  ]),
  [],
  'note',
);

export function documentSource(doc: Text): Source {
  return {
    slice: (from, to) => doc.sliceString(from, to),
    lineStart: (at) => doc.lineAt(at).from,
    lineEnd: (at) => doc.lineAt(at).to,
  };
}

/** Where reference links of the note lead. Read again only when a definition may have changed. */
const definitionsField = StateField.define<Definitions>({
  create: (state) => readDefinitions(syntaxTree(state), documentSource(state.doc)),
  update(definitions, transaction) {
    const { startState, state } = transaction;
    const parsedOn = !transaction.docChanged && syntaxTree(startState) !== syntaxTree(state);
    if (!parsedOn && !touchesText(transaction, MAY_DEFINE)) return definitions;
    return readDefinitions(syntaxTree(state), documentSource(state.doc));
  },
});

/** Comments that go on over blocks, `%%` to `%%`. Read again only when a sign may have changed. */
const commentsField = StateField.define<readonly Range[]>({
  create: (state) => readComments(state),
  update(comments, transaction) {
    const { startState, state } = transaction;
    const parsedOn = !transaction.docChanged && syntaxTree(startState) !== syntaxTree(state);
    if (parsedOn || touchesText(transaction, MAY_COMMENT)) return readComments(state);
    if (!transaction.docChanged) return comments;
    return comments.map(({ from, to }) => ({
      from: transaction.changes.mapPos(from, 1),
      to: transaction.changes.mapPos(to, -1),
    }));
  },
});

function readComments(state: EditorState): readonly Range[] {
  const source = documentSource(state.doc);
  if (!holds(state.doc, '%%')) return [];
  const scope = { source, definitions: definitionsOf(state), readTags: () => [] };
  return longComments(readFacts(syntaxTree(state), scope).commentSigns, source);
}

function holds(doc: Text, sign: string): boolean {
  for (const line of doc.iterLines()) if (line.includes(sign)) return true;
  return false;
}

const MAY_COMMENT = /%/;
const MAY_DEFINE = /\]:|^\s*\[/m;

/** Whether lines that the transaction changed fit the pattern, before or after. */
function touchesText(transaction: Transaction, pattern: RegExp): boolean {
  return changedLines(transaction).some(
    ([before, after]) => pattern.test(before) || pattern.test(after),
  );
}

/**
 * Whether the transaction changed more than words of the lines it touched. What one types in a word
 * makes no block and ends none; anything else may, also far below.
 */
export function touchesSigns(transaction: Transaction): boolean {
  return changedLines(transaction).some(
    ([before, after]) =>
      Math.max(before.length, after.length) > LONGEST || signsOf(before) !== signsOf(after),
  );
}

/** The text of the lines of each change, before and after it. */
function changedLines({ changes, startState, state }: Transaction): [string, string][] {
  const lines: [string, string][] = [];
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    lines.push([linesOf(startState.doc, fromA, toA), linesOf(state.doc, fromB, toB)]);
  });
  return lines;
}

function linesOf(doc: Text, from: number, to: number): string {
  return doc.sliceString(doc.lineAt(from).from, doc.lineAt(to).to);
}

/** UTF-16 units of lines that are looked through on each key. */
const LONGEST = 10_000;
const WORDS = /\p{L}(?:[\p{L}\p{M}\p{N},;!?'"、。]| +(?=\p{L}|$))*/gmu;

/** Lines with one sign for all words. The names of HTML's elements are words that do make blocks. */
function signsOf(lines: string): string {
  return lines.includes('<') ? lines : lines.replace(WORDS, 'x');
}

/** Which hashtags count. */
const tagReading = Facet.define<TagReader, TagReader>({
  combine: (readers) => readers[0] ?? readTsuzuriTags,
});

export function noteSupport(readTags: TagReader = readTsuzuriTags): LanguageSupport {
  return new LanguageSupport(noteLanguage, [
    definitionsField,
    commentsField,
    tagReading.of(readTags),
  ]);
}

/** Tags, links, code and HTML of the sections that reach into `from..to`. */
export function factsBetween(state: EditorState, from: number, to: number): Found {
  const part = {
    from: sectionAround(state, from, 1).from,
    to: sectionAround(state, to, -1).to,
  };
  const scope = {
    source: documentSource(state.doc),
    definitions: definitionsOf(state),
    readTags: state.facet(tagReading),
  };
  const found = readFacts(syntaxTree(state), scope, part);
  return withoutComments(found, state.field(commentsField, false) ?? []);
}

/** Whether all that stands in both texts is read alike, whatever else is written there. */
export function readsAlike(one: EditorState, other: EditorState): boolean {
  const comments = (state: EditorState) => state.field(commentsField, false)?.length ?? 0;
  return (
    definitionsOf(one) === definitionsOf(other) &&
    comments(one) + comments(other) === 0 &&
    one.facet(tagReading) === other.facet(tagReading)
  );
}

const NO_DEFINITIONS: Definitions = new Map();

export function definitionsOf(state: EditorState): Definitions {
  return state.field(definitionsField, false) ?? NO_DEFINITIONS;
}

/** The link that `at` touches; the outer one when an image stands in a link. */
export function linkAt(state: EditorState, at: number): LinkFact | null {
  return linkAround(state, at, 1) ?? linkAround(state, at, -1);
}

function linkAround(state: EditorState, at: number, side: 1 | -1): LinkFact | null {
  const source = documentSource(state.doc);
  const definitions = definitionsOf(state);
  let found: LinkFact | null = null;
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side);
  for (; node; node = node.parent) {
    if (!isDestination(node)) found = readLink(node, source, definitions) ?? found;
  }
  return found;
}

/** An address within a link's marks is not a link of its own. */
function isDestination(node: SyntaxNode): boolean {
  return node.name === 'URL' && /^(?:Link|Image|Autolink)/.test(node.parent?.name ?? '');
}

/** The tag that `at` touches, sign included. */
export function tagAt(state: EditorState, at: number): { raw: string; range: Range } | null {
  const tag = factsBetween(state, at, at).tags.find(({ from, to }) => from <= at && at <= to);
  return tag ? { raw: state.sliceDoc(tag.from + 1, tag.to), range: tag } : null;
}

/** The paragraph, heading or cell around a place; the place itself between blocks. */
function sectionAround(state: EditorState, at: number, side: 1 | -1): Range {
  let node = syntaxTree(state).resolveInner(at, side);
  while (node.parent && !node.parent.type.is('BlockContext') && !node.parent.type.isTop) {
    node = node.parent;
  }
  return node.type.isTop || node.type.is('BlockContext') ? { from: at, to: at } : node;
}
