/** Whether the focus is nowhere, or on something that went out of sight with its pane. */
export function focusIsLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.closest('.pane[hidden]') !== null
  );
}

/** Puts a lost focus on an element that can take it. For `{@attach}`. */
export function takesLostFocus(node: HTMLElement): void {
  if (focusIsLost()) node.focus({ preventScroll: true });
}
