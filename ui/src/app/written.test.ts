/** What is typed stays with its note, wherever one goes in the window. */

import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
