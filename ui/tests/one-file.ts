/** A document of a note, over a file and a draft that the test holds. */

import type { Draft, DraftSaved, ErrorCode, KeepDraft, NoteView } from '../src/ipc/bindings';
import { NoteDocument } from '../src/features/note/document.svelte';
import { apiError, FakeClient } from './fake-client';

export const PATH = 'diary/2024-02-01.md';

/**
 * One file and one draft, with the save rule of the engine: bytes others wrote are never
 * overwritten. Merging is the engine's: here it is told what comes of it.
 */
export class OneFile {
  text: string | undefined = 'one';
  draft: Draft | undefined;
  /** What a merge gives; `undefined` is a conflict. */
  merge: ((base: string, theirs: string, ours: string) => string | undefined) | undefined;
  siblings: string[] = [];
  /** Drafts can't be kept. */
  storeFails = false;
  /** What the next commands fail with. */
  failure: ErrorCode | undefined;
  /** Answers wait for these, when set. */
  hold: Promise<void> | undefined;
  /** What was captured into the note while it was being written. */
  captured: string | undefined;

  readonly client = new FakeClient({
    open_note: () => this.#answer(() => this.view()),
    save_draft: (typed) => {
      const { base, text } = this.#keep(typed);
      return this.#answer(() => this.#save(text, typed.base_hash, base));
    },
    keep_draft: (typed) => {
      if (this.storeFails) throw apiError('io');
      const known = typed.base !== null || this.draft?.base_hash === typed.base_hash;
      if (known) this.#keep(typed);
      return { kept: known };
    },
    note_draft: () => ({ draft: this.draft ?? null }),
    drop_draft: () => {
      this.draft = undefined;
      return {};
    },
    save_note: ({ text, base_hash }) =>
      this.#answer(() => {
        if (this.text === undefined || hashOf(this.text) === base_hash) {
          this.text = text;
          return { generation: 2, hash: hashOf(text), sibling: null, text: null };
        }
        return this.#beside(text);
      }),
    create_note: ({ path, text }) =>
      this.#answer(() => {
        if (this.text !== undefined) throw apiError('exists');
        this.text = text;
        return { path, title: path, day: null, modified: 0 };
      }),
  });

  async #answer<T>(work: () => T): Promise<T> {
    if (this.failure) throw apiError(this.failure);
    const answer = work();
    await this.hold;
    return answer;
  }

  view(): NoteView {
    const { text } = this;
    if (text === undefined) throw apiError('not-found');
    const about = { generation: 1, path: PATH, title: 't', day: null };
    const hashtags = { profile: 'tsuzuri', colours: false } as const;
    return { ...about, text, hash: hashOf(text), read_only: null, warnings: [], hashtags };
  }

  #keep({ base_hash, base, start, end, insert, at }: KeepDraft): Draft {
    if (this.storeFails) throw apiError('io');
    const known = this.draft?.base_hash === base_hash ? this.draft.base : base;
    if (known === null) throw apiError('bad-request');
    const text = known.slice(0, start) + insert + known.slice(end);
    const draft = { base_hash, base: known, text, at };
    // Calls may overtake one another.
    const isOlder = this.draft?.base_hash === base_hash && at < this.draft.at;
    if (!isOlder) this.draft = draft;
    return draft;
  }

  #save(text: string, base: string, baseText: string): DraftSaved {
    if (this.text === undefined) throw apiError('not-found');
    const answer = { generation: 2, sibling: null, text: null, conflict: null };
    if (hashOf(this.text) === base) {
      this.text = text + (this.captured ?? '');
      const came = this.captured === undefined ? null : this.text;
      this.captured = undefined;
      this.#dropIf(text);
      return { ...answer, hash: hashOf(this.text), text: came };
    }
    const theirs = this.text;
    const merged = this.merge?.(baseText, theirs, text);
    if (merged === undefined) {
      const apart = { kind: 'apart', theirs, ours: text } as const;
      const conflict = { theirs, pieces: [apart], joined: 0 };
      return { ...answer, hash: hashOf(theirs), conflict };
    }
    this.text = merged;
    this.#dropIf(text);
    return { ...answer, hash: hashOf(merged), text: merged };
  }

  #beside(text: string) {
    this.siblings.push(text);
    const sibling = 'diary/2024-02-01 (2).md';
    return { generation: 2, hash: hashOf(this.text ?? ''), sibling, text: null };
  }

  #dropIf(text: string): void {
    if (this.draft?.text === text) this.draft = undefined;
  }
}

export function hashOf(text: string): string {
  return `hash of ${text}`;
}

export async function opened(file = new OneFile()) {
  const document = new NoteDocument(file.client, PATH, 'vault');
  await document.read();
  const saves = () => file.client.count('save_draft');
  return { file, document, saves };
}
