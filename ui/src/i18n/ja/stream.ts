import type { Messages } from '../messages';
import { count } from '../numbers';

export const stream: Messages['stream'] = {
  count: (total) => `${count(total)}件`,
  dayCount: (total) => `${count(total)}件`,
  dayAndCount: (weekday, total) => (total ? `${weekday}、${total}` : weekday),
  year: (year) => `${year}年`,
  undated: '日付なし',
  months: '月ごと',
  facets: '内訳',
  related: '一緒に',
  all: 'すべて',
  alias: (names) => `= ${names}`,
  only: (month) => `${month}のみ`,
  everyMonth: 'すべての月に戻す',
  bar: (months, total) => `${months} ${count(total)}件`,
  passage: (source, day) => `${source}の切り抜き、${day}`,
  open: '開く',
  cut: '続きをノートで読む',
  unverified: 'ファイルを今は読めません。索引にある内容を表示しています。',
  empty: 'このタグの切り抜きは、まだありません。',
  emptyBefore: '段落のすぐ下の行に ',
  emptyAfter: ' と書くと、ここに綴じられます。',
  end: 'ここまでです。',
  position: (index, total) => `${count(index)} / ${count(total)}`,
  keys: 'Enter 開く　Space のぞく　E 編集',
  tools: 'この流れ',
  orderLabel: '並び',
  order: { newest: '新しい順', oldest: '古い順', note: 'ノートごと' },
  print: '印刷',
  exportTo: '書き出す',
  exported: (file, missing, tooLarge) =>
    [
      `${file} に書き出しました。`,
      missing && `画像${count(missing)}点が見つかりません。`,
      tooLarge &&
        `画像${count(tooLarge)}点を省きました（1点10MB、全部で100MBまで）。代わりに名前を書いてあります。`,
    ]
      .filter(Boolean)
      .join(''),
  goesOn: (path) => `ここで切れています。続きは ${path}`,
  pictureLeft: {
    missing: (name) => `画像が見つかりません: ${name}`,
    tooLarge: (name) => `大きすぎるため省いた画像: ${name}`,
  },
  peekTitle: (note) => `${note}、切り抜きの前後`,
  edit: {
    label: '切り抜き',
    save: '保存',
    keys: (save) => `${save} か Esc で保存`,
    gone: '切り抜きが、ノートの元の場所にもうありません。書いた文をコピーしてから、「やめる」を押してください。',
    left: (note) => `「${note}」の切り抜きに書いた文を、ノートに保存できませんでした。`,
    kept: (note) =>
      `「${note}」の切り抜きに書いた文は、まだ保存できていません。ノートに入っていて、下書きとして残してあります。`,
    openNote: 'ノートを開く',
    copy: '書いた文をコピー',
  },
};
