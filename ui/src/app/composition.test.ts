import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Composition } from './composition';

let composition: Composition;
let stop: () => void;
let field: HTMLTextAreaElement;

const tell = (type: string) => field.dispatchEvent(new Event(type, { bubbles: true }));

beforeEach(() => {
  field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  composition = new Composition();
  stop = composition.follow();
});
afterEach(() => {
  stop();
  field.remove();
  vi.useRealTimers();
});

it('ends when its field loses the focus, which the field has again then', async () => {
  const blurred = vi.fn(() => setTimeout(() => tell('compositionend')));
  field.addEventListener('blur', blurred);
  tell('compositionstart');
  let isOver = false;
  const over = composition.end().then(() => (isOver = true));
  await Promise.resolve();
  expect(document.activeElement).not.toBe(field);
  expect(isOver).toBe(false);
  await over;
  expect(blurred).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(field);
  await composition.end();
  expect(blurred).toHaveBeenCalledOnce();
});

it('is not waited for for ever', async () => {
  vi.useFakeTimers();
  tell('compositionstart');
  const over = composition.end();
  await vi.runAllTimersAsync();
  await over;
  expect(document.activeElement).toBe(field);
  // Nor a second time: its field may be gone, and it never ends.
  await composition.end();
  expect(vi.getTimerCount()).toBe(0);
});
