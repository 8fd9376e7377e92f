import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { taken } from '../../tests/take-completion';
import { completion } from './complete';
import { noteSupport } from './language';
import { slashSource } from './slash';
import { words } from './words';

const now = () => new Date(2026, 10, 3, 4, 5);

it.each<[string, 'en' | 'ja', string]>([
  ['/heading1|', 'en', '# |'],
  ['a\n/task| b', 'en', 'a\n- [ ] | b'],
  ['a\n\n/code|', 'en', 'a\n\n```|\n\n```'],
  ['met at /time|', 'en', 'met at 04:05|'],
  ['（/link|', 'en', '（[[|]]'],
  ['／表|', 'ja', '| | |  |\n| --- | --- |\n|  |  |'],
  ['/ｔａｓｋ|', 'ja', '- [ ] |'],
  ['会談は、/日付|', 'ja', '会談は、2026-11-03|'],
])('%j in %s becomes %j', async (text, language, result) => {
  const source = slashSource(words[language].slash, now);
  expect(await taken(text, completion(undefined, undefined, source), 1)).toBe(result);
});

/** The rows at the end of a text. */
async function rows(text: string): Promise<string[]> {
  const state = EditorState.create({ doc: text, extensions: noteSupport() });
  const context = new CompletionContext(state, text.length, true);
  const answer = await slashSource(words.en.slash, now)(context);
  return answer?.options.map(({ label }) => label) ?? [];
}

it('offers all at the start of a line, and elsewhere what a line can hold', async () => {
  expect(await rows('/')).toHaveLength(16);
  expect(await rows('a /')).toEqual(['Link to a note', 'Tag', 'Today’s date', 'Time']);
});

it.each(['a/', '1/2', 'https://a.jp/', '`/', '```\n/', '/etc/', '/a b'])(
  'offers nothing behind %j',
  async (text) => {
    expect(await rows(text)).toEqual([]);
  },
);

it('offers nothing that is not called so', async () => {
  expect(await rows('/zzz')).toEqual([]);
});
