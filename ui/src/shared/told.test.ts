import { afterEach, describe, expect, it } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import { told } from './told';

describe('what an error comes to', () => {
  afterEach(() => {
    i18n.system = 'en';
  });

  it('names file and line of a mistake in the settings, in both languages', () => {
    const message = '/data/settings.toml, line 3: unknown field `profil`';
    i18n.system = 'en';
    expect(told({ code: 'bad-settings', message })).toMatch(
      /mistake.*save it.*settings\.toml, line 3/,
    );
    i18n.system = 'ja';
    expect(told({ code: 'bad-settings', message })).toMatch(/誤り.*保存.*settings\.toml, line 3/);
  });

  it('says why a file can’t be written, as far as that is known', () => {
    i18n.system = 'en';
    const refused = { code: 'read-only', message: 'as logs have it' } as const;
    const says = (why: string) => told({ ...refused, why });
    expect(says('encoding')).toContain('UTF-8');
    expect(says('large')).toContain('larger');
    expect(says('permission')).toContain('write-protected');
    expect(says('link')).toContain('link to something that is no note');
    expect(says('other')).toContain('Check that');
    expect(told(refused)).toContain('Check that');
  });

  it('is else what the code says', () => {
    i18n.system = 'en';
    expect(told({ code: 'not-found', message: 'none' })).toBe(i18n.t.error['not-found']);
  });
});
