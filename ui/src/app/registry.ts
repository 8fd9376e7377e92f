/**
 * The one registry of commands. The menu, the palette, the settings and the keys all take
 * from here: what can be done is said once.
 */

import type { Messages } from '../i18n/messages';
import { isComposing } from '../shared/composing';
import { matches, readChord } from '../shared/keys';

export interface Command {
  /** `room.act`, stable: keys people choose are kept under it. */
  id: string;
  title(t: Messages): string;
  /** Chords that it comes with, the first one shown. */
  keys?: readonly string[];
  /** Whether it can be done now; always, when left out. */
  enabled?: () => boolean;
  /** What it needs, when it can't be done now. */
  needs?(t: Messages): string;
  /** For keys alone: one of many that do nearly the same. */
  quiet?: boolean;
  run: () => void;
}

/** Chords by command, where a person chose others; an empty list is none. */
export type Keys = Readonly<Record<string, readonly string[] | undefined>>;

export class Registry {
  readonly #commands = new Map<string, Command>();

  /** `chosen` is asked each time, so that what reads keys follows a change of it. */
  constructor(
    commands: readonly Command[],
    private readonly chosen: () => Keys = () => ({}),
  ) {
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

  /** The chords of a command as they are now. */
  keysOf(id: string): readonly string[] {
    return this.chosen()[id] ?? this.#commands.get(id)?.keys ?? [];
  }

  /** Whether there is such a command and it could be run. */
  run(id: string): boolean {
    const command = this.#commands.get(id);
    if (!command || command.enabled?.() === false) return false;
    command.run();
    return true;
  }

  /**
   * Runs the command of a key event, if there is one, and keeps the event from others.
   * `among`: only these may run now.
   */
  onKey(event: KeyboardEvent, among: (id: string) => boolean = () => true): void {
    if (event.defaultPrevented || isComposing(event)) return;
    for (const id of this.#commands.keys()) {
      if (!this.keysOf(id).some((key) => matches(readChord(key), event))) continue;
      if (!among(id) || !this.run(id)) continue;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  }
}
