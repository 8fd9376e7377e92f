/**
 * The folder tree, read one folder at a time as it is unfolded. The tree is flattened to
 * rows; a folder that is not read yet shows an empty row.
 */

import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ApiError, NoteRow } from '../../ipc/bindings';
import type { Cache, Held } from '../../ipc/cache.svelte';
import { stemOf } from '../../shared/desk';
import type { TreeRow } from '../../shared/tree/row';

export class NotesTree {
  readonly #unfolded = new SvelteSet<string>();
  readonly #held = new SvelteMap<string, Held<'folder'>>();

  readonly rows = $derived.by(() => {
    const rows: TreeRow[] = [];
    this.#addFolder(rows, '', 1, -1);
    return rows;
  });

  constructor(private readonly cache: Cache) {}

  /** Reads the root. Returns what lets go of everything. */
  start(): () => void {
    this.#hold('');
    return () => {
      for (const held of this.#held.values()) held.release();
      this.#held.clear();
      this.#unfolded.clear();
    };
  }

  get ready(): boolean {
    return this.#held.get('')?.entry.value !== undefined;
  }

  get error(): ApiError | undefined {
    return this.#held.get('')?.entry.error;
  }

  again(): void {
    const root = this.#held.get('');
    if (root) this.cache.again(root.entry);
  }

  toggle(folder: string): void {
    if (this.#unfolded.delete(folder)) {
      this.#held.get(folder)?.release();
      this.#held.delete(folder);
    } else {
      this.#unfolded.add(folder);
      this.#hold(folder);
    }
  }

  /** Unfolds what a note lies in, so that its row is there. */
  reveal(path: string): void {
    const parts = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      if (!this.#unfolded.has(folder)) this.toggle(folder);
    }
  }

  #hold(folder: string): void {
    if (!this.#held.has(folder)) {
      this.#held.set(folder, this.cache.hold('folder', { path: folder }));
    }
  }

  #addFolder(rows: TreeRow[], path: string, level: number, parent: number): void {
    const answer = this.#held.get(path)?.entry.value;
    if (!answer) {
      if (level > 1) rows.push(unread(path, level, parent));
      return;
    }
    const siblings = answer.folders.length + answer.notes.length;
    let position = 0;
    for (const folder of answer.folders) {
      const expanded = this.#unfolded.has(folder.path);
      position += 1;
      rows.push({
        id: folderId(folder.path),
        level,
        label: folder.name,
        count: folder.notes,
        expandable: true,
        expanded,
        position,
        siblings,
        parent,
      });
      if (expanded) this.#addFolder(rows, folder.path, level + 1, rows.length - 1);
    }
    for (const note of answer.notes) {
      position += 1;
      rows.push({ ...noteRow(note, position, siblings), level, parent });
    }
  }
}

/** A note as a row on the top level. */
export function noteRow(note: NoteRow, position: number, siblings: number): TreeRow {
  return {
    id: noteId(note.path),
    level: 1,
    label: stemOf(note.path),
    expandable: false,
    expanded: false,
    position,
    siblings,
    parent: -1,
  };
}

// A folder and a note may have one name.
export function noteId(path: string): string {
  return `note:${path}`;
}

export function folderId(path: string): string {
  return `folder:${path}`;
}

/** What a row stands for. */
export function rowOf(id: string): { kind: 'note' | 'folder' | 'unread'; path: string } {
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  const path = id.slice(colon + 1);
  return { kind: kind === 'note' || kind === 'folder' ? kind : 'unread', path };
}

function unread(folder: string, level: number, parent: number): TreeRow {
  return {
    id: `unread:${folder}`,
    level,
    label: undefined,
    expandable: false,
    expanded: false,
    position: 1,
    siblings: 1,
    parent,
  };
}
