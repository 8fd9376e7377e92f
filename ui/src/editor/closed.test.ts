import { foldedRanges, forceParsing, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, expect, it } from 'vitest';
import { withClosedCallouts } from './closed';
import { folding } from './fold';
import { noteSupport } from './language';

const FAR = '段落の文。 #港 [[路面電車]]\n\n'.repeat(20_000);
const TEXT = `${FAR}> [!note]- 題\n> 中身。\n\n後\n`;
const AT = TEXT.indexOf('> [!');

let view: EditorView;
afterEach(() => {
  view.destroy();
});

/** A note whose callout the parser has not come to. */
function open(): void {
  const made = EditorState.create({ doc: TEXT, extensions: [noteSupport(), folding] });
  view = new EditorView({ state: withClosedCallouts(made, 0), parent: document.body });
  expect(syntaxTree(view.state).length).toBeLessThan(AT);
  expect(closedNow()).toBe(0);
}

async function read(): Promise<void> {
  forceParsing(view, TEXT.length, 60_000);
  await Promise.resolve();
}

function closedNow(): number {
  let found = 0;
  foldedRanges(view.state).between(0, TEXT.length, () => {
    found += 1;
  });
  return found;
}

it('closes a callout when the parser comes to it, however late', async () => {
  open();
  await read();
  expect(closedNow()).toBe(1);
});

it('leaves it open for who has gone into it, or has written there', async () => {
  open();
  view.dispatch({ selection: { anchor: AT + 14 } });
  await read();
  expect(closedNow()).toBe(0);
  view.destroy();
  open();
  view.dispatch({ changes: { from: AT + 10, insert: '別' } });
  await read();
  expect(closedNow()).toBe(0);
});
