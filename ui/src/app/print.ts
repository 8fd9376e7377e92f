/** Prints what the tab in sight shows, a note or a stream. */

import { noteForPaper } from '../features/note/print';
import { asApiError } from '../ipc/client';
import { stemOf } from '../shared/desk';
import { printed } from '../shared/print/print';
import type { VaultDesk } from './desk.svelte';

export function printInSight(desk: VaultDesk, frame: HTMLElement | undefined): void {
  const { place } = desk.tabs;
  if (place?.kind !== 'note') {
    frame?.querySelector<HTMLElement>('.pane:not([hidden]) .streamtools .print')?.click();
    return;
  }
  const { path } = place;
  const note = desk.documents.find(path);
  if (!note?.view) return;
  noteForPaper(desk.client, path, note.text, note.view.title || stemOf(path))
    .then(printed)
    .catch((thrown: unknown) => {
      desk.report(asApiError(thrown));
    });
}
