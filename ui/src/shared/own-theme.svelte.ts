/**
 * A person's own colours and sizes (`theme.css`). What may be set, the engine's side has
 * decided; here it is put over the app's own tokens.
 */

import type { OwnTheme } from '../ipc/bindings';
import type { Client } from '../ipc/client';
import { setTokens } from './tokens';

const NONE: OwnTheme = { tokens: [], left_out: 0, problem: null };

class Own {
  value = $state.raw<OwnTheme>(NONE);

  /** Looks at the file, and puts to work what it says now. */
  async read(client: Client): Promise<void> {
    let next: OwnTheme;
    try {
      next = await client.call('own_theme', {});
    } catch {
      // The window keeps the colours that it has.
      return;
    }
    setTokens('theme', new Map(next.tokens.map(({ name, value }) => [name, value])));
    this.value = next;
  }
}

export const ownTheme = new Own();
