import type { Messages } from '../messages';
import { count } from '../numbers';

const kinds = { note: 'ノート', folder: 'フォルダー', tag: 'タグ' };

export const rename: Messages['rename'] = {
  commands: {
    renameNote: 'ノートの名前を変える…',
    moveNote: 'ノートをフォルダーへ移す…',
    renameTag: 'タグの名前を変える…',
    changes: '複数のノートにわたる変更…',
  },
  menu: {
    label: (name) => `「${name}」の操作`,
    rename: '名前を変える…',
    move: 'フォルダーへ移す…',
    renameTag: 'タグの名前を変える…',
  },
  needs: { tag: 'タグを開いているときに使えます' },
  title: (kind, name) => `${kinds[kind]}「${name}」の名前を変える`,
  move: (kind, name) => `${kinds[kind]}「${name}」をフォルダーへ移す`,
  newName: '新しい名前',
  folder: 'フォルダー（空欄ならいちばん上）',
  becomes: (path) => `${path} になります`,
  problem: {
    same: 'いまの名前と同じです。',
    'bad-name': 'この名前はファイルに使えません（\\ と : 、点で始まる名前）。',
    taken: '同じ名前のものがすでにあります。上書きはしません。',
    inside: 'フォルダーを自分の中へは移せません。',
    'no-folder': '途中がファイルかリンクなので、その中へは移せません。',
    'no-tag': 'ハッシュタグとして読めません。',
    'facet-and-topic': 'どの話題にも付く（内訳）は、ほかの（内訳）にだけ変えられます。',
    gone: 'もうありません。',
  },
  merges: (tag, total) => `#${tag} はすでに${count(total)}件あります。二つは一つになります。`,
  summary: (places, total) =>
    places === 0
      ? '本文は変わりません。'
      : `${count(total)}件のノートの${count(places)}か所が変わります。`,
  preview: '変わるところ',
  left: (total) => `${count(total)}か所は書かれたまま`,
  apply: 'すべて変える',
  applyName: '名前を変える',
  applyMove: '移す',
  cancelled: '取りやめました。どのノートも元のままです。',
  done: (from, to, total) =>
    `「${from}」を「${to}」にしました。${count(total)}件のノートが変わりました。`,
  undone: (total) => `元に戻しました（${count(total)}件）。`,
  notUndone: '元に戻せるところはありませんでした。',
  notDone: (total) => `${count(total)}件はそのままにしました。`,
  nothing: '変えるところはありませんでした。',
  show: '見る',
  list: '複数のノートにわたる変更',
  none: '複数のノートにわたる変更は、まだありません。',
  noneNext: 'F2 でノートの、タグのページでタグの名前を変えられます。ここから元に戻せます。',
  row: (from, to) => `${from} を ${to} に`,
  changed: (total) => (total === 0 ? '本文の変更なし' : `${count(total)}件の本文を変更`),
  takenBack: '元に戻しました',
  leftThen: 'そのままにしたノート:',
  undoRest: '残りも元に戻す',
  leftAfter: '元に戻せなかったノート:',
  finished: (total) =>
    `複数のノートを変更している途中でアプリが終わっていました。続きをいま済ませました（${count(total)}件）。`,
  notFinished: (what) =>
    `複数のノートを変更している途中でアプリが終わっていました${what}。続きはできませんでした。`,
  notFinishedAsk: (from, to) => `（${from} を ${to} に）`,
  triedAgain: '次にフォルダーを開いたときに、もう一度試します。',
  nothingMade: '何も変更していません。',
  reason: {
    'not-read-here': '新しい名前は、ここではそう読めません',
    'not-one-part': '新しい名前は、ここに入れるには部分が多すぎます',
    'not-written-apart': 'ここには、元の名前がそのままでは書かれていません',
    'changes-others': 'ノートのほかの部分の意味が変わってしまいます',
    'name-is-taken-elsewhere': '同じ名前のノートがほかにもあるため、リンクにはフォルダーも書きます',
    'changed-meanwhile': 'その間に変更されました',
    'read-only': '書き込めません',
    unreadable: '読み込めません',
    gone: 'なくなっています',
    'disk-full': 'ディスクがいっぱいです',
    'not-written': '書き込めませんでした',
  },
};
