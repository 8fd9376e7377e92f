/** What was chosen and written between two versions is there again when one goes on with it. */

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MergePiece } from '../ipc/bindings';
import { Files, goTo, openWindow, type } from '../../tests/window';

const PIECES: MergePiece[] = [
  { kind: 'apart', ours: 'mine\n', theirs: 'other\n' },
  { kind: 'agreed', text: 'between\n' },
  { kind: 'apart', ours: 'my end', theirs: 'other end' },
];

let files: Files;

beforeEach(async () => {
  // happy-dom sends `selectionchange` amid the editor's own update, where no browser would.
  const dispatch = document.dispatchEvent.bind(document);
  vi.spyOn(document, 'dispatchEvent').mockImplementation(
    (event) => event.type === 'selectionchange' || dispatch(event),
  );
  files = new Files(
    { 'A.md': 'text of A' },
    {
      save_draft: () => ({
        generation: 2,
        hash: 'theirs',
        sibling: null,
        text: null,
        // Another object each time, as it comes over the wire.
        conflict: { theirs: 'other\nbetween\nother end', joined: 0, pieces: [...PIECES] },
      }),
    },
  );
  await openWindow(files);
  type(await goTo(files, 'A.md', 'text of A'), ' and more');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const click = async (name: string) => {
  const [button] = await screen.findAllByRole('button', { name });
  if (button) await fireEvent.click(button);
};

async function write(text: string): Promise<void> {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Place 1 of 2' });
  field.value = text;
  await fireEvent.input(field);
}

it('as it was taken', async () => {
  await click('Compare and choose…');
  await click('Write it myself');
  await write('by hand');
  await click('Use this');
  await click('This one');
  await click('Later');
  await click('Compare and choose…');
  expect((await screen.findByText('Written by you.')).closest('.own')?.textContent).toContain(
    'by hand',
  );
  expect(screen.getByText('This one is used.')).toBeDefined();
});

it('while it was being written', async () => {
  await click('Compare and choose…');
  await click('Write it myself');
  await write('half a sen');
  await click('Later');
  await click('Compare and choose…');
  await waitFor(() => {
    expect(screen.getByText('Written by you.').closest('.own')?.textContent).toContain(
      'half a sen',
    );
  });
});

it('after it was given up', async () => {
  await click('Compare and choose…');
  await click('Write it myself');
  await write('half a sen');
  await click('Cancel');
  await click('Write it myself');
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Place 1 of 2' });
  expect(field.value).toBe('half a sen');
});
