import type { Messages } from '../messages';
import { count } from '../numbers';

export const palette: Messages['palette'] = {
  label: '操作の名前を打つ',
  none: 'この名前の操作はありません。',
  found: (total) => `${count(total)}の操作`,
  choose: '選ぶ',
  run: '実行',
};
