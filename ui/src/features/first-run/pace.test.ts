import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

describe('the pace of reading', () => {
  it('says nothing before there is something to say', () => {
    const pace = new Pace();
    pace.saw(0, 0);
    pace.saw(100, 300);
    expect(pace.perSecond).toBeUndefined();
    expect(pace.secondsLeft(1000)).toBeUndefined();
  });

  it('is what was read in the last seconds', () => {
    const pace = new Pace();
    pace.saw(0, 0);
    pace.saw(10_000, 1000);
    expect(pace.perSecond).toBe(10_000);
    expect(pace.secondsLeft(100_000)).toBe(9);
    for (let at = 2000; at <= 6000; at += 500) pace.saw(10_000 + (at - 1000), at);
    expect(pace.perSecond).toBe(1000);
  });

  it('starts anew with another phase', () => {
    const pace = new Pace();
    pace.saw(500, 0);
    pace.saw(900, 1000);
    pace.saw(3, 1100);
    expect(pace.perSecond).toBeUndefined();
  });

  it('leaves no time when all is read', () => {
    const pace = new Pace();
    pace.saw(0, 0);
    pace.saw(100, 1000);
    expect(pace.secondsLeft(100)).toBeUndefined();
    expect(pace.secondsLeft(101)).toBe(1);
  });
});
