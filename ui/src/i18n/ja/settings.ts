import type { Messages } from '../messages';
import { count } from '../numbers';

export const settings: Messages['settings'] = {
  title: '設定',
  general: '一般',
  text: '文字',
  textSize: '文字の大きさ',
  measure: '一行の長さ',
  signs: (measure) => `${measure}字`,
  zoom: '表示の大きさ',
  spelling: '書きながらつづりを確かめる',
  spellingHint: 'システムの辞書を使います。',
  slash: '「/」で書式を選ぶ',
  slashHint: '見出し、箇条書き、タスク、表、今日の日付などを、「/」に続けて名前を打って選びます。',
  weekStart: '週の始まり',
  weekStarts: { usual: '地域に合わせる', sunday: '日曜', monday: '月曜', saturday: '土曜' },
  theme: {
    title: '自分の色',
    lead: 'theme.css というファイルで、--paper のような綴りの色や大きさを自由に変えられます。',
    state: (tokens) =>
      tokens === 0 ? 'いまは何も変えていません。' : `${count(tokens)}個の値を変えています。`,
    leftOut: (left) =>
      left === 0
        ? ''
        : `${count(left)}か所は使っていません。使えるのは :root の中の --paper のような値で、アドレスを含まないものだけです。`,
    problem: {
      'too-large': '64 KBを超えるので、何も使っていません。',
      unreadable: '文字として読めないので、何も使っていません。',
    },
    open: 'フォルダーを開く',
  },
  vault: {
    title: 'このフォルダー',
    lead: 'ノートの中ではなく、綴りのデータに残します。',
    daily_note: '日々のノート',
    dailyHint: '{yyyy}、{mm}、{dd} が年月日になります。すでにあるノートは動きません。',
    daily_template: '日のひな形',
    templateHint: '新しい日のノートの書き出しになるノート。例: templates/day.md',
    templates: 'ひな形',
    templatesHint: 'ひな形にするノートを置くフォルダー。',
    attachments: 'ファイルと画像',
    attachmentsHint:
      'ノートに貼りつけたりドロップしたりしたものの置き場所。/ はいちばん上のフォルダー、./ はそのノートのあるフォルダー。',
    history_days: '履歴の日数',
    historyHint: '新しい版ができたあと、前の版を残しておく日数。',
    profile: 'タグの読み方',
    profiles: { tsuzuri: '綴り', obsidian: 'Obsidianと同じ', twitter: 'Twitterと同じ' },
    profileHint: 'どこまでをタグと読むか。変えると索引を作りなおします。',
    bad: {
      daily_note:
        '日ごとに別のノートになるように {yyyy}、{mm}、{dd} を入れ、ファイル名に使えない文字は避けてください。',
      daily_template: 'フォルダーの中のノートのパスではありません。',
      templates: 'フォルダーの中のフォルダーのパスではありません。',
      attachments: 'フォルダーの中のフォルダーのパスではありません。',
      history_days: '1以上の日数を入れてください。',
    },
  },
  capture: '書きとめる',
  captureLead: '今すぐ残したいことのための、いちばん手前に出る小さなウィンドウです。',
  shortcut: 'ショートカット',
  none: 'なし',
  recording: 'キーを押してください。Backspaceでなしに戻り、Escで抜けます。',
  bare: (modifiers) => `${modifiers}のどれかと組み合わせるか、F1〜F24を使ってください。`,
  noKey: 'このキーはショートカットに使えません。',
  state: {
    off: 'ショートカットはありません。',
    registered: '登録しました。効かないときは、ほかのプログラムが先に使っています。',
    taken: 'ほかのプログラムが使っています。別のキーにするか、そちらの割り当てを外してください。',
    invalid: 'ショートカットにできない組み合わせです。別のキーを押してください。',
    wayland:
      'このデスクトップ（Wayland）では、どのプログラムも全体のショートカットを受け取れないため、効くとは約束できません。下のコマンドを、デスクトップの設定でキーに割り当ててください。',
    refused:
      'システムに断られました。下のコマンドを、デスクトップの設定でキーに割り当ててください。',
  },
  command: 'コマンド',
  commandHint:
    'デスクトップの設定でキーに割り当てると、綴りが動いていてもいなくても、同じウィンドウが開きます。',
  copy: 'コピー',
  copied: 'コピーしました。',
  selected: (keys) => `選択しました。${keys} でコピーできます。`,
  tray: 'トレイと起動',
  trayState: {
    shown: '綴りはトレイにあります。',
    'no-host': 'このデスクトップにはトレイがないため、ウィンドウを閉じると綴りは終わります。',
    'no-library':
      'トレイがありません。表示に要るライブラリー（libayatana-appindicator）が入っていないためです。入れてから、綴りを起動し直してください。',
  },
  keepInTray: 'ウィンドウを閉じてもトレイに残す',
  keepInTrayHint: '書きとめと同期が続きます。',
  noTray: 'トレイがないと、残しても呼び戻せません。',
  startAtLogin: 'ログインしたときに起動する',
  startAtLoginHint: 'ウィンドウは開きません。',
  keys: 'キー',
  keysLead: 'キーの欄を選んで、使いたいキーを押してください。すぐに変わります。',
  keyOf: (command) => `「${command}」のキー`,
  keyRecording: 'キーを押してください。Backspaceでなしになり、Escで抜けます。',
  keyBare: (modifiers) =>
    `${modifiers}のどれかと組み合わせるか、ファンクションキーを使ってください。`,
  keyConflict: (others) => `「${others}」と重なっています。効くのは、この一覧で先にあるほうです。`,
  keyReset: '元に戻す',
  keyResetOf: (command) => `「${command}」のキーを元に戻す`,
  keyFilter: '操作を絞り込む',
  waiting: '待っている書きとめ',
  waitingLead: '何も失われていません。綴りが預かっていて、入れられるようになればノートに入ります。',
  untried: 'まだ入れていません。',
  goesTo: (note, vault) => `入れる先: 「${vault}」の${note}`,
  dayNote: (day) => `${day}のノート`,
  toToday: '今日のノートに入れる',
  toDay: (day) => `${day}のノートに入れる`,
  toOther: 'ほかのノートに入れる…',
  pick: 'どのノートに入れますか',
  pickNone: 'この名前のノートはありません。',
};
