/**
 * Keeping what is typed into one note, so that it outlives the app: what is sent, and
 * whether what it was made from has to go along. When, and what is saved, is for
 * `document.svelte.ts`.
 */

import type { Draft, KeepDraft, NoteView } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';

/** What a text was made from. */
export interface Base {
  /** Of the bytes on disk. */
  hash: string;
  /** What they say. */
  text: string;
}

export class DraftKeeper {
  /** The base that the store has, by its hash. */
  #known = '';
  /** What comes later says a later time, though the clock may have been set back. */
  #lastAt = 0;

  constructor(
    private readonly client: Client,
    private readonly vault: string,
    private readonly path: string,
  ) {}

  /** What was typed and not saved when the note was last open. */
  async find(): Promise<Draft | undefined> {
    const { draft } = await this.client.call('note_draft', this.#where());
    if (draft) {
      this.#known = draft.base_hash;
      this.#lastAt = Math.max(this.#lastAt, draft.at);
    }
    return draft ?? undefined;
  }

  /** Goes on with the note's draft at another path. */
  movedTo(path: string): DraftKeeper {
    const keeper = new DraftKeeper(this.client, this.vault, path);
    keeper.#lastAt = this.#lastAt;
    return keeper;
  }

  /** Settles when the text is durable. */
  async keep(base: Base, text: string): Promise<void> {
    const request = this.request(base, text);
    const { kept } = await this.client.call('keep_draft', request);
    if (!kept) await this.client.call('keep_draft', { ...request, base: base.text });
    this.#known = base.hash;
  }

  /** What keeps a text, and saves it. */
  request(base: Base, text: string): KeepDraft {
    this.#lastAt = Math.max(Date.now(), this.#lastAt + 1);
    return {
      ...this.#where(),
      base_hash: base.hash,
      base: this.#known === base.hash ? null : base.text,
      ...stretch(base.text, text),
      at: this.#lastAt,
    };
  }

  async drop(): Promise<void> {
    this.#known = '';
    await this.client.call('drop_draft', this.#where());
  }

  #where() {
    return { vault: this.vault, path: this.path };
  }
}

/** The one stretch of `base` that was replaced to make `text`, in UTF-16 units. */
export function stretch(
  base: string,
  text: string,
): { start: number; end: number; insert: string } {
  const shorter = Math.min(base.length, text.length);
  let start = 0;
  while (start < shorter && base.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  if (isLow(base, start) || isLow(text, start)) start -= 1;
  let same = 0;
  const most = shorter - start;
  while (
    same < most &&
    base.charCodeAt(base.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  ) {
    same += 1;
  }
  if (isLow(base, base.length - same) || isLow(text, text.length - same)) same -= 1;
  return {
    start,
    end: base.length - same,
    insert: text.slice(start, text.length - same),
  };
}

/** Whether a cut here would go through a character of two units. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit < 0xe000 && before >= 0xd800 && before < 0xdc00;
}

/** A note that is only a draft. */
export function goneView(path: string, draft: Draft): NoteView {
  return {
    generation: 0,
    path,
    title: path,
    text: draft.base,
    hash: draft.base_hash,
    day: null,
    read_only: null,
    warnings: [],
    hashtags: { profile: 'tsuzuri', colours: false },
  };
}
