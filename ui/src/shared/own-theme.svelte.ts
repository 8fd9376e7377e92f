/**
 * A person's own colours and sizes (`theme.css`). What may be set, the engine's side has
 * decided; here it is put over the app's own tokens, through the CSSOM.
 */

import type { OwnTheme } from '../ipc/bindings';
import type { Client } from '../ipc/client';

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
    const before = new Set(this.value.tokens.map(({ name }) => name));
    const { style } = document.documentElement;
    for (const { name, value } of next.tokens) {
      before.delete(name);
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
    }
    for (const name of before) style.removeProperty(name);
    this.value = next;
  }
}

export const ownTheme = new Own();
