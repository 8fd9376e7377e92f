import { describe, expect, it } from 'vitest';
import { BASELINE, barAt, bars, slots } from './months';

describe('the chart by month', () => {
  it('shows months without passages too', () => {
    const counts = [
      { month: '2022-11', count: 2 },
      { month: '2023-02', count: 4 },
    ];
    expect(slots(counts).map(({ month, count }) => `${month} ${count}`)).toEqual([
      '2022-11 2',
      '2022-12 0',
      '2023-01 0',
      '2023-02 4',
    ]);
    const [low, none, , high] = bars(counts, 640);
    expect(none?.height).toBe(0);
    expect(high).toMatchObject({ isPeak: true });
    expect((low?.y ?? 0) + (low?.height ?? 0)).toBe(BASELINE);
    expect(low?.height).toBeCloseTo((high?.height ?? 0) / 2);
  });

  it('labels the first month and Januaries, without crowding, inside the chart', () => {
    const counts = Array.from({ length: 27 }, (_, index) => ({
      month: `${2022 + Math.floor((index + 1) / 12)}-${String(((index + 1) % 12) + 1).padStart(2, '0')}`,
      count: 1,
    }));
    const labelled = bars(counts, 640).filter(({ label }) => label);
    expect(labelled.map(({ month }) => month)).toEqual(['2022-02', '2023-01', '2024-01']);
    const narrow = bars(counts.slice(0, 24), 300);
    expect(narrow.at(-1)?.label?.anchor).toBe('end');
  });

  it('leaves out a last label that would run into the one before', () => {
    const counts = [
      { month: '2020-09', count: 1 },
      { month: '2024-07', count: 1 },
    ];
    const labelled = bars(counts, 640).filter(({ label }) => label);
    expect(labelled.map(({ month }) => month)).toEqual([
      '2020-09',
      '2022-01',
      '2023-01',
      '2024-01',
    ]);
  });

  it('fits a lifetime into the width', () => {
    const counts = [
      { month: '1980-01', count: 1 },
      { month: '2024-12', count: 1 },
    ];
    const drawn = bars(counts, 640);
    expect(drawn).toHaveLength(540);
    const last = drawn.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(641);
  });

  it('shows years and decades of a time that is too long for its months', () => {
    const far = [
      { month: '0203-02', count: 1 },
      { month: '2023-02', count: 2 },
      { month: '2023-05', count: 3 },
    ];
    const years = bars(far, 640);
    expect(years.length).toBeLessThanOrEqual(1200);
    expect([years[0]?.month, years.at(-1)?.month]).toEqual([
      '0203-02..0209-12',
      '2020-01..2023-05',
    ]);
    expect(years.at(-1)?.count).toBe(5);
    const all = ['0001-01', '9999-12'].map((month) => ({ month, count: 1 }));
    expect(bars(all, 640).length).toBeLessThanOrEqual(1200);
    const century = ['1900-03', '2023-02'].map((month) => ({ month, count: 1 }));
    const drawn = bars(century, 640);
    expect([drawn[0]?.month, drawn[1]?.month]).toEqual(['1900-03..1900-12', '1901-01..1901-12']);
    expect(drawn.at(-1)?.month).toBe('2023-01..2023-02');
  });

  it('knows which bar a pointer is at, also beside the chart', () => {
    const drawn = bars(
      ['2023-01', '2023-02', '2023-03'].map((month) => ({ month, count: 1 })),
      640,
    );
    const { width } = drawn[0]?.slot ?? { width: 0 };
    expect([-50, 0, width - 1, width, 2.5 * width, 9999].map((x) => barAt(drawn, x))).toEqual([
      0, 0, 0, 1, 2, 2,
    ]);
    expect(barAt([], 10)).toBe(-1);
  });

  it('is empty where nothing is', () => {
    expect(bars([], 640)).toEqual([]);
  });
});
