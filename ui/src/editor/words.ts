/** The editor's own words, in the app's languages. */

import type { FindWords } from './find';
import type { SlashWords } from './slash';

export type Language = 'ja' | 'en';

interface Words extends FindWords {
  /** Read out as the name of the text box. */
  label: (path: string) => string;
  taskDone: string;
  taskOpen: string;
  pictureMissing: (name: string) => string;
  pictureElsewhere: (host: string) => string;
  mathBroken: string;
  callout: (kind: string) => string;
  embedMissing: (name: string) => string;
  fold: string;
  unfold: string;
  slash: SlashWords;
  /** CodeMirror's phrases by their English key. */
  phrases: Record<string, string>;
}

/** Kinds of callouts that have a name in Japanese; the others are shown as written. */
const KINDS: Record<string, string> = {
  note: 'メモ',
  info: '情報',
  abstract: '要約',
  summary: '要約',
  tldr: '要約',
  todo: 'やること',
  tip: 'ヒント',
  hint: 'ヒント',
  important: '重要',
  success: '完了',
  check: '完了',
  done: '完了',
  question: '質問',
  help: '質問',
  faq: '質問',
  warning: '警告',
  caution: '注意',
  attention: '注意',
  failure: '失敗',
  fail: '失敗',
  missing: '不足',
  danger: '危険',
  error: 'エラー',
  bug: '不具合',
  example: '例',
  quote: '引用',
  cite: '引用',
};

export const words: Record<Language, Words> = {
  en: {
    label: (path) => `Text of ${path}`,
    taskDone: 'Done',
    taskOpen: 'Not done',
    pictureMissing: (name) => `Picture not found: ${name}`,
    pictureElsewhere: (host) => `Picture on ${host}, not loaded`,
    mathBroken: 'This formula can’t be read.',
    embedMissing: (name) => `Not found: ${name}`,
    fold: 'Fold',
    unfold: 'Unfold',
    slash: {
      heading1: 'Heading 1',
      heading2: 'Heading 2',
      heading3: 'Heading 3',
      list: 'List',
      numbered: 'Numbered list',
      task: 'Task',
      quote: 'Quote',
      callout: 'Callout',
      code: 'Code',
      table: 'Table',
      formula: 'Formula',
      rule: 'Rule',
      link: 'Link to a note',
      tag: 'Tag',
      date: 'Today’s date',
      time: 'Time',
    },
    callout: (kind) => kind.charAt(0).toUpperCase() + kind.slice(1),
    find: 'Find in this note',
    replace: 'Replace with',
    previous: 'Previous',
    next: 'Next',
    replaceOne: 'Replace',
    replaceAll: 'Replace all',
    caseSensitive: 'Tell capital letters from small ones',
    wholeWord: 'Whole words',
    regexp: 'Regular expression',
    closeFind: 'Close',
    foundAt: (at, total, more) =>
      `${at === 0 ? '–' : String(at)} of ${String(total)}${more ? '+' : ''}`,
    notFound: 'Nothing found',
    noRegexp: 'Not a regular expression yet',
    phrases: {},
  },
  ja: {
    label: (path) => `${path} の本文`,
    taskDone: '済み',
    taskOpen: '未了',
    pictureMissing: (name) => `画像が見つかりません：${name}`,
    pictureElsewhere: (host) => `${host} の画像（読み込みません）`,
    mathBroken: 'この数式は読み取れません。',
    embedMissing: (name) => `見つかりません：${name}`,
    fold: '折りたたむ',
    unfold: '展開する',
    slash: {
      heading1: '見出し1',
      heading2: '見出し2',
      heading3: '見出し3',
      list: '箇条書き',
      numbered: '番号つきの箇条書き',
      task: 'タスク',
      quote: '引用',
      callout: '囲み',
      code: 'コード',
      table: '表',
      formula: '数式',
      rule: '区切り線',
      link: 'ノートへのリンク',
      tag: 'タグ',
      date: '今日の日付',
      time: '時刻',
    },
    callout: (kind) => KINDS[kind] ?? kind,
    find: 'このノートのなかを検索',
    replace: '置き換える文字',
    previous: '前へ',
    next: '次へ',
    replaceOne: '置換',
    replaceAll: 'すべて置換',
    caseSensitive: '大文字と小文字を区別',
    wholeWord: '単語ごと',
    regexp: '正規表現',
    closeFind: '閉じる',
    foundAt: (at, total, more) =>
      `${at === 0 ? '–' : String(at)} / ${String(total)}${more ? '以上' : ''}`,
    notFound: '見つかりません',
    noRegexp: '正規表現がまだ途中です',
    phrases: {
      'current match': '現在の一致',
      'replaced $ matches': '$ 件を置換しました',
      'replaced match on line $': '$ 行目を置換しました',
      'on line': '行:',
      'Go to line': '行へ移動',
      go: '移動',
      Completions: '候補',
      'Control character': '制御文字',
      'Selection deleted': '選択範囲を削除しました',
      'Folded lines': '折りたたまれた行',
      'Unfolded lines': '展開された行',
      'folded code': '折りたたまれた部分',
      unfold: '展開',
      to: '〜',
    },
  },
};
