import type { Messages } from '../messages';
import { count } from '../numbers';

export const search: Messages['search'] = {
  label: '検索',
  placeholder: '検索',
  results: '検索結果',
  title: '検索',
  count: (total, exact) => `${count(total)}件${exact ? '' : '以上'}`,
  none: (query) => `「${query}」は見つかりません。`,
  noneNext:
    '語を減らすか短くすると、見つかりやすくなります。引用符で囲むと、そのままの並びを探します。',
  empty: '検索欄に打ってください。1文字から探せます。',
  emptyNext: '語はすべて含むものを探します。"引用符"、-除く、#タグ、title:、date: で絞れます。',
  covered: (percent) => `全文は${percent}%まで読みこみました。残りはあとから加わります。`,
  reach: (searched, of) => `${count(of)}件のうち、新しい${count(searched)}件まで探しました。`,
  scored: (hits) => `先頭の${count(hits)}件に点をつけて出しています。sort:date ならすべて出ます。`,
  notWhole: 'この正規表現では、すべての切り抜きを時間内に調べられませんでした。',
  goOn: '続きを探す',
  tags: 'タグ',
  problem: {
    'bad-date': '日付として読めません。2023-02-01、2023-02、7d のように書きます。',
    'unclosed-quote': '引用符が閉じていないので、終わりまでを囲みとしました。',
    'unmatched-parenthesis': '括弧の相手がないので、ないものとして読みました。',
    'lonely-or': 'OR の前と後ろに、探す語が要ります。',
    'bad-tag': 'タグとして読めません。',
    'unknown-field': 'その欄はないので、文として探しました。',
    'unknown-value': 'この欄では使えない値です。',
    'nothing-to-find': '探せるものがありません。',
    'too-deep': '括弧の入れ子が深すぎます。',
    'bad-regex': '正規表現として読めないので、文として探しました。',
    'large-regex': '正規表現が大きすぎるので、文として探しました。',
    other: '読めない部分がありました。残りで探しています。',
  },
  problemAt: (part, what) => `「${part}」: ${what}`,
};
