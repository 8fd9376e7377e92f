import { describe, expect, it } from 'vitest';
import type { MatchedNote, MatchedNotes } from '../../ipc/bindings';
import { keyOf, rowsOf } from './rows';

function note(path: string, more: Partial<MatchedNote> = {}): MatchedNote {
  return { path, title: path, by: 'title', alias: null, highlights_utf16: [], ...more };
}

function found(notes: MatchedNote[], day: string | null = null): MatchedNotes {
  return { generation: 1, day, notes };
}

describe('the switcher', () => {
  it('shows what fits, and the title where that is something else', () => {
    const rows = rowsOf(
      '市電',
      found([note('a.md', { title: '路面電車', by: 'alias', alias: '市電' }), note('b.md')]),
      [],
    );
    expect(rows[0]).toMatchObject({ shown: '市電', title: '路面電車' });
    expect(rows[1]).toMatchObject({ shown: 'b.md', title: undefined });
  });

  it('leads with the day and ends with the note to make', () => {
    const rows = rowsOf('2月1日', found([note('a.md')], '2023-02-01'), []);
    expect(rows.map(keyOf)).toEqual(['day 2023-02-01', 'note a.md', 'make']);
  });

  it('makes no note that is there, and none without a name', () => {
    expect(rowsOf('Port', found([note('topics/port.md')]), []).map(keyOf)).toEqual([
      'note topics/port.md',
    ]);
    expect(rowsOf(' ', found([]), [])).toEqual([]);
  });
});
