import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ConflictView from './ConflictView.svelte';

const system = vi.hoisted(() => ({ isMac: false }));

// What system it is stands in a constant.
vi.mock('../../../shared/keys', async (original) => {
  const keys = await original<typeof import('../../../shared/keys')>();
  return { ...keys, writeChord: (text: string) => keys.writeChord(text, system.isMac) };
});

/** The keys that are shown. */
function shown(): string[] {
  const ignore = () => undefined;
  render(ConflictView, {
    pieces: [{ kind: 'apart', ours: 'b', theirs: 'c' }],
    happened: 'happened',
    safe: 'safe',
    names: { ours: 'mine', theirs: 'other' },
    finish: 'Finish',
    onFinish: ignore,
    onLater: ignore,
  });
  const keys = screen.getByRole('region').querySelectorAll('kbd');
  return [...keys].map((key) => key.textContent);
}

describe('the keys of choosing between two versions', () => {
  afterEach(cleanup);

  it('are written as Linux and Windows have them', () => {
    system.isMac = false;
    expect(shown().join(', ')).toBe('Alt ←, Alt →, Alt ↑, Alt ↓, Alt ↵, Ctrl ↵, Esc');
  });

  it('are written as a Mac has them', () => {
    system.isMac = true;
    expect(shown().join(', ')).toBe('⌥←, ⌥→, ⌥↑, ⌥↓, ⌥↵, ⌘↵, Esc');
  });
});
