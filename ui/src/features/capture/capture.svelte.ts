/**
 * What one writes down: its text and where it will go, until the engine has it. The text
 * leaves the window only when the answer is there; until then it is a draft.
 */

import type { ApiError, CaptureDraft, VaultState } from '../../ipc/bindings';
import { asApiError, type Client } from '../../ipc/client';
import { Draft } from './draft';
import { Targets } from './targets.svelte';

/** Milliseconds after which a window that is too high gets lower. */
export const SHRINK = 150;

/** What failed: the saving, or the keeping of the draft when the window was to hide. */
export interface Failure {
  what: 'save' | 'draft';
  error: ApiError;
}

export class Capture {
  /** As it is meant: what an input method still composes is not in it. */
  text = $state('');
  /** Vault-relative; `null` is today's note. */
  note = $state<string | null>(null);
  /** A save is under way. */
  busy = $state(false);
  failure = $state.raw<Failure>();
  /** Something was saved, and the window stayed for the next. */
  saved = $state(false);

  readonly targets: Targets;
  readonly #draft: Draft;
  #composing = false;
  /** A draft read while an input method composes, or a save is under way: put before the text after. */
  #before = '';
  /** Saved while an input method composes: taken out of the text when it has ended. */
  #takeOut: string | undefined;
  /** The capture that was tried: what is tried again unchanged is the same one. */
  #tried: { id: string; text: string; note: string | null } | undefined;
  #height = 0;
  #shrinking: ReturnType<typeof setTimeout> | undefined;
  #vaultId: string | undefined;

  constructor(private readonly client: Client) {
    this.targets = new Targets(client);
    this.#draft = new Draft(client, (kept) => this.#take(kept));
  }

  /** Reads what stood here before; without it one begins anew, and it is not written over. */
  async read(): Promise<void> {
    await this.#draft.read().catch(() => undefined);
  }

  /** Takes what stands in the field, whenever no input method composes. */
  typed(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.saved = false;
    if (this.failure?.what === 'save') this.failure = undefined;
    this.#draft.changed(this.#standing);
  }

  composing(composing: boolean): void {
    this.#composing = composing;
    this.#draft.composing(composing);
    if (composing) return;
    if (this.#takeOut !== undefined) this.#leave(this.#takeOut);
    this.#takeOut = undefined;
    this.#join();
  }

  choose(note: string | null): void {
    this.note = note;
    this.#draft.changed(this.#standing);
  }

  /** Saves and hides, or stays for the next one. */
  async save(stay = false): Promise<void> {
    if (this.busy || this.#composing) return;
    const { text, note } = this;
    if (text.trim() === '') {
      if (!stay) await this.hide();
      return;
    }
    this.busy = true;
    this.failure = undefined;
    this.saved = false;
    const { id } = (this.#tried = this.#again(text, note));
    try {
      // An older draft that comes after the capture would bring its text back; one that was
      // never read would go with it.
      await this.#draft.quiet();
      await this.client.call('capture', { id, text, note });
    } catch (thrown) {
      this.failure = { what: 'save', error: asApiError(thrown) };
      return;
    } finally {
      this.busy = false;
    }
    this.#tried = undefined;
    const goesOn = this.#captured(text);
    if (stay || goesOn) this.saved = true;
    else await this.hide();
  }

  /** Keeps the draft and hides the window; a second time even if it can't be kept. */
  async hide(): Promise<void> {
    const isKnown = this.failure?.what === 'draft';
    try {
      await this.#draft.keep();
      if (isKnown) this.failure = undefined;
    } catch (thrown) {
      if (!isKnown) {
        this.failure = { what: 'draft', error: asApiError(thrown) };
        return;
      }
    }
    this.saved = false;
    this.#join();
    // A window that can't be hidden stays as it is, with the text in it.
    await this.client.call('hide_capture', {}).catch(() => undefined);
  }

  /** The window was shown again. */
  shown(): void {
    this.saved = false;
    void this.targets.find('');
  }

  /** A note of another vault is no target in this one. */
  vaultChanged({ vault }: VaultState): void {
    const known = this.targets.vault;
    const isOther =
      vault &&
      (this.#vaultId ? vault.id !== this.#vaultId : known !== undefined && vault.name !== known);
    if (isOther && this.note !== null) this.choose(null);
    this.#vaultId = vault?.id ?? this.#vaultId;
    void this.targets.refresh();
  }

  /** The app is about to end. */
  async quit(): Promise<void> {
    await this.#draft.keep().catch(() => undefined);
    await this.client.call('quit_ready', {}).catch(() => undefined);
  }

  /**
   * Asks for the height that the content needs, in CSS pixels, when it is another one. The
   * window grows at once and shrinks after a rest, so that it does not jump while rows come
   * and go.
   */
  fit(height: number): void {
    clearTimeout(this.#shrinking);
    if (height <= 0 || height === this.#height) return;
    if (height > this.#height) this.#resize(height);
    else {
      this.#shrinking = setTimeout(() => {
        this.#resize(height);
      }, SHRINK);
    }
  }

  #resize(height: number): void {
    this.#height = height;
    this.client.call('fit_capture', { height }).catch(() => {
      this.#height = 0;
    });
  }

  get #standing(): CaptureDraft {
    return { text: after(this.#before, this.text), note: this.note };
  }

  #take(kept: CaptureDraft): CaptureDraft {
    if (this.#composing || this.busy) this.#before = kept.text;
    else this.text = after(kept.text, this.text);
    this.note ??= kept.note;
    return this.#standing;
  }

  #again(text: string, note: string | null) {
    const tried = this.#tried;
    return tried?.text === text && tried.note === note ? tried : { id: newId(), text, note };
  }

  /** Takes out what was captured; whether something was typed meanwhile. */
  #captured(text: string): boolean {
    if (this.#composing) {
      this.#takeOut = text;
      this.#draft.captured({ text: this.#before, note: this.note });
      return true;
    }
    this.#leave(text);
    this.#join();
    return this.text !== '';
  }

  #leave(captured: string): void {
    const { text } = this;
    if (text.startsWith(captured)) this.text = text.slice(captured.length).replace(/^\n+/, '');
    this.#draft.captured(this.#standing);
  }

  /** Puts what was read meanwhile before the text, unless that is in use as it stands. */
  #join(): void {
    if (this.#composing || this.busy) return;
    this.text = after(this.#before, this.text);
    this.#before = '';
  }
}

function after(before: string, text: string): string {
  return [before, text].filter((each) => each !== '').join('\n');
}

/** 16 random bytes in hexadecimal. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
