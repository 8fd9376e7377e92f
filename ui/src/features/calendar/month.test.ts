import { describe, expect, it } from 'vitest';
import { dayByKey, inMonth, lastOf, shadeOf, weeksOf, weekStartOf } from './month';

const press = (key: string, day: string, more = {}) =>
  dayByKey(
    { key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more },
    day,
    0,
  );

describe('a month', () => {
  it('begins on the first day of the week', () => {
    // 1 February 2023 is a Wednesday.
    expect(weeksOf('2023-02', 0)[0]).toEqual([
      null,
      null,
      null,
      '2023-02-01',
      '2023-02-02',
      '2023-02-03',
      '2023-02-04',
    ]);
    expect(weeksOf('2023-02', 1)[0]?.indexOf('2023-02-01')).toBe(2);
    expect(weeksOf('2023-02', 0).flat().filter(Boolean)).toHaveLength(28);
    expect(weeksOf('2015-02', 0)).toHaveLength(4);
  });

  it('ends with its last day', () => {
    expect(lastOf('2024-02')).toBe('2024-02-29');
    expect(lastOf('2023-12')).toBe('2023-12-31');
    expect(lastOf('0023-02')).toBe('0023-02-28');
    expect(weeksOf('0023-02', 0).flat().filter(Boolean)).toHaveLength(28);
  });
});

describe('keys in a calendar', () => {
  it('go by days, weeks, months and years', () => {
    expect(press('ArrowRight', '2023-02-28')).toBe('2023-03-01');
    expect(press('ArrowUp', '2023-02-01')).toBe('2023-01-25');
    expect(press('Home', '2023-02-01')).toBe('2023-01-29');
    expect(press('End', '2023-02-01')).toBe('2023-02-04');
    expect(press('PageDown', '2023-01-31')).toBe('2023-02-28');
    expect(press('PageUp', '2024-02-29', { shiftKey: true })).toBe('2023-02-28');
    expect(press('ArrowLeft', '2023-02-01', { altKey: true })).toBeUndefined();
    expect(press('x', '2023-02-01')).toBeUndefined();
    expect(inMonth('2023-03-15', -1)).toBe('2023-02-15');
  });
});

describe('shades', () => {
  it('tell few from many, and none from any', () => {
    expect([0, 1, 9, 36, 100].map((count) => shadeOf(count, 100))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the week', () => {
  it('begins as the region has it', () => {
    expect(weekStartOf('ja-JP')).toBe(0);
    expect(weekStartOf('en-US')).toBe(0);
    expect(weekStartOf('en-GB')).toBe(1);
    expect(weekStartOf('C')).toBe(1);
    expect(weekStartOf('')).toBe(1);
  });
});
