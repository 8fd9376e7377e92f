/** What errors come to in the person's language. */

import { i18n } from '../i18n/i18n.svelte';
import type { ApiError } from '../ipc/bindings';

/** What happened and what to do. */
export function told({ code, message, why }: ApiError): string {
  const t = i18n.t.error;
  const reasons: Record<string, string> = t.why;
  const reason = why === undefined ? undefined : reasons[why];
  // Which file, which line and what is wrong there is known to the message alone.
  if (code === 'bad-settings') return `${t[code]} ${message}`;
  return code === 'read-only' && reason !== undefined ? reason : t[code];
}
