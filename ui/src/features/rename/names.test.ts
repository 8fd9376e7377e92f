import { describe, expect, it } from 'vitest';
import type { RenameAsk } from '../../shared/desk';
import { firstText, nameOf, wanted } from './names';

const note: RenameAsk = { kind: 'note', from: '日記/2023.md', part: 'name' };
const place: RenameAsk = { ...note, part: 'place' };
const folder: RenameAsk = { kind: 'folder', from: 'a/b', part: 'name' };
const tag: RenameAsk = { kind: 'tag', from: '＃NATO', part: 'name' };

describe('the field', () => {
  it('begins with what is to be changed', () => {
    expect([note, place, folder, tag].map(firstText)).toEqual(['2023', '日記', 'b', 'NATO']);
  });

  it('says a name in the same folder', () => {
    expect(wanted(note, ' 二〇二三 ')).toBe('日記/二〇二三.md');
    expect(wanted(note, '古い/2023')).toBe('日記/古い/2023.md');
    expect(wanted({ ...note, from: 'x.markdown' }, 'y')).toBe('y.markdown');
    expect(wanted(note, '2023.MD')).toBe('日記/2023.MD');
    expect(wanted(folder, 'c/')).toBe('a/c');
    expect(wanted(note, ' / ')).toBe('');
  });

  it('says a folder, empty for the top', () => {
    expect(wanted(place, '/古い/日記/')).toBe('古い/日記/2023.md');
    expect(wanted(place, '')).toBe('2023.md');
    expect(wanted({ ...folder, part: 'place' }, 'x')).toBe('x/b');
  });

  it('takes a tag with or without its sign', () => {
    expect(wanted(tag, '#北大西洋')).toBe('北大西洋');
    expect(nameOf('tag', 'a/b')).toBe('#a/b');
    expect(nameOf('note', 'a/b.md')).toBe('b');
  });
});
