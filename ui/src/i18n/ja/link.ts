import type { Messages } from '../messages';

export const link: Messages['link'] = {
  unresolved: (name) => `「${name}」というノートは、まだありません`,
  make: (path) => `「${path}」を作る`,
  ambiguous: (name) => `「${name}」に当たるノートが複数あります`,
  nearest: 'いちばん近い',
  newNote: '新しいノート',
  newNoteName: '名前',
  newNoteMake: '作る',
  keys: { choose: '選ぶ', open: '開く', close: '閉じる' },
};
