/**
 * The one registry of commands. Keys are looked up here, and the menu, the palette and
 * the help will be: what can be done is said once.
 */

import type { Messages } from '../i18n/messages';
import { isComposing } from '../shared/composing';
import { matches, readChord } from '../shared/keys';

export interface Command {
  /** `room.act`, stable: keys people choose will be kept under it. */
  id: string;
  title(t: Messages): string;
  /** Chords, the first one shown. */
  keys?: readonly string[];
  /** Whether it can be done now; always, when left out. */
  enabled?: () => boolean;
  run: () => void;
}

export class Registry {
  readonly #commands = new Map<string, Command>();

  constructor(commands: readonly Command[]) {
    for (const command of commands) {
      if (this.#commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
      this.#commands.set(command.id, command);
    }
  }

  get all(): Command[] {
    return [...this.#commands.values()];
  }

  find(id: string): Command | undefined {
    return this.#commands.get(id);
  }

  /** Whether there is such a command and it could be run. */
  run(id: string): boolean {
    const command = this.#commands.get(id);
    if (!command || command.enabled?.() === false) return false;
    command.run();
    return true;
  }

  /** Chords that more than one command listens to, with those commands. */
  get conflicts(): Map<string, string[]> {
    const byChord = new Map<string, string[]>();
    for (const { id, keys = [] } of this.#commands.values()) {
      for (const key of keys) byChord.set(key, [...(byChord.get(key) ?? []), id]);
    }
    return new Map([...byChord].filter(([, ids]) => ids.length > 1));
  }

  /** Runs the command of a key event, if there is one, and keeps the event from others. */
  onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposing(event)) return;
    for (const { id, keys = [] } of this.#commands.values()) {
      if (!keys.some((key) => matches(readChord(key), event))) continue;
      if (!this.run(id)) return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  }
}
