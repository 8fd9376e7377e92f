import { describe, expect, it } from 'vitest';
import { endsOf, isWithin, spanOf, spanWords } from './span';

describe('months that a stream is narrowed to', () => {
  it('are one, or from one to another whichever was meant first', () => {
    expect(spanOf('2023-02', '2023-02')).toBe('2023-02');
    expect(spanOf('2022-11', '2023-02')).toBe('2022-11..2023-02');
    expect(spanOf('2023-02', '2022-11')).toBe('2022-11..2023-02');
    expect(endsOf('2023-02')).toEqual(['2023-02', '2023-02']);
    expect(endsOf('2022-11..2023-02')).toEqual(['2022-11', '2023-02']);
  });

  it('hold what lies between them', () => {
    const within = (span: string | undefined) =>
      ['2022-10', '2022-11', '2023-01', '2023-02', '2023-03'].map((month) => isWithin(month, span));
    expect(within('2022-11..2023-02')).toEqual([false, true, true, true, false]);
    expect(within('2023-02')).toEqual([false, false, false, true, false]);
    expect(within(undefined)).toEqual([false, false, false, false, false]);
  });

  it('are said in words', () => {
    expect(spanWords('2022-11..2023-02', 'ja')).toBe('2022年11月 – 2023年2月');
    expect(spanWords('2023-02', 'en')).toBe('Feb 2023');
  });
});
