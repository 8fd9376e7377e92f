/** How the index is, in words. */

import type { IndexState } from '../../ipc/bindings';
import type { Messages } from '../../i18n/messages';

export function indexWords(index: IndexState, t: Messages): string {
  const { phase, done, total, notes, covered, vanishing, finishing, hindered } = index;
  if (vanishing > 0) return t.status.vanishing(vanishing);
  if (finishing) return t.status.finishing(finishing.done, finishing.total);
  if (hindered) return t.status.hindered[hindered];
  switch (phase) {
    case 'closed':
      return '';
    case 'scanning':
      return t.status.scanning;
    case 'notes':
      return total > 0 ? t.status.indexing(done, total) : t.status.scanning;
    case 'text':
      return index.text_waits
        ? t.status.textWaits(Math.floor(covered * 100))
        : t.status.indexingText(Math.floor(covered * 100));
    case 'ready':
      return t.status.notes(notes);
  }
}
