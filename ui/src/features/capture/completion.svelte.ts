/**
 * What may follow `#` and `[[`, in at most three rows docked below the text. Rows that no
 * longer fit go at once and new ones come with the answer, so that Tab never takes
 * something else than what is meant.
 */

import { IN_LINK, IN_TAG, linkAfter } from '../../editor/places';
import { count } from '../../i18n/numbers';
import type { Client } from '../../ipc/client';
import { folderOf } from '../../shared/desk';
import { linkName } from '../../shared/link-name';
import { withoutSign } from '../../shared/tag/parts';
import { matchIn } from './match';

/** Rows shown: the window is small. */
const SHOWN = 3;
/** Rows asked for, so that names which begin with what was typed can come first. */
const ASKED = 20;

export type Kind = 'tag' | 'link';

export interface Option {
  name: string;
  /** On the right, quieter: a count, a folder. */
  detail: string;
  /** Where what was typed stands in the name; a note may fit by its title, which is not. */
  match: [number, number] | undefined;
}

/** A stretch of the text to write over. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

interface Typed {
  kind: Kind;
  /** Offset of the first character behind the sign or the brackets. */
  from: number;
  text: string;
}

export class Completion {
  kind = $state<Kind>('tag');
  options = $state.raw<readonly Option[]>([]);
  /** The row that Tab takes. */
  at = $state(0);

  #typed: Typed | undefined;
  #turn = 0;

  constructor(private readonly client: Client) {}

  get open(): boolean {
    return this.options.length > 0;
  }

  /** Looks at what stands before the cursor. Not while an input method composes. */
  async look(text: string, cursor: number): Promise<void> {
    const typed = typedBefore(text, cursor);
    if (!typed) {
      this.close();
      return;
    }
    const turn = ++this.#turn;
    const goesOn = this.#typed?.kind === typed.kind && this.#typed.from === typed.from;
    this.at = 0;
    this.#show(goesOn ? matched(this.options, typed.text).filter(({ match }) => match) : [], typed);
    try {
      const options = await this.#ask(typed);
      if (turn === this.#turn) this.#show(ranked(matched(options, typed.text)), typed);
    } catch {
      // One can always type it out.
      if (turn === this.#turn) this.close();
    }
  }

  /** The cursor went somewhere: away from what is being completed, the rows go. */
  moved(text: string, cursor: number): void {
    if (!this.#typed) return;
    const typed = typedBefore(text, cursor);
    if (typed?.kind !== this.#typed.kind || typed.from !== this.#typed.from) this.close();
  }

  /** One row down or up, round the end. */
  step(by: number): void {
    const { length } = this.options;
    if (length > 0) this.at = (this.at + by + length) % length;
  }

  /** What taking a row writes; nothing when there is none. */
  taken(text: string, cursor: number, index = this.at): Edit | undefined {
    const typed = this.#typed;
    const option = this.options[index];
    if (!typed || !option) return undefined;
    const after = text.slice(cursor);
    if (typed.kind === 'link') {
      const { over, close } = linkAfter(text.slice(typed.from, cursor), after);
      return { from: typed.from, to: cursor + over, text: option.name + close };
    }
    // A space ends the tag; one that stands there already does, too.
    const ended = /^\s/u.test(after);
    return { from: typed.from, to: cursor, text: ended ? option.name : `${option.name} ` };
  }

  close(): void {
    this.#turn += 1;
    this.#typed = undefined;
    this.options = [];
  }

  #show(options: readonly Option[], typed: Typed): void {
    const chosen = this.at > 0 ? this.options[this.at]?.name : undefined;
    this.#typed = typed;
    this.kind = typed.kind;
    this.options = options.slice(0, SHOWN);
    this.at = Math.max(
      0,
      this.options.findIndex(({ name }) => name === chosen),
    );
  }

  async #ask({ kind, text }: Typed): Promise<Option[]> {
    if (kind === 'tag') {
      const request = { typed: text, limit: ASKED };
      const { tags } = await this.client.call('complete_tag', request);
      return tags.map((row) => option(withoutSign(row.tag), count(row.count)));
    }
    const { notes } = await this.client.call('capture_targets', { text, limit: ASKED });
    return notes.map((note) => option(linkName(note, notes), folderOf(note.path)));
  }
}

function option(name: string, detail: string): Option {
  return { name, detail, match: undefined };
}

function matched(options: readonly Option[], typed: string): Option[] {
  return options.map((each) => ({ ...each, match: matchIn(each.name, typed) }));
}

/** Names that begin with what was typed come first; else the order of the index stays. */
function ranked(options: readonly Option[]): Option[] {
  const begins = ({ match }: Option) => match?.[0] === 0;
  return [...options.filter(begins), ...options.filter((each) => !begins(each))];
}

function typedBefore(text: string, cursor: number): Typed | undefined {
  const line = text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
  const link = IN_LINK.exec(line)?.[1];
  if (link !== undefined) return { kind: 'link', from: cursor - link.length, text: link };
  const tag = IN_TAG.exec(line)?.[1];
  return tag === undefined ? undefined : { kind: 'tag', from: cursor - tag.length, text: tag };
}
