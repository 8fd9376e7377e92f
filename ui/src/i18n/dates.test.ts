import { describe, expect, it } from 'vitest';
import {
  clock,
  dayInYear,
  isoDay,
  longDay,
  monthOfYear,
  readDay,
  shortDay,
  weekday,
} from './dates';

describe('days in words', () => {
  it('are written as their readers write them', () => {
    expect(longDay('2023-02-01', 'ja')).toBe('2023年2月1日(水)');
    expect(longDay('2023-02-01', 'en')).toBe('Wed, 1 February 2023');
    expect(shortDay('2024-02-01', 'ja')).toBe('2月1日(木)');
    expect(shortDay('2024-02-01', 'en')).toBe('Thu 1 Feb');
    expect(dayInYear('2024-12-31', 'ja')).toBe('12月31日');
    expect(dayInYear('2024-12-31', 'en')).toBe('31 Dec');
    expect(weekday('2024-02-04', 'ja')).toBe('日曜');
    expect(monthOfYear('2023-03', 'ja')).toBe('2023年3月');
    expect(monthOfYear('2023-03', 'en')).toBe('Mar 2023');
  });

  it('do not depend on a time zone', () => {
    expect(readDay('1900-01-01')).toEqual({ year: 1900, month: 1, date: 1, weekday: 1 });
  });

  it('leave what is no day as it is', () => {
    expect(longDay('soon', 'ja')).toBe('soon');
    expect(monthOfYear('soon', 'en')).toBe('soon');
    expect(weekday('soon', 'en')).toBe('');
  });

  it('read the local clock', () => {
    const time = new Date(2024, 1, 1, 9, 3, 5);
    expect(clock(time)).toBe('09:03:05');
    expect(isoDay(time)).toBe('2024-02-01');
  });
});
