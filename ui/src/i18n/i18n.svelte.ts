/**
 * The language in use: the one chosen, else the system's. Reading `i18n.t` in a
 * component follows a switch at once.
 */

import { messages, type Language } from './messages';

class I18n {
  /** What the person chose; `null` follows the system. */
  chosen = $state<Language | null>(null);
  system = $state<Language>(languageOf(navigator.language));

  readonly language = $derived(this.chosen ?? this.system);
  readonly t = $derived(messages[this.language]);
}

/** The language that fits a tag such as `ja-JP`; English where there is no better one. */
export function languageOf(tag: string): Language {
  return /^ja\b/i.test(tag) ? 'ja' : 'en';
}

export const i18n = new I18n();
