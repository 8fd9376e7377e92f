/** What can be done with a version, each act with the way to take it back. */

import { SvelteSet } from 'svelte/reactivity';
import { i18n } from '../../i18n/i18n.svelte';
import { stemOf, type Desk } from '../../shared/desk';

/** Versions that are to be deleted once nobody wants to undo it, as `idOf` names them. */
const leaving = new SvelteSet<string>();

const idOf = (path: string, version: number) => `${version} ${path}`;

/** Whether a version was deleted as far as the person is concerned. Reactive. */
export function isLeaving(path: string, version: number): boolean {
  return leaving.has(idOf(path, version));
}

/** Puts a version in the place of the note, and shows it. */
export async function restore(desk: Desk, path: string, version: number): Promise<void> {
  const known = await desk.client.call('note_version', { path, version });
  await desk.aside(path, () => desk.client.call('restore_version', { path, version }));
  const { versions } = await desk.client.call('note_history', { path });
  // What the note held was kept right before.
  const before = versions[1];
  const undo = async () => {
    if (known.present === null) await desk.client.call('delete_note', { path });
    else if (before) {
      const request = { path, version: before.version };
      await desk.aside(path, () => desk.client.call('restore_version', request));
    }
  };
  desk.open({ kind: 'note', path });
  desk.tell({ words: i18n.t.history.restored(stemOf(path)), undo });
}

/** Takes a version out of the history. It is really gone once undo is no longer offered. */
export function remove(desk: Desk, path: string, version: number): void {
  const id = idOf(path, version);
  leaving.add(id);
  desk.tell({
    words: i18n.t.history.removed,
    undo: () => {
      leaving.delete(id);
      return Promise.resolve();
    },
    settle: async () => {
      try {
        await desk.client.call('delete_version', { path, version });
      } finally {
        leaving.delete(id);
        desk.cache.renew('note_history', { path });
      }
    },
  });
}
