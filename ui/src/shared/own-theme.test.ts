import { afterEach, describe, expect, it } from 'vitest';
import { apiError, FakeClient } from '../../tests/fake-client';
import type { OwnTheme } from '../ipc/bindings';
import { ownTheme } from './own-theme.svelte';
import { Preferences } from './preferences.svelte';

const token = (name: string) => document.documentElement.style.getPropertyValue(name);
const theme = (...tokens: [string, string][]): OwnTheme => ({
  tokens: tokens.map(([name, value]) => ({ name, value })),
  left_out: 0,
  problem: null,
});

afterEach(() => {
  document.documentElement.removeAttribute('style');
});

describe('a theme of one’s own', () => {
  it('is put over the tokens, and taken away with its lines', async () => {
    let answer = theme(['--paper', 'white'], ['--ink', 'black'], ['--ink', 'navy']);
    const fake = new FakeClient({ own_theme: () => answer });
    await ownTheme.read(fake);
    expect([token('--paper'), token('--ink')]).toEqual(['white', 'navy']);
    answer = theme(['--ink', 'black']);
    await ownTheme.read(fake);
    expect([token('--paper'), token('--ink')]).toEqual(['', 'black']);
  });

  it('gives way to what is chosen in the settings, and comes back with what is usual', async () => {
    const fake = new FakeClient({
      own_theme: () => theme(['--fs-body', '18px']),
      set_preferences: (kept) => kept,
    });
    const preferences = new Preferences(fake);
    await ownTheme.read(fake);
    expect(token('--fs-body')).toBe('18px');
    await preferences.choose({ text_size: 20 });
    // As whoever comes back to the window has it read.
    await ownTheme.read(fake);
    expect(token('--fs-body')).toBe('20px');
    await preferences.choose({ text_size: undefined });
    expect(token('--fs-body')).toBe('18px');
  });

  it('stays as it was where the file can not be asked for', async () => {
    await ownTheme.read(new FakeClient({ own_theme: () => theme(['--ink', 'black']) }));
    const failing = new FakeClient({
      own_theme: () => {
        throw apiError('io');
      },
    });
    await ownTheme.read(failing);
    expect(token('--ink')).toBe('black');
    expect(ownTheme.value.tokens).toHaveLength(1);
  });
});
