import type { Messages } from '../messages';

export const searches: Messages['searches'] = {
  label: '保存した検索',
  filter: '保存した検索を絞り込む',
  none: 'この名前の検索はありません。',
  empty: '保存した検索は、まだありません。',
  emptyNext: '検索して「検索を保存」を押すと、検索の式を書いたノートになります。',
  save: '検索を保存',
  folder: '検索',
  saved: 'ノートとして保存しました。',
  note: (name) => `「${name}」のノートを開く`,
};
