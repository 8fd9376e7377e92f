import { expect, it } from 'vitest';
import { matchIn } from './match';

it.each([
  ['ウクライナ代理戦争', 'ウク', [0, 2]],
  ['日NATO(会談)', 'nato', [1, 5]],
  ['ＮＡＴＯ', 'nato', [0, 4]],
  ['ｶﾞｽ料金', 'ガス', [0, 3]],
  ['Café noir', 'cafe n', [0, 6]],
  ['𠮷野家', '野', [2, 3]],
  ['何か', '', [0, 0]],
  ['ガス', 'カ', undefined],
  ['カガ', 'ガ', [1, 2]],
  ['会談', '電力', undefined],
] as const)('finds in %j what was typed as %j', (name, typed, place) => {
  expect(matchIn(name, typed)).toEqual(place);
});
