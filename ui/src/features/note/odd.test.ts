import { afterEach, describe, expect, it } from 'vitest';
import { i18n } from '../../i18n/i18n.svelte';
import type { NoteWarning } from '../../ipc/bindings';
import { odd } from './odd';

const WARNINGS: readonly [NoteWarning, string, string][] = [
  [{ code: 'large-front-matter', most: 65_536 }, 'larger than 64 KB', '64 KBより大きい'],
  [{ code: 'nested-front-matter', most: 32 }, 'more than 32 deep', '32段より深い'],
  [{ code: 'broken-yaml', line: 4, why: 'no end' }, 'line 4: no end', '4行目：no end'],
  [{ code: 'broken-toml', why: 'no value' }, '(no value)', '（no value）'],
  [{ code: 'too-many-tags' }, 'inherit too many tags', 'タグを受け継ぐ'],
  [{ code: 'too-long-headings' }, 'too long headings', '長い見出し'],
];

describe('what is odd about a note', () => {
  afterEach(() => {
    i18n.system = 'en';
  });

  it('is said in the language of the person', () => {
    for (const [warning, english, japanese] of WARNINGS) {
      i18n.system = 'en';
      expect(odd(warning)).toContain(english);
      i18n.system = 'ja';
      expect(odd(warning)).toContain(japanese);
    }
  });

  it('has no words for what never comes', () => {
    const codes = WARNINGS.map(([{ code }]) => code);
    expect(Object.keys(i18n.t.note.odd).sort()).toEqual(codes.sort());
  });
});
