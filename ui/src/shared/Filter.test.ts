import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import Filter from './Filter.svelte';

afterEach(cleanup);

it('shows what it narrows by from the start, and leaves a composition alone', async () => {
  const props = { text: '港', label: 'x', placeholder: 'x' };
  render(Filter, { props });
  const field = screen.getByRole<HTMLInputElement>('textbox');
  expect(field.value).toBe('港');
  await fireEvent.compositionStart(field);
  field.value = '港か';
  await fireEvent.input(field);
  expect(field.value).toBe('港か');
  await fireEvent.compositionEnd(field);
  await fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('');
});
