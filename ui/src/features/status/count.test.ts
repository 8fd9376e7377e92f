import { expect, it } from 'vitest';
import { count } from './count';

it.each([
  ['', 0, 0],
  ['one two', 2, 7],
  ["Don't be well-known.\n", 3, 20],
  ['a — b', 2, 5],
  ['naïve Ärzte №1', 3, 14],
  ['日本の路面電車。', 7, 8],
  ['綴り・tsuzuri 2026年', 5, 16],
  ['ｗｉｄｅ、１２', 2, 7],
  ['𠮷野家 🎌', 3, 5],
  ['한국어 단어', 2, 6],
  ['a\r\nb\n\n', 2, 2],
])('%j has %i words and %i characters', (text, words, characters) => {
  expect(count(text)).toEqual({ words, characters });
});
