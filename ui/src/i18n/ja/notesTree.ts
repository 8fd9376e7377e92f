import type { Messages } from '../messages';
import { count } from '../numbers';

export const notesTree: Messages['notesTree'] = {
  label: 'ノート',
  filter: (total) => `${count(total)} のノートを絞り込む`,
  filterLabel: 'ノートを絞り込む',
  found: (total) => `${count(total)}のノート`,
  rest: (rest) => `ほか${count(rest)}のノート。続けて打つと絞れます。`,
  none: 'この名前のノートはありません。',
  empty: 'このフォルダーには、まだノートがありません。',
  emptyNext: '新しく作るか、Markdownのファイルをフォルダーに入れてください。',
};
