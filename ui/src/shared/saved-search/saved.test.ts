import { describe, expect, it } from 'vitest';
import { noteOf } from './saved';

describe('a saved search', () => {
  it('is a note with the query in a block', () => {
    expect(noteOf('#港 date:2023', '検索')).toEqual({
      path: '検索/港 date 2023',
      text: '```query\n#港 date:2023\n```\n',
    });
  });

  it('has a name that every system takes, whatever the query', () => {
    expect(noteOf('/a|b/ "c"', 's').path).toBe('s/a b c');
    expect(noteOf('..x.', 's').path).toBe('s/x');
    expect(noteOf('"', 's').path).toBe('s/…');
    expect(noteOf('長'.repeat(99), 's').path).toHaveLength(62);
  });
});
