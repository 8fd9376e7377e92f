/**
 * What the person chose for the app as a whole, put to work and kept: language, theme, keys,
 * how text is set. How large the window's page is drawn is the shell's to do.
 */

import { i18n } from '../i18n/i18n.svelte';
import type { Language, Messages } from '../i18n/messages';
import type { Preferences as Kept } from '../ipc/bindings';
import type { Client } from '../ipc/client';
import { setTokens } from './tokens';
import { writing } from './writing.svelte';
import { isWeekStart, week } from './week.svelte';

export type Theme = 'light' | 'dark';

/** What is as usual where nothing is chosen. */
export type Choices = Omit<Kept, 'language' | 'theme' | 'keys'>;

/** Percent, as browsers have them. */
export const ZOOMS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200];
/** Line height by text size: 28 to 16. */
const LEADING = 1.75;

export class Preferences {
  /** `null` follows the system. */
  theme = $state<Theme | null>(null);
  /** Chords by command, where they are not the ones it comes with. */
  keys = $state.raw<Readonly<Record<string, readonly string[] | undefined>>>({});

  /** What else is chosen. */
  choices = $state.raw<Choices>({});

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
  take({ language, theme, keys, ...choices }: Kept): void {
    this.choices = choices;
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

  /** Chooses some; `undefined` gives back what is usual. */
  async choose(some: { [C in keyof Choices]: Choices[C] | undefined }): Promise<void> {
    const chosen = Object.entries({ ...this.choices, ...some });
    this.choices = Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
    this.#apply();
    await this.#keep();
  }

  /** One step larger (1) or smaller (-1), as far as there are any; 0 is the usual size. */
  async zoomBy(by: number): Promise<void> {
    const now = this.choices.zoom ?? 100;
    const steps = by > 0 ? ZOOMS.filter((zoom) => zoom > now) : ZOOMS.filter((zoom) => zoom < now);
    const next = by === 0 ? 100 : ((by > 0 ? steps[0] : steps.at(-1)) ?? now);
    await this.choose({ zoom: next === 100 ? undefined : next });
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
    const { text_size: size, measure, week_start: start } = this.choices;
    writing.isSpelled = this.choices.spelling ?? true;
    writing.hasSlash = this.choices.slash ?? false;
    week.chosen = isWeekStart(start) ? start : undefined;
    const tokens = new Map<string, string>();
    if (size !== undefined) {
      tokens.set('--fs-body', `${size}px`);
      tokens.set('--lh-body', `${Math.round(size * LEADING)}px`);
    }
    if (measure !== undefined) tokens.set('--measure', `calc(var(--fs-body) * ${measure})`);
    setTokens('choices', tokens);
  }

  async #keep(): Promise<void> {
    const keys = Object.entries(this.keys).map(([command, chords = []]) => ({
      command,
      chords: [...chords],
    }));
    const kept: Kept = { language: i18n.chosen, theme: this.theme, keys, ...this.choices };
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
