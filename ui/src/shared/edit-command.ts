/**
 * The editing commands that no newer API can do: writing into a field so that undo takes it
 * back, undoing there, and copying without a permission. Deprecated, and in every webview.
 */

/** Writes `text` over `from`–`to`, and puts the cursor behind it. */
export function writeInto(
  field: HTMLTextAreaElement,
  from: number,
  to: number,
  text: string,
): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (run('insertText', text)) return;
  // Undo won't know of it, but the text is there.
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** Selects what stands in an element and copies it; whether it could be copied. */
export function copyText(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element);
  return run('copy');
}

/** Takes back, or does again, what was done last in the field that has the focus. */
export function step(command: 'undo' | 'redo'): boolean {
  return run(command);
}

function run(command: 'insertText' | 'copy' | 'undo' | 'redo', text?: string): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand(command, false, text);
  } catch {
    return false;
  }
}
