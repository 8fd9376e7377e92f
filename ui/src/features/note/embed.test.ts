import { expect, it } from 'vitest';
import { partOf } from './embed';

const TEXT = `---
title: t
---
# 章

前 ^p1

## 節

- 一
- 二 ^i2
  - 三

## 次

後
`;

it.each<[string | undefined, number | null, string]>([
  [undefined, null, TEXT.slice(TEXT.indexOf('# 章')).trim()],
  ['章', 3, TEXT.slice(TEXT.indexOf('# 章')).trim()],
  ['節', 7, '## 節\n\n- 一\n- 二 ^i2\n  - 三'],
  ['次', 13, '## 次\n\n後'],
  ['^p1', 5, '前 ^p1'],
  ['^i2', 10, '- 二 ^i2\n  - 三'],
  ['x', 99, ''],
])('the part that #%s names', (fragment, line, part) => {
  expect(partOf(TEXT, fragment, line)).toBe(part);
});
