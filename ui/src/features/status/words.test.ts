import { describe, expect, it } from 'vitest';
import { indexState } from '../../../tests/index-state';
import { en } from '../../i18n/en';
import { indexWords } from './words';

describe('what is said of the index', () => {
  const words = (more: object) => indexWords({ ...indexState('ready'), ...more }, en);

  it('is how many notes there are, when nothing is the matter', () => {
    expect(words({})).toBe('3 notes');
    expect(words({ phase: 'text', covered: 0.126 })).toContain('12 %');
  });

  it('is what a person waits for, or should know, before all else', () => {
    expect(words({ vanishing: 1200 })).toContain('1,200 notes seem to be gone');
    expect(words({ finishing: { done: 100, total: 2500 } })).toContain('100 of 2,500 notes');
    expect(words({ hindered: 'disk-full' })).toContain('The disk is full');
    expect(words({ hindered: 'other', phase: 'notes' })).toContain('trying again');
  });
});
