import type { Messages } from '../messages';
import { count } from '../numbers';

export const tagTree: Messages['tagTree'] = {
  label: 'タグ',
  filter: (total) => `${count(total)} のタグを絞り込む`,
  filterLabel: 'タグを絞り込む',
  found: (total) => `${count(total)}のタグ`,
  none: 'この名前のタグはありません。',
  empty: 'タグは、まだありません。',
  emptyNext: 'ノートに #このように 書くと、ここに並びます。',
};
