import { beforeEach, expect, it, vi } from 'vitest';
import { undoInField } from './undo';

const run = vi.fn(() => true);

beforeEach(() => {
  run.mockClear();
  Object.defineProperty(document, 'execCommand', { value: run, configurable: true });
  document.body.replaceChildren(document.createElement('textarea'), document.createElement('p'));
});

function press(selector: string, init: KeyboardEventInit): boolean {
  let done = false;
  const target = document.querySelector(selector);
  target?.addEventListener('keydown', (event) => (done = undoInField(event as KeyboardEvent)), {
    once: true,
  });
  target?.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...init }));
  return done;
}

it.each([
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
  [{ key: 'y', ctrlKey: true }, 'redo'],
])('%o in a field is %s', (init, command) => {
  expect(press('textarea', init)).toBe(true);
  expect(run).toHaveBeenCalledExactlyOnceWith(command, false, undefined);
});

it('leaves other keys, other elements and input methods alone', () => {
  expect(press('textarea', { key: 'z' })).toBe(false);
  expect(press('p', { key: 'z', ctrlKey: true })).toBe(false);
  expect(press('textarea', { key: 'z', ctrlKey: true, isComposing: true })).toBe(false);
  expect(run).not.toHaveBeenCalled();
});
