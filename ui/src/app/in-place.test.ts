/** A passage that is edited where it stands is saved, whatever takes its field away. */

import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeepDraft, PassageCard } from '../ipc/bindings';
import { settled, type Answers } from '../../tests/fake-client';
import { Files, goTo, openWindow } from '../../tests/window';

const CARD: PassageCard = {
  path: 'B.md',
  title: 'B',
  day: null,
  heading_path: [],
  ordinal: 0,
  line: 2,
  span: [6, 14],
  text: 'old\n#port',
  cut: false,
  tags: [],
  verified: true,
};

let files: Files;

/** Opens the passage's tag, and the passage in a field. */
async function edit(more: Answers = {}): Promise<HTMLTextAreaElement> {
  files = new Files(
    { 'A.md': 'text of A', 'B.md': 'one\n\nold\n#port\n' },
    {
      tag_stream: ({ tag }) => ({
        generation: 1,
        key: tag,
        tag,
        total: 1,
        next_cursor: null,
        passages: [CARD],
      }),
      quit_ready: () => ({}),
      ...more,
    },
  );
  await openWindow(files);
  files.client.tell('show', { kind: 'tag', tag: 'port' });
  // Nothing is laid out here, and what is not measured is not shown yet.
  const passage = await screen.findByRole('article', { hidden: true });
  await fireEvent.keyDown(passage, { key: 'e' });
  return waitFor(() => {
    const field = document.querySelector<HTMLTextAreaElement>('.inplace textarea');
    if (!field) throw new Error('there is no field');
    return field;
  });
}

async function write(field: HTMLTextAreaElement, text: string): Promise<void> {
  field.value = text;
  await fireEvent.input(field);
}

const saved = async (text: string) => {
  await waitFor(() => {
    expect(files.texts['B.md']).toBe(text);
  });
};

beforeEach(() => {
  // happy-dom sends `selectionchange` amid the editor's own update, where no browser would.
  const dispatch = document.dispatchEvent.bind(document);
  vi.spyOn(document, 'dispatchEvent').mockImplementation(
    (event) => event.type === 'selectionchange' || dispatch(event),
  );
});
afterEach(cleanup);

it('is saved when one goes elsewhere', async () => {
  await write(await edit(), 'new\n#port');
  await goTo(files, 'A.md', 'text of A');
  await saved('one\n\nnew\n#port\n');
});

it('is saved before the app ends, and goes on from there', async () => {
  const field = await edit();
  await write(field, 'new\n#port');
  await files.client.finish();
  expect(files.texts['B.md']).toBe('one\n\nnew\n#port\n');
  await write(field, 'newer\n#port');
  await fireEvent.keyDown(field, { key: 'Escape' });
  await saved('one\n\nnewer\n#port\n');
  expect(files.client.count('save_draft')).toBe(2);
});

it('is saved with what is written while it is being saved', async () => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const field = await edit();
  const save = files.client.answers.save_draft;
  files.client.answers.save_draft = async (request) => {
    await held;
    if (!save) throw new Error('there is no answer');
    return save(request);
  };
  await write(field, 'new\n#port');
  await fireEvent.keyDown(field, { key: 'Escape' });
  await waitFor(() => {
    expect(files.client.count('save_draft')).toBe(1);
  });
  await write(field, 'newer\n#port');
  answer();
  await saved('one\n\nnewer\n#port\n');
  await waitFor(() => {
    expect(field.isConnected).toBe(false);
  });
});

it('is as it was once it is given up, also where it had been saved', async () => {
  const field = await edit();
  await write(field, 'new\n#port');
  await files.client.finish();
  await write(field, 'newer\n#port');
  await fireEvent.click(screen.getByText('Cancel'));
  await saved('one\n\nold\n#port\n');
  await waitFor(() => {
    expect(field.isConnected).toBe(false);
  });
  expect(files.client.count('save_draft')).toBe(2);
});

it('is not saved at all when it is given up', async () => {
  const field = await edit();
  await write(field, 'new\n#port');
  await fireEvent.click(screen.getByText('Cancel'));
  await waitFor(() => {
    expect(field.isConnected).toBe(false);
  });
  await files.client.finish();
  expect(files.client.count('save_draft')).toBe(0);
});

it('stands in its note where it could not be saved and one has gone', async () => {
  await write(await edit(), 'new\n#port');
  files.full.add('B.md');
  await goTo(files, 'A.md', 'text of A');
  await fireEvent.click(await screen.findByRole('button', { name: 'Open the note' }));
  const text = 'one\n\nnew\n#port\n';
  await goTo(files, 'B.md', text);
  files.full.clear();
  await files.client.finish();
  expect(files.texts['B.md']).toBe(text);
});

it('can be copied where it has no place any more and one has gone', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const field = await edit();
  files.texts['B.md'] = 'another text';
  files.client.tell('index-changed', {
    generation: 3,
    topics: [{ type: 'note', of: 'B.md' }],
    origin: { type: 'disk' },
  });
  await settled();
  await write(field, 'new\n#port');
  expect(screen.getByText(/no longer stands in its note/)).toBeDefined();
  await goTo(files, 'A.md', 'text of A');
  await fireEvent.click(await screen.findByRole('button', { name: 'Copy it' }));
  expect(written).toHaveBeenCalledWith('new\n#port');
});

/** Waits until what is written is kept, and answers what the note was to be. */
async function kept(): Promise<string> {
  const kept = await waitFor(() => {
    const last = files.client.asked.findLast(({ name }) => name === 'keep_draft');
    if (!last) throw new Error('no draft');
    return last.request as KeepDraft;
  });
  const base = files.texts['B.md'] ?? '';
  return base.slice(0, kept.start) + kept.insert + base.slice(kept.end);
}

it('is kept as a draft while it is written, and not saved before one is done', async () => {
  const field = await edit();
  await write(field, 'ne');
  await write(field, 'new\n#port');
  expect(await kept()).toBe('one\n\nnew\n#port\n');
  expect(files.client.count('save_draft')).toBe(0);
  await fireEvent.click(screen.getByText('Cancel'));
  await waitFor(() => {
    expect(files.client.count('drop_draft')).toBe(1);
  });
});

it('is kept when another folder is opened from outside', async () => {
  const field = await edit();
  await write(field, 'new\n#port');
  const other = { id: 'w', name: 'other', path: '/home/me/other' };
  files.client.tell('vault-changed', { vault: other, recent: [] });
  expect(await kept()).toBe('one\n\nnew\n#port\n');
  expect(files.client.asked.find(({ name }) => name === 'keep_draft')?.request).toMatchObject({
    vault: 'v',
    path: 'B.md',
  });
});

it('is saved when the window is left', async () => {
  await write(await edit(), 'new\n#port');
  await fireEvent.blur(window);
  await saved('one\n\nnew\n#port\n');
});
