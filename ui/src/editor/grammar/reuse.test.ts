/** Trees that were read with the help of an older one. */

import { type Tree, TreeFragment } from '@lezer/common';
import { describe, expect, it, vi } from 'vitest';
import { noteMarkdown, NoteParser, parseMarkdown } from './parser';

const parser = new NoteParser(noteMarkdown);

interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** A text and the tree of it, edited as one writes. */
class Written {
  private fragments: readonly TreeFragment[];

  constructor(
    private text: string,
    private tree: Tree = parseMarkdown(text),
  ) {
    this.fragments = TreeFragment.addTree(tree);
  }

  edit({ from, to, insert }: Edit): number {
    this.text = this.text.slice(0, from) + insert + this.text.slice(to);
    const change = { fromA: from, toA: to, fromB: from, toB: from + insert.length };
    this.fragments = TreeFragment.applyChanges(this.fragments, [change]);
    const parse = parser.startParse(this.text, this.fragments);
    const taken = vi.spyOn(parse as unknown as { addNode: () => void }, 'addNode');
    let tree = parse.advance();
    while (!tree) tree = parse.advance();
    this.tree = tree;
    this.fragments = TreeFragment.addTree(tree, this.fragments);
    return taken.mock.calls.length;
  }

  /** Nodes and where they stand: as they came about, and as they are of the text alone. */
  get both(): [string, string] {
    return [nodesOf(this.tree), nodesOf(parseMarkdown(this.text))];
  }

  get length(): number {
    return this.text.length;
  }
}

function nodesOf(tree: Tree): string {
  const nodes: string[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      nodes.push(`${name} ${String(from)}–${String(to)}`);
    },
  });
  return nodes.join('\n');
}

const list = (items: number, mark: (n: number) => string) =>
  Array.from({ length: items }, (_, n) => `${mark(n)} item ${String(n)} with #tag\n`).join('');

describe('a key in a long note', () => {
  it.each([
    ['a list', list(10_000, () => '-')],
    ['a numbered list', list(10_000, (n) => `${String(n + 1)}.`)],
    ['a list in a list', `- outer\n\n  ${list(10_000, () => '-').replaceAll('\n', '\n  ')}`],
    ['paragraphs', 'Some words.\n\n'.repeat(10_000)],
  ])('has few nodes read or taken: %s', (_name, text) => {
    const written = new Written(text);
    for (const part of [0.1, 0.5, 0.9]) {
      const at = text.indexOf('\n', text.length * part);
      expect(written.edit({ from: at, to: at, insert: 'x' })).toBeLessThan(1_000);
    }
    const [read, alone] = written.both;
    expect(read === alone).toBe(true);
  });
});

const PIECES = [
  ...[
    'x',
    ' ',
    '    ',
    '\n',
    '\n\n',
    '- ',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n2) ',
    '* ',
    '> ',
    '\n> - ',
  ],
  ...['# ', '```\n', '\n\n    code\n', '---\n', '\n\nword\n\n', '|a|\n|-|\n', '$$\n', '[b]: c\n'],
];

it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  'whatever is written into lists, the tree is that of the text alone (%i)',
  (start) => {
    let seed = start;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const parts = Array.from({ length: 6 }, () => {
      const indent = ' '.repeat(next(4));
      const marks = ['-', '*', '+', '1.', '> -', '- -'];
      const mark = `${indent}${marks[next(marks.length)] ?? ''}`;
      const end = ['', '\n', '\n\ntext\n\n', '\n    code\n'][next(4)] ?? '';
      return list(next(90), () => mark) + end;
    });
    const written = new Written(parts.join(''));
    for (let round = 0; round < 30; round += 1) {
      const from = next(written.length + 1);
      const to = Math.min(written.length, from + (next(3) === 0 ? next(40) : 0));
      written.edit({ from, to, insert: PIECES[next(PIECES.length)] ?? '' });
      const [read, alone] = written.both;
      expect(read).toBe(alone);
    }
  },
);
