/** Finds the picture that a link of a note names. */

import type { ShownPicture } from '../editor/contract';
import type { Client } from '../ipc/client';

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
