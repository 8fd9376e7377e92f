import { count } from '../numbers';

export const copies = {
  there: (total: number) =>
    total === 1
      ? 'A sync tool has left another copy of this note.'
      : `Sync tools have left ${count(total)} other copies of this note.`,
  happened: 'This note, and a copy of it that a sync tool has left.',
  safe: (copy: string) => `When you finish, “${copy}” goes to the trash.`,
  names: { ours: 'This note', theirs: 'The copy' },
  finish: 'Finish',
  isCopy: 'A sync tool made this copy of a note.',
  openOriginal: (path: string) => `Open “${path}”`,
  marks: 'Git has left two versions in this note, between <<<<<<< and >>>>>>>.',
};
