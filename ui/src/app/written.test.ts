/** What is typed stays with its note, wherever one goes in the window. */

import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settled } from '../../tests/fake-client';
import { Files, goTo, openWindow, type } from '../../tests/window';

beforeEach(() => {
  // happy-dom sends `selectionchange` amid the editor's own update, where no browser would.
  const dispatch = document.dispatchEvent.bind(document);
  vi.spyOn(document, 'dispatchEvent').mockImplementation(
    (event) => event.type === 'selectionchange' || dispatch(event),
  );
});
afterEach(cleanup);

it('is there as it was typed when one comes back to a note that could not be saved', async () => {
  const files = new Files({ 'A.md': 'text of A', 'B.md': 'text of B' });
  files.full.add('B.md');
  await openWindow(files);
  type(await goTo(files, 'B.md', 'text of B'), ' typed');
  await goTo(files, 'A.md', 'text of A');
  await goTo(files, 'B.md', 'text of B typed');
  files.full.clear();
  await files.client.finish();
  expect(files.texts).toEqual({ 'A.md': 'text of A', 'B.md': 'text of B typed' });
});

it('is not compared with the copy of another note from which one has gone', async () => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const pieces = [{ kind: 'apart', ours: 'text of A', theirs: 'copy of A' } as const];
  const files = new Files(
    { 'A.md': 'text of A', 'B.md': 'text of B' },
    {
      note_copies: ({ path }) => ({
        original: null,
        copies: path === 'A.md' ? ['A.sync-conflict.md'] : [],
      }),
      compare_copy: () => held.then(() => ({ hash: 'h', pieces })),
    },
  );
  await openWindow(files);
  await goTo(files, 'A.md', 'text of A');
  await fireEvent.click(await screen.findByRole('button', { name: /^Compare/ }));
  await settled();
  expect(files.client.count('compare_copy')).toBe(1);
  await goTo(files, 'B.md', 'text of B');
  answer();
  await settled();
  await tick();
  expect(screen.queryByRole('region', { name: 'Two versions of this note' })).toBeNull();
});
