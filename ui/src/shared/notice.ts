/** What there is to say of an open note, beside its text. */

import type { ApiError } from '../ipc/bindings';

/** What the person should know about the note, until they put it away. */
export type Notice =
  /** Both versions are kept: the file holds the other program's, ours is at `path`. */
  | { kind: 'sibling'; path: string }
  /** Another program changed the same place: the person has to choose. */
  | { kind: 'conflict' }
  /** The file is not there any more. */
  | { kind: 'gone' }
  | { kind: 'failed'; error: ApiError };

/** Whether what kept a note from being saved may go away by itself. */
export function mayPass({ code }: ApiError): boolean {
  return code === 'io' || code === 'disk-full' || code === 'vault-unavailable';
}
