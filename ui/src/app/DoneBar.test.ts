import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { i18n } from '../i18n/i18n.svelte';
import DoneBar from './DoneBar.svelte';

beforeEach(() => {
  i18n.chosen = 'en';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const done = (words: string) => ({ words, undo: () => Promise.resolve() });

it('goes by itself, unless one is at it', async () => {
  const onPast = vi.fn();
  const others = { running: undefined, keys: '', onUndo: vi.fn(), onPast };
  const { rerender } = render(DoneBar, { done: done('Renamed'), ...others });
  const bar = screen.getByRole('region');
  await fireEvent.pointerEnter(bar);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(onPast).not.toHaveBeenCalled();

  // Put away under the pointer: nothing leaves what is gone.
  await rerender({ done: undefined });
  await rerender({ done: done('Moved') });
  expect(screen.getByRole('status').textContent).toBe('Moved');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(onPast).toHaveBeenCalledOnce();
});
