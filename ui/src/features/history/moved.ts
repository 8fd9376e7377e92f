/** The history of a folder of notes that was moved to where the open one is. */

import { i18n } from '../../i18n/i18n.svelte';
import { asApiError } from '../../ipc/client';
import type { Desk } from '../../shared/desk';

/**
 * Offers it, when there is one and nothing else is being told: the offer comes again at the next
 * start, and what else is told may be told once.
 */
export async function offerMovedHistory(desk: Desk, isQuiet: () => boolean): Promise<void> {
  try {
    const { vaults } = await desk.client.call('moved_here', {});
    const [moved] = vaults;
    if (!moved || !isQuiet()) return;
    desk.tell({
      words: i18n.t.history.moved(moved.path),
      more: { words: i18n.t.history.adopt, show: () => void adopt(desk, moved.id) },
      stays: true,
    });
  } catch {
    // Nothing is lost: it is asked again at the next start.
  }
}

async function adopt(desk: Desk, id: string): Promise<void> {
  try {
    await desk.client.call('adopt_history', { id });
    desk.tell({ words: i18n.t.history.adopted });
  } catch (thrown) {
    desk.report(asApiError(thrown));
  }
}
