/** From what is typed to the whole new name, and from a name to what stands in the field. */

import type { EditKind } from '../../ipc/bindings';
import { folderOf, stemOf, type RenameAsk } from '../../shared/desk';
import { withoutSign } from '../../shared/tag/parts';

/** What stands in the field first: the name, or the folder. */
export function firstText({ kind, from, part }: RenameAsk): string {
  if (kind === 'tag') return withoutSign(from);
  if (part === 'place') return folderOf(from);
  return kind === 'note' ? stemOf(from) : lastOf(from);
}

/** The name that is asked for, as the contract takes it. */
export function wanted({ kind, from, part }: RenameAsk, text: string): string {
  const typed = text.trim();
  if (kind === 'tag') return withoutSign(typed);
  const clean = typed.replace(/^\/+|\/+$/gu, '');
  if (part === 'place') return joined(clean, lastOf(from));
  if (clean === '') return '';
  const ending = kind === 'note' ? (/\.(?:md|markdown)$/iu.exec(from)?.[0] ?? '') : '';
  const hasEnding = ending !== '' && clean.toLowerCase().endsWith(ending.toLowerCase());
  return joined(folderOf(from), hasEnding ? clean : clean + ending);
}

/** What a person calls it. */
export function nameOf(kind: EditKind, name: string): string {
  if (kind === 'tag') return `#${withoutSign(name)}`;
  return kind === 'note' ? stemOf(name) : name;
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
