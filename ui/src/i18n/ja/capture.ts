import type { Messages } from '../messages';

export const capture: Messages['capture'] = {
  title: '書きとめる',
  label: '書きとめる文',
  placeholder: '書きとめる',
  today: '今日のノート',
  goesTo: (where) => `入れる先: ${where}`,
  targets: '入れる先',
  filter: 'ノートを絞り込む',
  noTarget: 'この名前のノートはありません。',
  tags: 'タグ',
  notes: 'ノート',
  takes: 'Tab 選ぶ',
  hides: 'Esc 隠す',
  save: '保存',
  saved: '書きとめました。',
  noVault:
    'フォルダーがまだ一度も開かれていません。綴りで開くまで、文は下書きとしてここに残ります。',
  offline: (vault) =>
    `「${vault}」に今は届きません。保存したものは預かり、届くようになったら入れます。`,
  failed: '保存できませんでした。',
  safe: '文はここに残っています。',
  draftFailed: '下書きを残せませんでした。',
  draftSafe: '文はこのウィンドウの中だけにあります。もう一度Escを押せば隠れます。',
};
