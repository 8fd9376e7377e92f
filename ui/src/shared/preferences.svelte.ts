/** Language, theme and keys: what the person chose, put to work and kept. */

import { i18n } from '../i18n/i18n.svelte';
import type { Language, Messages } from '../i18n/messages';
import type { Preferences as Kept } from '../ipc/bindings';
import type { Client } from '../ipc/client';

export type Theme = 'light' | 'dark';

export class Preferences {
  /** `null` follows the system. */
  theme = $state<Theme | null>(null);
  /** Chords by command, where they are not the ones it comes with. */
  keys = $state.raw<Readonly<Record<string, readonly string[] | undefined>>>({});

  constructor(private readonly client: Client) {}

  /** Reads what was kept; without it the system decides. */
  async load(): Promise<void> {
    try {
      this.take(await this.client.call('preferences', {}));
    } catch {
      // The window opens in the system's language and colours.
    }
  }

  /** Puts to work what was chosen, here or in another window. */
  take({ language, theme, keys }: Kept): void {
    this.keys = Object.fromEntries(keys.map(({ command, chords }) => [command, chords]));
    i18n.chosen = language === 'ja' || language === 'en' ? language : null;
    this.theme = theme === 'light' || theme === 'dark' ? theme : null;
    this.#apply();
  }

  get language(): Language | null {
    return i18n.chosen;
  }

  async setLanguage(language: Language | null): Promise<void> {
    i18n.chosen = language;
    await this.#keep();
  }

  /** Chords for a command; `undefined` gives it back those that it comes with. */
  async setKeys(command: string, chords: string[] | undefined): Promise<void> {
    const others = Object.entries(this.keys).filter(([id]) => id !== command);
    this.keys = Object.fromEntries(chords ? [...others, [command, chords]] : others);
    await this.#keep();
  }

  async setTheme(theme: Theme | null): Promise<void> {
    this.theme = theme;
    this.#apply();
    await this.#keep();
  }

  /** The other one of light and dark than what is seen now. */
  async switchTheme(): Promise<void> {
    const isDark =
      this.theme === 'dark' ||
      (this.theme === null && matchMedia('(prefers-color-scheme: dark)').matches);
    await this.setTheme(isDark ? 'light' : 'dark');
  }

  #apply(): void {
    const { dataset } = document.documentElement;
    if (this.theme) dataset['theme'] = this.theme;
    else delete dataset['theme'];
  }

  async #keep(): Promise<void> {
    const keys = Object.entries(this.keys).map(([command, chords = []]) => ({
      command,
      chords: [...chords],
    }));
    const kept: Kept = { language: i18n.chosen, theme: this.theme, keys };
    await this.client.call('set_preferences', kept);
  }
}

/** What can be chosen, each in words. */
export function themes(t: Messages): [Theme | null, string][] {
  return [
    [null, t.menu.system],
    ['light', t.menu.light],
    ['dark', t.menu.dark],
  ];
}

/** Each language in its own words, so that who reads no other finds it. */
export function languages(t: Messages): [Language | null, string][] {
  return [
    [null, t.menu.system],
    ['ja', '日本語'],
    ['en', 'English'],
  ];
}
