/**
 * The colours of code in fences: which language a fence names, and what the stretches of the
 * code are in it. A language is loaded when a fence first names it; what is too long, or takes
 * too long to read, stays in one colour, and so does a language that nobody knows.
 */

import { LanguageDescription } from '@codemirror/language';
import type { Parser, Tree } from '@lezer/common';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';

/** A stretch of code of one colour; UTF-16 units from the start of the code. */
export interface Stretch {
  from: number;
  to: number;
  /** As in `code.css`. */
  style: string;
}

/** UTF-16 units of code that is coloured. It is read anew with each key that is typed in it. */
const LONGEST = 20_000;
/** Milliseconds that reading may take; the first code in a language takes longest. */
const PATIENCE = 400;

const styles = tagHighlighter([
  { tag: tags.comment, class: 'tok-comment' },
  { tag: tags.meta, class: 'tok-comment' },
  { tag: tags.keyword, class: 'tok-keyword' },
  { tag: [tags.bool, tags.null, tags.atom, tags.self], class: 'tok-keyword' },
  { tag: [tags.string, tags.regexp, tags.character, tags.attributeValue], class: 'tok-string' },
  { tag: [tags.number, tags.color, tags.unit], class: 'tok-number' },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.tagName], class: 'tok-type' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.definition(tags.propertyName),
      tags.macroName,
      tags.attributeName,
      tags.labelName,
    ],
    class: 'tok-name',
  },
  { tag: tags.inserted, class: 'tok-string' },
  { tag: tags.deleted, class: 'tok-type' },
  { tag: tags.heading, class: 'tok-name' },
]);

/**
 * The stretches of code that have a colour, in their order, for the words behind a fence.
 * None while the language is on its way: then `loaded` is told when it is there.
 */
export function colours(info: string, code: string, loaded: () => void): readonly Stretch[] {
  const name = languageIn(info);
  if (name === '' || code.length > LONGEST) return [];
  const parser = parserOf(name, loaded);
  if (!parser) return [];
  const key = `${name}\n${code}`;
  const known = read.get(key);
  if (known) return known;
  const found = stretchesOf(parser, code);
  read.set(key, found);
  const [oldest] = read.keys();
  if (read.size > MOST_READ && oldest !== undefined) read.delete(oldest);
  return found;
}

/** What was read last: a view that is drawn again finds it here. */
const read = new Map<string, readonly Stretch[]>();
const MOST_READ = 50;

/** `rust` of `rust title="a.rs"`, of `{.rust}` and of `rust,ignore`. */
function languageIn(info: string): string {
  return /^\s*\{?\s*\.?([^\s,{}]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
}

/** By name; `null` for what is none, a promise for what is on its way. */
const parsers = new Map<string, Parser | Promise<Parser | null> | null>();

function parserOf(name: string, loaded: () => void): Parser | null {
  let known = parsers.get(name);
  if (known === undefined) {
    known = load(name).catch(() => null);
    parsers.set(name, known);
    void known.then((parser) => parsers.set(name, parser));
  }
  if (!(known instanceof Promise)) return known;
  void known.then((parser) => {
    if (parser) loaded();
  });
  return null;
}

/** Comes back when every language named so far is there, or is known not to be. */
export async function languagesAreThere(): Promise<void> {
  for (const parser of [...parsers.values()]) await parser;
}

async function load(name: string): Promise<Parser | null> {
  const { languages } = await import('@codemirror/language-data');
  const found =
    LanguageDescription.matchLanguageName(languages, name, false) ??
    LanguageDescription.matchFilename(languages, `a.${name}`);
  const support = await found?.load();
  return support?.language.parser ?? null;
}

function stretchesOf(parser: Parser, code: string): readonly Stretch[] {
  const tree = parsed(parser, code);
  const found: Stretch[] = [];
  if (tree) highlightTree(tree, styles, (from, to, style) => found.push({ from, to, style }));
  return found;
}

function parsed(parser: Parser, code: string): Tree | null {
  const until = performance.now() + PATIENCE;
  const parse = parser.startParse(code);
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    if (performance.now() > until) return null;
  }
}
