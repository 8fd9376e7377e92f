/** The editor's own words, in the app's languages. */

export type Language = 'ja' | 'en';

interface Words {
  /** Read out as the name of the text box. */
  label: (path: string) => string;
  taskDone: string;
  taskOpen: string;
  /** CodeMirror's phrases by their English key. */
  phrases: Record<string, string>;
}

export const words: Record<Language, Words> = {
  en: {
    label: (path) => `Text of ${path}`,
    taskDone: 'Done',
    taskOpen: 'Not done',
    phrases: {},
  },
  ja: {
    label: (path) => `${path} の本文`,
    taskDone: '済み',
    taskOpen: '未了',
    phrases: {
      Find: '検索',
      Replace: '置換',
      next: '次へ',
      previous: '前へ',
      all: 'すべて選択',
      'match case': '大文字と小文字を区別',
      'by word': '単語ごと',
      regexp: '正規表現',
      replace: '置換',
      'replace all': 'すべて置換',
      close: '閉じる',
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
