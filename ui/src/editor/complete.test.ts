import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, it, vi } from 'vitest';
import { taken } from '../../tests/take-completion';
import { completion, completionSources } from './complete';
import type { Suggestion } from './contract';
import { noteSupport } from './language';

const links = vi.fn((typed: string): Promise<Suggestion[]> =>
  Promise.resolve([{ insert: `${typed}の見直し`, label: '輸送路の見直し', detail: '主題' }]),
);
const tags = vi.fn((typed: string): Promise<Suggestion[]> =>
  Promise.resolve([{ insert: `${typed}(NATO`, label: 'ウクライナ代理戦争(NATO', detail: '12' }]),
);

it.each([
  ['経緯は[[輸送路|', '経緯は[[輸送路の見直し]]|'],
  ['[[輸送路|]] に', '[[輸送路の見直し]]| に'],
  ['![[港|', '![[港の見直し]]|'],
  ['「#ウクライナ|', '「#ウクライナ(NATO|'],
  ['＃日|', '＃日(NATO|'],
  ['#反ロシア#対中|', '#反ロシア#対中(NATO|'],
])('completes %j', async (text, result) => {
  expect(await taken(text, completion(links, tags, undefined), 1)).toBe(result);
});

it.each([
  ['[[Fo||shown]]', '[[Foの見直し||shown]]'],
  ['[[Fo|o]] x', '[[Foの見直し]]| x'],
  ['[[Fo|o|shown [1] x]] x', '[[Foの見直し||shown [1] x]] x'],
  ['[[Fo|o#章|shown]]', '[[Foの見直し|#章|shown]]'],
  ['[[Fo|o#章]]', '[[Foの見直し|#章]]'],
  ['[[Foo#章|の名]]', '[[Foo#章の見直し]]|'],
  ['[[Fo|o\\|shown]] | x', '[[Foの見直し|\\|shown]] | x'],
  ['[[Fo| | [[b]] | x', '[[Foの見直し]]| | [[b]] | x'],
  ['[[Fo| と [[b]]', '[[Foの見直し]]| と [[b]]'],
])('takes the place of the name alone at %j', async (text, result) => {
  expect(await taken(text, completion(links, tags, undefined), 1)).toBe(result);
});

it.each(['C#|', 'C#a#|', '##a|', '`[[a|`', '`#a|`', '[[a|b|', '言葉|'])(
  'asks nothing at %j',
  async (text) => {
    const at = text.lastIndexOf('|');
    const doc = text.slice(0, at) + text.slice(at + 1);
    const state = EditorState.create({ doc, extensions: noteSupport() });
    const context = new CompletionContext(state, at, true);
    const answers = completionSources(links, tags).map(async (source) => source(context));
    expect(await Promise.all(answers)).toEqual([null, null]);
  },
);
