#!/usr/bin/env node
// Writes what the fuzz targets begin with: the texts of the grammar's cases, a few files for each
// target. Finds stand beside them under names of their own, and stay.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CASES = join(ROOT, 'tests/grammar');
const CORPUS = join(ROOT, 'crates/syntax/fuzz/corpus');
/** Files for one target. */
const FILES = 14;

const rules = readdirSync(CASES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(CASES, name), 'utf8')).cases]);
const cases = rules.flatMap(([, ofRule]) => ofRule);

for (const [rule, ofRule] of rules) {
  write('parse', rule, ofRule.map(({ text }) => text).join('\n\n'));
}
const fenced = cases.map(({ text }) => /^(?:---|\+\+\+)\n([^]*?)\n(?:---|\+\+\+|\.\.\.)/.exec(text)?.[1] ?? '');
spread('front_matter', fenced, '\n');
spread('haystack', cases.map(({ text }) => text), '\n');
const raws = cases.flatMap(({ tags = [], links = [] }) => [...tags, ...links.map(({ target }) => target)]);
every('ask', raws);

/** All texts, in as many files as there may be. */
function spread(target, texts, between) {
  const wanted = [...new Set(texts)].filter((text) => text !== '');
  for (let n = 0; n < FILES; n += 1) {
    write(target, `seed-${n + 1}`, wanted.filter((_, at) => at % FILES === n).join(between));
  }
}

/** Texts that differ most in length, one a file: what is asked for is short. */
function every(target, texts) {
  const wanted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  for (let n = 0; n < FILES; n += 1) {
    write(target, `seed-${n + 1}`, wanted[Math.floor((n * wanted.length) / FILES)] ?? '');
  }
}

function write(target, name, text) {
  mkdirSync(join(CORPUS, target), { recursive: true });
  writeFileSync(join(CORPUS, target, name), text);
}
