/** The keys of commands, as the settings show and change them. */

import { writeChord } from '../../shared/keys';

export interface Binding {
  id: string;
  title: string;
  /** Chords that the command comes with. */
  own: readonly string[];
  /** Chords that it has now. */
  chords: readonly string[];
  /** Whether a person chose those. */
  isChosen: boolean;
}

/** Titles of the other commands that listen to one of a command's chords. */
export function conflictsOf(binding: Binding, all: readonly Binding[]): string[] {
  // As keyboards write them: `Ctrl` and `Mod` are one key on most.
  const own = new Set(binding.chords.map((chord) => writeChord(chord)));
  return all
    .filter(
      ({ id, chords }) => id !== binding.id && chords.some((chord) => own.has(writeChord(chord))),
    )
    .map(({ title }) => title);
}
