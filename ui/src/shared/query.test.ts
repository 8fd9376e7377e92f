import { expect, it } from 'vitest';
import { problemPart, withTerm } from './query';

it.each([
  ['会談 ', '会談 #港'],
  ['', '#港'],
  [' 猫 -雨 ', '猫 -雨 #港'],
  ['猫 OR 犬', '(猫 OR 犬) #港'],
  ['猫　ＯＲ　犬', '(猫　ＯＲ　犬) #港'],
  ['鳥 (猫 OR 犬) OR ORCA', '(鳥 (猫 OR 犬) OR ORCA) #港'],
  ['"猫"OR"犬"', '("猫"OR"犬") #港'],
  ['ORCA or #FOR', 'ORCA or #FOR #港'],
])('%j is narrowed by one more term', (query, narrowed) => {
  expect(withTerm(query, '#港')).toBe(narrowed);
});

it('names the part of a query that could not be read', () => {
  const problem = { at: 6, code: 'bad-date', message: '' };
  expect(problemPart('船 NATO date:2023-13 x', { ...problem, at: 7 })).toBe('date:2023-13');
  expect(problemPart('船', { ...problem, at: 9 })).toBe('');
  const regex = { at: 2, code: 'bad-regex', message: '' };
  expect(problemPart('船 /a b\\/ [/ x', regex)).toBe('/a b\\/ [/');
});
