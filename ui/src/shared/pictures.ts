/** Finds the picture that a link of a note names. */

import type { ShownPicture } from '../editor/contract';
import type { Client } from '../ipc/client';
import type { Desk } from './desk';

/** `null` when there is none, whatever the reason: the place where it would be says so. */
export async function findPicture(
  client: Client,
  target: string,
  from: string,
): Promise<ShownPicture | null> {
  try {
    const { path, version, width, height } = await client.call('picture', { from, target });
    return {
      url: client.pictureUrl(path, version),
      ...(width === null ? {} : { width }),
      ...(height === null ? {} : { height }),
    };
  } catch {
    return null;
  }
}

/**
 * Milliseconds between a change among the files and looking for a picture again: files come in
 * crowds, and the engine lists their names no oftener than twice a second.
 */
const REST = 700;

/** The same; `changed` is called a moment after the first change after which it may be another. */
export function followedPicture(
  { client, changes }: Pick<Desk, 'client' | 'changes'>,
  target: string,
  from: string,
  changed: () => void,
): Promise<ShownPicture | null> {
  const release = changes.watch(
    () => [{ type: 'files' }],
    () => {
      release();
      setTimeout(changed, REST);
    },
  );
  return findPicture(client, target, from);
}
