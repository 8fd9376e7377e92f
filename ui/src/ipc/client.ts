/**
 * The way to the engine: typed commands and events. The only file that knows Tauri;
 * everything else takes a `Client`, so that tests can hand in another one.
 */

import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { ApiError, Commands, Events } from './bindings';

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]['request'];
export type Answer<N extends CommandName> = Commands[N]['answer'];

export interface Client {
  /** This window's label: what `Origin` calls its changes. */
  readonly label: string;
  /** Runs a command; rejects with an `ApiError`. */
  call<N extends CommandName>(name: N, request: Request<N>): Promise<Answer<N>>;
  /** Calls `handler` with each event until the returned function is called. */
  on<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): () => void;
  /** From which the page may load a picture of the vault; `version` tells its bytes apart. */
  pictureUrl(path: string, version: string): string;
  /**
   * `finish` runs each time that the window is to close. It stays open until the shell is
   * told to close it (`close_window`).
   */
  beforeClose(finish: () => Promise<void>): void;
}

/** The real client. Made once, when the page starts. */
export function tauriClient(): Client {
  const window = getCurrentWindow();
  /** Settles once everything that was to be listened for is. */
  let listened: Promise<unknown> = Promise.resolve();
  return {
    label: window.label,
    async call(name, request) {
      try {
        // Else what happens between an answer and the first event is never heard of.
        await listened;
        return await invoke(name, { request });
      } catch (thrown) {
        throw asApiError(thrown);
      }
    },
    on(event, handler) {
      const listening = listen<Events[typeof event]>(event, ({ payload }) => {
        handler(payload);
      });
      listened = Promise.allSettled([listened, listening]);
      return () => {
        void listening.then((stop) => {
          stop();
        });
      };
    },
    pictureUrl(path, version) {
      return `${convertFileSrc(path, 'note-asset')}?${encodeURIComponent(version)}`;
    },
    beforeClose(finish) {
      void window.onCloseRequested((event) => {
        // Else Tauri's API destroys the window by itself, which this page may not do.
        event.preventDefault();
        void finish();
      });
    },
  };
}

/** What a rejected command or a bug threw, as the one shape that the UI shows. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return thrown as ApiError;
  }
  return { code: 'io', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
