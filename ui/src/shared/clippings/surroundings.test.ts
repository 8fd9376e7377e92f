import { describe, expect, it } from 'vitest';
import { around, surroundings } from './surroundings';

const NOTE = '# 港\n\n一つ目\n\n#猫\n\n一つ目\n\n#犬\n';

/** The note with another text in the passage's place. */
function changed(text: string, card: { text: string; line: number }, wanted: string) {
  return around(text, card)?.join(wanted);
}

describe('a passage in its note', () => {
  it('stands between what is before and after it', () => {
    expect(surroundings(NOTE, { text: '一つ目\n\n#犬', line: 6 })).toEqual({
      before: '# 港\n\n一つ目\n\n#猫',
      passage: '一つ目\n\n#犬',
      after: '',
    });
  });

  it('is changed where it stands and nowhere else', () => {
    expect(changed(NOTE, { text: '一つ目', line: 6 }, '二つ目')).toBe(
      '# 港\n\n一つ目\n\n#猫\n\n二つ目\n\n#犬\n',
    );
  });

  it('is found where it has moved to, if that is one place', () => {
    expect(changed(`前\n${NOTE}`, { text: '#猫', line: 4 }, '#虎')).toContain('#虎');
    expect(changed(`前\n${NOTE}`, { text: '一つ目', line: 3 }, 'x')).toContain('x');
    expect(changed(`前\n${NOTE}`, { text: '一つ目', line: 2 }, 'x')).toBeUndefined();
  });

  it('is not changed when it is gone', () => {
    expect(changed(NOTE, { text: '三つ目', line: 2 }, 'x')).toBeUndefined();
    expect(surroundings(NOTE, { text: '三つ目', line: 99 }).before).toBe('');
  });
});
