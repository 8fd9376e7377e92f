/** What is drawn in place of its lines, however it came about. */

import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, type DecorationSet } from '@codemirror/view';
import { expect, it } from 'vitest';
import { noteSupport } from '../language';
import { words } from '../words';
import { displayedMath } from './math';
import { tables } from './tables';

const extensions = [
  noteSupport(),
  tables(() => document.createElement('table')),
  displayedMath(words.en),
];

/** A state whose text is read to its end. */
function read(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 10_000);
  return state.update({}).state;
}

function drawn(state: EditorState): string[] {
  const places: string[] = [];
  for (const set of state.facet(EditorView.decorations)) {
    const at = (set as DecorationSet).iter();
    while (at.value !== null) {
      places.push(`${String(at.from)}–${String(at.to)} ${state.sliceDoc(at.from, at.to)}`);
      at.next();
    }
  }
  return places.sort();
}

const KEYS = [
  ...Array.from('aあ1 \n|-$`~<>#\\:=*%'),
  '--',
  '$$',
  '```',
  'ab cd',
  '\n\n',
  '<div',
  '    ',
];
const TEXT =
  'Ein Wort\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$$\na + b\n$$\n\ntext\n$$c$$\n\n' +
  '<div>\n\n|x|\n|-|\n\n- a\n\n|y z|\n|:-|\n| 1 |\n\n```\n$$\n```\n';

it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'is what would be drawn of the text alone, after each key (%i)',
  (start) => {
    let seed = start;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    let state = read(EditorState.create({ doc: TEXT, extensions }));
    expect(drawn(state).length).toBeGreaterThan(3);
    for (let round = 0; round < 60; round += 1) {
      const from = next(state.doc.length + 1);
      const to = Math.min(state.doc.length, from + (next(3) === 0 ? 1 + next(3) : 0));
      const insert = KEYS[next(KEYS.length)] ?? '';
      const selection = { anchor: from + insert.length };
      state = read(state.update({ changes: { from, to, insert }, selection }).state);
      const alone = EditorState.create({ doc: state.doc, selection: state.selection, extensions });
      expect(drawn(state)).toEqual(drawn(read(alone)));
    }
  },
);
