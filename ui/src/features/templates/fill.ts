/** Filling in a template, with what was copied last where it asks for that. */

import type { FilledTemplate } from '../../ipc/bindings';
import type { Client } from '../../ipc/client';

export async function filled(client: Client, path: string, title: string): Promise<FilledTemplate> {
  const asked = await client.call('fill_template', { path, title, clipboard: null });
  if (!asked.wants_clipboard) return asked;
  return client.call('fill_template', { path, title, clipboard: await copied() });
}

/** Line, from 0, on which one goes on to write; `undefined` where the template does not say. */
export function lineToGoOn({ text, cursor }: FilledTemplate): number | undefined {
  if (cursor === null) return undefined;
  return text.slice(0, cursor).split('\n').length - 1;
}

/** What was copied last; nothing where the webview does not let one know. */
async function copied(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return '';
  }
}
