import { ensureSyntaxTree, syntaxTree, syntaxTreeAvailable } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { Tree } from '@lezer/common';
import { describe, expect, it } from 'vitest';
import { facts } from './grammar/facts';
import { parseMarkdown } from './grammar/parser';
import { tagReader, type Profile } from './grammar/profiles';
import { factsBetween, linkAt, noteSupport, tagAt } from './language';

const stateReading = (doc: string, profile: Profile, colours: boolean) =>
  EditorState.create({ doc, extensions: noteSupport(tagReader(profile, colours)) });
const stateOf = (doc: string) => EditorState.create({ doc, extensions: noteSupport() });

describe('linkAt and tagAt', () => {
  const text = 'x [[a|b]] [![i](i.png)](c.md) #日中(NATO) `[[d]]` [e]';
  const state = stateOf(text);

  it.each([
    ['[[a', 'a'],
    ['b]]', 'a'],
    ['i.png', 'c.md'],
    ['[[d', undefined],
    ['[e', undefined],
    ['x', undefined],
  ])('reads the link at %j', (mark, target) => {
    expect(linkAt(state, text.indexOf(mark) + 1)?.target).toBe(target);
  });

  it('reads the tag at its sign and behind its end', () => {
    const from = text.indexOf('#');
    expect(tagAt(state, from)?.raw).toBe('日中(NATO)');
    expect(tagAt(state, from + '#日中(NATO)'.length)?.raw).toBe('日中(NATO)');
    expect(tagAt(state, from - 2)).toBeNull();
  });
});

it.each<[Profile, boolean, string[]]>([
  ['tsuzuri', false, ['a(b)']],
  ['tsuzuri', true, ['fff', 'a(b)']],
  ['obsidian', false, ['fff', 'a']],
])('the tags are those of the settings: %s, colours %s', (profile, colours, tags) => {
  const state = stateReading('#fff #a(b)', profile, colours);
  const found = factsBetween(state, 0, state.doc.length).tags;
  expect(found.map(({ from, to }) => state.sliceDoc(from + 1, to))).toEqual(tags);
});

describe('while text is edited', () => {
  const PIECES = [
    ...['#タグ', '[[a]]', ' ', '\n', '\n\n', '---\n', 'k: v\n', '`', '```\n', '%%', '$', '**', '_'],
    ...['[b]', '[b]: c.md\n', '- ', '> ', '# ', '<a>', '</a>', 'https://a.jp/x', '日本', '===\n'],
    ...['\n\n%%\n', '\n\n%%#隠\n', '\n\n#b\n%%\n'],
    // Longer than what the parser reads again around an edit.
    `\n\n${'長い段落。'.repeat(60)}\n\n`,
  ];

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'the facts stay those of the text alone (%i)',
    (start) => {
      let seed = start;
      const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
      let state = stateOf('');
      for (let edit = 0; edit < 40; edit += 1) {
        const from = next(state.doc.length + 1);
        const to = next(4) === 0 ? Math.min(from + next(12), state.doc.length) : from;
        const insert = PIECES[next(PIECES.length)] ?? '';
        state = parsed(state.update({ changes: { from, to, insert } }).state);

        const text = state.doc.toString();
        const alone = facts(text);
        const edited = factsBetween(state, 0, text.length);
        const tags = edited.tags.map((tag) => state.sliceDoc(tag.from + 1, tag.to));
        expect({ text, tags }).toEqual({ text, tags: alone.tags.map((tag) => tag.raw) });
        expect({ text, links: edited.links }).toEqual({ text, links: alone.links });
      }
    },
  );

  it('a long note is read on from where it was changed', () => {
    const block = '段落 #タグ と [[a]]。\n\n- 一\n  - 二 #b\n\n```\n#c\n```\n\n> 引用\n\n';
    let state = parsed(stateOf(block.repeat(2000)));
    const length = state.doc.length;
    for (const [at, insert] of [
      [0.5, 'あ'],
      [0.9, '```\n'],
      [0.1, '\n\n'],
      [0, '- '],
      [0.7, '    '],
    ] as const) {
      const from = state.doc.lineAt(Math.floor(length * at)).from;
      state = parsed(state.update({ changes: { from, insert } }).state);
      expect(outline(syntaxTree(state))).toBe(outline(parseMarkdown(state.doc.toString())));
    }
  });
});

function parsed(state: EditorState): EditorState {
  if (syntaxTreeAvailable(state)) return state;
  ensureSyntaxTree(state, state.doc.length, 30_000);
  // A tree parsed apart is taken over by the next transaction.
  return state.update({}).state;
}

function outline(tree: Tree): string {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes.join('\n');
}
