import { expect, it } from 'vitest';
import { withTerm } from './query';

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
