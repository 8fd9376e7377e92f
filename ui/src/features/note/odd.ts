/** What is odd about a note, in the person's language. */

import { i18n } from '../../i18n/i18n.svelte';
import type { NoteWarning } from '../../ipc/bindings';

/** What its reader should know; a parser's own words are English in every language. */
export function odd(warning: NoteWarning): string {
  const t = i18n.t.note.odd;
  switch (warning.code) {
    case 'large-front-matter':
    case 'nested-front-matter':
      return t[warning.code](warning);
    case 'broken-yaml':
      return t[warning.code](warning);
    case 'broken-toml':
      return t[warning.code](warning);
    case 'too-many-tags':
    case 'too-long-headings':
      return t[warning.code];
  }
}
