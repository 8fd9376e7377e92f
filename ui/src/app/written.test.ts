/** What is typed stays with its note, wherever one goes in the window. */

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settled } from '../../tests/fake-client';
import { hashOf } from '../../tests/one-file';
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

it('stays, written by hand between two versions, while these become others', async () => {
  const saves: unknown[] = [];
  let isMerged = false;
  const conflict = {
    theirs: 'theirs',
    pieces: [{ kind: 'apart', ours: 'text of A typed', theirs: 'theirs' } as const],
    joined: 0,
  };
  const about = { generation: 2, sibling: null };
  const files = new Files(
    { 'A.md': 'text of A' },
    {
      save_draft: ({ base, insert }) => {
        saves.push({ base, insert });
        return isMerged
          ? { ...about, hash: hashOf('merged'), text: 'merged', conflict: null }
          : { ...about, hash: hashOf('theirs'), text: null, conflict };
      },
    },
  );
  await openWindow(files);
  type(await goTo(files, 'A.md', 'text of A'), ' typed');
  await fireEvent.click(await screen.findByRole('button', { name: /^Compare/ }));
  const view = await screen.findByRole('region', { name: 'Two versions of this note' });
  await fireEvent.keyDown(view, { key: 'Enter', altKey: true });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /1/ });
  field.value = 'by hand';
  await fireEvent.input(field);

  isMerged = true;
  saves.length = 0;
  files.client.tell('index-changed', {
    generation: 3,
    topics: [{ type: 'note', of: 'A.md' }],
    origin: { type: 'disk' },
  });
  await waitFor(() => {
    expect(saves).toHaveLength(1);
  });
  await settled();
  await tick();
  expect(field.isConnected).toBe(true);
  await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(screen.getByText('by hand')).toBeDefined();
  await fireEvent.keyDown(view, { key: 'Enter', ctrlKey: true });
  await waitFor(() => {
    expect(saves[1]).toEqual({ base: 'theirs', insert: 'by hand' });
  });
});
