import { describe, expect, it, vi } from 'vitest';
import { typed } from './typed';

function field() {
  const input = document.createElement('input');
  const onText = vi.fn();
  const stop = typed(onText)(input);
  const type = (text: string, isComposing = false) => {
    input.value = text;
    const event = new Event('input');
    Object.defineProperty(event, 'isComposing', { value: isComposing });
    input.dispatchEvent(event);
  };
  return { input, onText, type, stop };
}

describe('what is typed into a field', () => {
  it('is told with each key', () => {
    const { onText, type } = field();
    type('a');
    type('ab');
    expect(onText.mock.calls).toEqual([['a'], ['ab']]);
  });

  it('waits for the end of composition', () => {
    const { input, onText, type } = field();
    input.dispatchEvent(new Event('compositionstart'));
    type('か', true);
    type('かい', true);
    // WebKit tells an input without the flag while it composes.
    type('会', false);
    expect(onText).not.toHaveBeenCalled();
    input.value = '会談';
    input.dispatchEvent(new Event('compositionend'));
    expect(onText.mock.calls).toEqual([['会談']]);
  });

  it('is told no more after the field is gone', () => {
    const { onText, type, stop } = field();
    stop();
    type('a');
    expect(onText).not.toHaveBeenCalled();
  });
});
