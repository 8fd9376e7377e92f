import { describe, expect, it } from 'vitest';
import { hasMarks } from './copies';

describe('marks of git', () => {
  it.each([
    ['a\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> branch\n', true],
    ['<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> branch', true],
    ['a <<<<<<< HEAD\n=======\n>>>>>>> b', false],
    ['<<<<<<< HEAD\nx\n', false],
    ['Title\n=======\n', false],
    ['', false],
  ])('are seen where they are: %j', (text, seen) => {
    expect(hasMarks(text)).toBe(seen);
  });
});
