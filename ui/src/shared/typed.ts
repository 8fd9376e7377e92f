/**
 * The text of a field as its user means it: while an input method composes, a field's
 * value holds unfinished text, and only `compositionend` says what was meant.
 */
export function typed(onText: (text: string) => void) {
  let composing = false;
  return (field: HTMLInputElement) => {
    const start = () => {
      composing = true;
    };
    const end = () => {
      composing = false;
      onText(field.value);
    };
    const input = (event: Event) => {
      if (composing || (event as InputEvent).isComposing) return;
      onText(field.value);
    };
    field.addEventListener('compositionstart', start);
    field.addEventListener('compositionend', end);
    field.addEventListener('input', input);
    return () => {
      field.removeEventListener('compositionstart', start);
      field.removeEventListener('compositionend', end);
      field.removeEventListener('input', input);
    };
  };
}
