import { describe, expect, it } from 'vitest';
import type { Backlink, LinkRow } from '../../ipc/bindings';
import { byNote } from './by-note';
import { targetsOf } from './targets';

function link(
  target: string,
  resolution: string,
  resolved: string | null,
  fragment?: string,
): LinkRow {
  return {
    path: 'a.md',
    kind: 'wikilink',
    raw: '',
    target,
    fragment: fragment ?? null,
    alias: null,
    resolution,
    resolved,
    span: [0, 1],
    line: 0,
  };
}

describe('outgoing links', () => {
  it('are one row a target, in text order', () => {
    const targets = targetsOf([
      link('b', 'unique', 'x/b.md'),
      link('x/b', 'unique', 'x/b.md', 'heading'),
      link('c', 'unresolved', null),
      link('', 'unique', 'a.md', 'here'),
      link('c', 'unresolved', null),
      { ...link('https://example.com', 'url', null), kind: 'image' },
      { ...link('https://example.com', 'url', null), kind: 'url' },
    ]);
    expect(targets.map(({ name, state, link }) => [name, state, link.kind])).toEqual([
      ['b', 'unique', 'wikilink'],
      ['c', 'unresolved', 'wikilink'],
      ['https://example.com', 'url', 'image'],
      ['https://example.com', 'url', 'url'],
    ]);
  });
});

describe('backlinks', () => {
  it('stand by note, in the order they came', () => {
    const backlink = (path: string, line: number) => ({ path, title: path, line }) as Backlink;
    const notes = byNote([backlink('b.md', 1), backlink('a.md', 2), backlink('b.md', 3)]);
    expect(notes.map(({ path, links }) => [path, links.map(({ line }) => line)])).toEqual([
      ['b.md', [1, 3]],
      ['a.md', [2]],
    ]);
  });
});
