import type { Messages } from '../messages';
import { count } from '../numbers';

export const switcher: Messages['switcher'] = {
  label: 'ノート、日付、タグへ移動',
  day: '日',
  make: (name) => `「${name}」という名のノートを作る`,
  none: 'ノートは、まだありません。名前を打つと作れます。',
  found: (total) => `${count(total)}件`,
  newTab: '新しいタブ',
  newNote: '新しいノート',
};
