import type { Messages } from '../messages';
import { count } from '../numbers';

export const context: Messages['context'] = {
  backlinks: 'バックリンク',
  outgoing: 'リンク先',
  outline: '目次',
  noOutline: 'このノートに見出しはありません。',
  noWords: '文字のない見出し',
  mentions: 'リンクなしの言及',
  noMentions: 'このノートの名前は、ほかのノートに出てきません。',
  moreMentions: '続きを探す',
  covered: '全文を読みこんでいる途中です。まだ見つかるかもしれません。',
  link: 'リンクにする',
  linked: (title, link) => `「${title}」の言及を ${link} にしました。`,
  linkOf: (title) => `${title}の言及をリンクにする`,
  related: '近いタグ',
  noBacklinks: 'ここへのリンクは、まだありません。',
  noBacklinksNext: (name) => `ほかのノートに [[${name}]] と書くと、ここに並びます。`,
  noOutgoing: 'このノートにリンクはありません。',
  openAt: (title, line) => `${title}の${count(line)}行目を開く`,
  restBacklinks: (rest) => `ほか ${count(rest)}件`,
  unresolved: 'まだない',
  ambiguous: '候補が複数',
  web: 'ウェブ',
  citing: (address) => `${address} を引いている切り抜き`,
  file: 'ファイル',
};
