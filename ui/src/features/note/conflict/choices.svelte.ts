/**
 * What a person has chosen between two versions of a text, place by place, and the text
 * that comes of it. Where the versions come from, and where the text goes, is for others.
 */

import type { MergePiece } from '../../../ipc/bindings';

export type Apart = Extract<MergePiece, { kind: 'apart' }>;
export type Side = 'ours' | 'theirs';
export type Pick =
  | { kind: Side }
  /** Both, the named one first. */
  | { kind: 'both'; first: Side }
  /** Written by hand. */
  | { kind: 'own'; text: string };

export class Choices {
  pieces = $state.raw<readonly MergePiece[]>([]);
  /** Of the places, in text order. */
  picks = $state<(Pick | undefined)[]>([]);
  /** What was written by hand for each, also where something else is chosen by now. */
  written = $state<(string | undefined)[]>([]);
  /** The place one is at. */
  current = $state(0);

  constructor(pieces: readonly MergePiece[] = []) {
    this.show(pieces);
  }

  get places(): Apart[] {
    return this.pieces.filter((piece): piece is Apart => piece.kind === 'apart');
  }

  /** Places that are left to choose. */
  get left(): number {
    return this.picks.filter((pick) => pick === undefined).length;
  }

  /**
   * Other versions of the same text: what was chosen for a place that is as it was stays, and
   * what was written for one also where one of its versions is another.
   */
  show(pieces: readonly MergePiece[]): void {
    if (pieces === this.pieces) return;
    const { places, picks, written } = this;
    const chosen = new Map(places.map((place, at) => [keyOf(place), picks[at]]));
    this.pieces = pieces;
    this.picks = this.places.map((place) => chosen.get(keyOf(place)));
    this.written = this.places.map((place) => written[placeLike(place, places)]);
    this.current = Math.max(0, this.picks.indexOf(undefined));
  }

  pick(at: number, pick: Pick | undefined): void {
    if (at >= this.places.length) return;
    this.picks[at] = pick;
    if (pick?.kind === 'own') this.written[at] = pick.text;
    this.current = at;
  }

  pickAll(side: Side): void {
    this.picks = this.places.map(() => ({ kind: side }));
  }

  go(by: number): void {
    this.current = Math.min(Math.max(this.current + by, 0), Math.max(0, this.places.length - 1));
  }

  /** The text as chosen; a place that is left open is as it was typed here. */
  get text(): string {
    let place = 0;
    const parts = this.pieces.map((piece) =>
      piece.kind === 'agreed' ? piece.text : chosen(piece, this.picks[place++]),
    );
    return parts.join('');
  }
}

export function chosen(place: Apart, pick: Pick | undefined): string {
  switch (pick?.kind) {
    case 'theirs':
      return place.theirs;
    case 'both':
      return pick.first === 'ours'
        ? behind(place.ours, place.theirs)
        : behind(place.theirs, place.ours);
    case 'own':
      return ended(pick.text, place);
    default:
      return place.ours;
  }
}

/** As lines of their own. */
function behind(first: string, second: string): string {
  const isOpen = first !== '' && second !== '' && !first.endsWith('\n');
  return `${first}${isOpen ? '\n' : ''}${second}`;
}

/** What is written by hand must not run into the line behind it. */
function ended(text: string, { ours, theirs }: Apart): string {
  const isLast = !ours.endsWith('\n') && !theirs.endsWith('\n');
  return isLast || text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function keyOf({ ours, theirs }: Apart): string {
  return JSON.stringify([ours, theirs]);
}

/** Which of `places` is this one, or was before one of its versions changed; -1 is none. */
function placeLike(place: Apart, places: readonly Apart[]): number {
  const same = places.findIndex((each) => keyOf(each) === keyOf(place));
  if (same >= 0) return same;
  return places.findIndex(({ ours, theirs }) => ours === place.ours || theirs === place.theirs);
}

const begun = new WeakMap<object, Map<string, Choices>>();

/**
 * What was chosen so far for `note`, between it and `other`, to go on with: whoever leaves it for
 * later finds it as it was.
 */
export function choicesOf(note: object, other = ''): Choices {
  const known = begun.get(note) ?? new Map<string, Choices>();
  begun.set(note, known);
  const choices = known.get(other) ?? new Choices();
  known.set(other, choices);
  return choices;
}

/** All is chosen. */
export function chosenAll(note: object, other = ''): void {
  begun.get(note)?.delete(other);
}
