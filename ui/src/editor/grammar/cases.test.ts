// The cases that the index's reader passes too: both must read the same facts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { facts } from './facts';
import { tagReader, type Profile } from './profiles';
import type { Range } from './section';

interface Case {
  name: string;
  rule?: string;
  text: string;
  profile?: Profile;
  colours?: boolean;
  tags?: string[];
  links?: { kind: string; raw: string; target: string; fragment?: string; alias?: string }[];
  code?: string[];
  html?: string[];
}
interface Rule {
  rule: string;
  cases: Case[];
}
type Checked = 'tags' | 'links' | 'code' | 'html';

const FOLDER = join(import.meta.dirname, '../../../../tests/grammar');
const CHECKED: Checked[] = ['tags', 'links', 'code', 'html'];

/** What else a case may say; a field that is here and in no case, or the other way round, fails. */
const LEFT_TO_THE_INDEX: Record<string, string> = {
  keys: '§2.4: what spellings have in common is looked up, not shown',
  structures: '§2.4: what a tag is made of is asked of the index',
  passages: '§1: passages are found and counted, the editor shows the whole note',
  tasks: '§4: the editor draws and toggles boxes; which tasks there are is a list of the index',
  title: '§4: shown by the app, from the index',
  aliases: '§4: front matter is text to the editor',
  own_urls: '§4: front matter is text to the editor',
  sources: '§4: front matter is text to the editor',
  mentions: '§3: found by the index in all notes, shown beside the editor',
  math: '§4: where tags end is seen in the tags; formulas are drawn as text',
  block_ids: '§4: links to blocks are resolved by the index',
  callouts: '§4: which callouts there are is a list of the index',
  footnotes: '§4: which footnotes there are is a list of the index',
  warnings: '§4: said by the index, shown by the app',
};
const INPUTS = ['name', 'rule', 'text', 'profile', 'colours', 'path', 'names', 'source'];

const rules = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Rule);

function read({ text, profile, colours }: Case): Record<Checked, unknown[]> {
  const found = facts(text, tagReader(profile ?? 'tsuzuri', colours));
  const slice = ({ from, to }: Range) => text.slice(from, to);
  return {
    tags: found.tags.map((tag) => tag.raw),
    links: found.links.map(({ kind, raw, target, fragment, alias }) => ({
      kind,
      raw,
      target,
      ...(fragment === undefined ? {} : { fragment }),
      ...(alias === undefined ? {} : { alias }),
    })),
    code: found.code.map(slice),
    html: found.html.map(slice),
  };
}

const examples = rules.flatMap(({ rule, cases }) =>
  cases.map((example) => ({ rule: example.rule ?? rule, example })),
);
const checks = examples.flatMap(({ rule, example }) =>
  CHECKED.filter((fact) => example[fact] !== undefined).map((fact) => ({ rule, example, fact })),
);

it.each(checks)('$rule: $example.name, $fact', ({ example, fact }) => {
  expect(read(example)[fact]).toEqual(example[fact]);
});

it('leaves nothing unchecked without a reason', () => {
  const fields = new Set(examples.flatMap(({ example }) => Object.keys(example)));
  const known = [...INPUTS, ...CHECKED, ...Object.keys(LEFT_TO_THE_INDEX)];
  expect([...fields].filter((field) => !known.includes(field))).toEqual([]);
  expect(Object.keys(LEFT_TO_THE_INDEX).filter((field) => !fields.has(field))).toEqual([]);
});
