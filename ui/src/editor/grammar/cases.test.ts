// The cases that the index's reader passes too: both must read the same facts.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facts } from './facts';
import { tagReaders, type Profile } from './profiles';
import type { Range } from './section';

interface Case {
  name: string;
  text: string;
  profile?: Profile;
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

const FOLDER = new URL('../../../../tests/grammar/', import.meta.url);
const CHECKED: Checked[] = ['tags', 'links', 'code', 'html'];

/** Facts that the editor leaves to the index, by the name of the case. An entry that passes fails. */
const LEFT_TO_THE_INDEX: Partial<Record<Checked, Record<string, string>>> = {};

const rules = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Rule);

function read({ text, profile }: Case): Record<Checked, unknown[]> {
  const found = facts(text, tagReaders[profile ?? 'tsuzuri']);
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

describe.each(rules)('$rule', ({ cases }) => {
  const checks = cases.flatMap((example) =>
    CHECKED.filter((fact) => example[fact] !== undefined).map((fact) => ({ example, fact })),
  );
  it.each(checks)('$example.name: $fact', ({ example, fact }) => {
    const found = read(example)[fact];
    if (LEFT_TO_THE_INDEX[fact]?.[example.name] === undefined) {
      expect(found).toEqual(example[fact]);
    } else {
      expect(found).not.toEqual(example[fact]);
    }
  });
});

it('finds cases, and every exception names one', () => {
  expect(rules.length).toBeGreaterThan(0);
  const names = new Set(rules.flatMap(({ cases }) => cases.map(({ name }) => name)));
  const excepted = Object.values(LEFT_TO_THE_INDEX).flatMap((entries) => Object.keys(entries));
  expect(excepted.filter((name) => !names.has(name))).toEqual([]);
});
