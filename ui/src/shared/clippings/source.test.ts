import { describe, expect, it } from 'vitest';
import { saysDay, sourceOf } from './source';

describe('what says only when', () => {
  it.each([
    '2023-02-01',
    '2023/2/1',
    '2023年2月1日',
    '２０２３年２月１日',
    '2023年2月1日(水)',
    '2023年2月1日（水曜）',
    '20230201',
    '2月1日',
    '2/1',
    '1日',
    '2023年2月',
    '2023-02',
    '2023',
    '2023-02-01 (Wed)',
  ])('%s says the day', (name) => {
    expect(saysDay(name, '2023-02-01')).toBe(true);
  });

  it.each(['2023-02-02', '3月1日', '2日', '切り抜き', '2023年2月1日の控え', '1', '第1週', '2022'])(
    '%s says more, or another day',
    (name) => {
      expect(saysDay(name, '2023-02-01')).toBe(false);
    },
  );

  it('says nothing about a passage without a day', () => {
    expect(saysDay('2023-02-01', null)).toBe(false);
  });
});

describe('the source of a clipping', () => {
  const card = { path: '日記/2023-02-01.md', title: '2023年2月1日', day: '2023-02-01' };

  it('leaves out what the gutter says', () => {
    expect(sourceOf({ ...card, heading_path: ['2023年2月1日', '切り抜き'] })).toBe('切り抜き');
    expect(sourceOf({ ...card, heading_path: [] })).toBe('');
  });

  it('says nothing for a heading without text', () => {
    const note = { path: 'port.md', title: 'The port', day: null };
    expect(sourceOf({ ...note, heading_path: [''] })).toBe('The port');
  });

  it('says each name once', () => {
    const note = { path: 'port.md', title: 'The port', day: null };
    expect(sourceOf({ ...note, heading_path: ['The port', 'Cranes'] })).toBe('The port › Cranes');
  });
});
