import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Files, goTo, openWindow } from '../../tests/window';

beforeEach(() => {
  // happy-dom sends `selectionchange` amid the editor's own update, where no browser would.
  const dispatch = document.dispatchEvent.bind(document);
  vi.spyOn(document, 'dispatchEvent').mockImplementation(
    (event) => event.type === 'selectionchange' || dispatch(event),
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function press(key: string): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key });
}

/** Waits until the tab one sees has the focus too. */
async function standsOn(name: RegExp): Promise<void> {
  await waitFor(() => {
    const tab = screen.getByRole('tab', { name, selected: true });
    expect(document.activeElement).toBe(tab);
  });
}

it('keeps the focus on its tabs while keys go through them', async () => {
  const files = new Files({ 'A.md': 'text of A' });
  await openWindow(files);
  await goTo(files, 'A.md', 'text of A');
  await fireEvent.click(screen.getByRole('button', { name: 'New tab' }));
  screen.getByRole('tab', { name: /New tab/ }).focus();
  await press('ArrowLeft');
  await standsOn(/^A/);
  await press('ArrowRight');
  await standsOn(/New tab/);
  await press('Delete');
  await standsOn(/^A/);
});
