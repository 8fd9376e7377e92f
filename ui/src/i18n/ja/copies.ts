import type { Messages } from '../messages';
import { count } from '../numbers';

export const copies: Messages['copies'] = {
  there: (total: number) =>
    total === 1
      ? '同期ツールが残した、このノートの写しがあります。'
      : `同期ツールが残した、このノートの写しが${count(total)}つあります。`,
  happened: 'このノートと、同期ツールが残した写しです。',
  safe: (copy: string) => `仕上げると、「${copy}」はゴミ箱に移ります。`,
  names: { ours: 'このノート', theirs: '写し' },
  finish: '仕上げる',
  isCopy: 'これは、同期ツールが残したノートの写しです。',
  openOriginal: (path: string) => `「${path}」を開く`,
  marks: 'gitが残した2つの版が、<<<<<<< と >>>>>>> のあいだにあります。',
};
