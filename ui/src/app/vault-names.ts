/** What folders of notes are called in a list: by name, or by where they lie if they share one. */

import type { VaultView } from '../ipc/bindings';

/** The name of one of `all`, beside the open one. */
export function nameOf(
  { id, name, path }: VaultView,
  all: readonly VaultView[],
  open: VaultView | undefined,
): string {
  const others = [...all, ...(open ? [open] : [])].filter((each) => each.id !== id);
  return others.some((each) => each.name === name) ? path : name;
}
