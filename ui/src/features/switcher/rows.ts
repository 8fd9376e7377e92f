/** The switcher's list: a day, notes, tags, and the note that is not there yet. */

import type { MatchedNotes, TagRow } from '../../ipc/bindings';
import { stemOf } from '../../shared/desk';

export type Row =
  | { kind: 'day'; day: string }
  | {
      kind: 'note';
      path: string;
      /** What fits: title, alias or path. */
      shown: string;
      marks: readonly (readonly [number, number])[];
      /** The title, when something else is shown. */
      title: string | undefined;
    }
  | { kind: 'tag'; key: string; tag: string; count: number }
  | { kind: 'make'; name: string };

/** `typed` is what the answers were asked for. */
export function rowsOf(
  typed: string,
  found: MatchedNotes | undefined,
  tags: readonly TagRow[],
): Row[] {
  const rows: Row[] = [];
  if (found?.day) rows.push({ kind: 'day', day: found.day });
  for (const { path, title, by, alias, highlights_utf16: marks } of found?.notes ?? []) {
    const other = by === 'alias' ? alias : by === 'path' ? path : null;
    const shown = other ?? title;
    rows.push({ kind: 'note', path, shown, marks, title: other === null ? undefined : title });
  }
  rows.push(...tags.map(({ key, tag, count }) => ({ kind: 'tag', key, tag, count }) as const));
  const name = typed.trim();
  if (name && !isThere(name, found)) rows.push({ kind: 'make', name });
  return rows;
}

export function keyOf(row: Row): string {
  switch (row.kind) {
    case 'day':
      return `day ${row.day}`;
    case 'note':
      return `note ${row.path}`;
    case 'tag':
      return `tag ${row.key}`;
    case 'make':
      return 'make';
  }
}

/** Whether a note at the root, or where the name says, is called so already. */
function isThere(name: string, found: MatchedNotes | undefined): boolean {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return (found?.notes ?? []).some(
    ({ path }) => same(path, name) || same(path, `${name}.md`) || same(stemOf(path), name),
  );
}
