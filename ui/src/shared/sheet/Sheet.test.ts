import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Sheet from './Sheet.svelte';

afterEach(cleanup);

it('is put away by a press beside it, and not by a selection that ends there', async () => {
  const onClose = vi.fn();
  const children = createRawSnippet(() => ({ render: () => '<input aria-label="Name">' }));
  render(Sheet, { label: 'A question', onClose, children });
  const sheet = screen.getByRole('dialog');

  // The pointer goes down in the field and up beside the sheet: the click is of both.
  await fireEvent.pointerDown(screen.getByLabelText('Name'));
  await fireEvent.click(sheet);
  expect(onClose).not.toHaveBeenCalled();

  await fireEvent.pointerDown(sheet);
  await fireEvent.click(sheet);
  expect(onClose).toHaveBeenCalledOnce();
});
