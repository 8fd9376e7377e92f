import type { Messages } from '../messages';
import { count, size } from '../numbers';

export const note: Messages['note'] = {
  saved: (time) => `保存 ${time}`,
  saving: '保存しています…',
  unsaved: 'まだ保存していません',
  notSaved: '保存できませんでした。',
  safeInEditor: '書いた文はこの画面にあり、下書きとしても残しています。',
  siblingHappened: '書いているあいだに、ほかのプログラムがこのノートを変えました。',
  siblingSafe: (path) =>
    `ノートには向こうの版が入っています。こちらの版は「${path}」に残しました。`,
  siblingOpen: 'こちらの版を開く',
  gone: 'このノートのファイルがなくなりました。',
  goneSafe: '文は、この画面に残っています。',
  goneUnsaved: '保存していない文はこの画面にあり、下書きとしても残しています。',
  writeAgain: 'もう一度書き出す',
  letGo: '手放す',
  readOnlyWhy: {
    encoding: '文字コードを元のとおりに書き戻せないため、読み取りのみで開いています。',
    large: 'とても大きなファイルのため、読み取りのみで開いています。',
    permission: 'システムが書き込みを許していないため、読み取りのみで開いています。',
    link: 'このフォルダーのノートではないものを指すリンクなので、書き込みません。',
    other: 'このノートは、ここでは編集できません。',
  },
  odd: {
    'large-front-matter': ({ most }) =>
      `フロントマターが${size(most)}より大きいため、読み込んでいません。書かれたまま残してあります。`,
    'nested-front-matter': ({ most }) =>
      `フロントマターを終わりまで読めません（入れ子が${most}段より深い）。書かれたまま残してあります。`,
    'broken-yaml': ({ line, why }) =>
      `フロントマターを終わりまで読めません（${line}行目：${why}）。書かれたまま残してあります。`,
    'broken-toml': ({ why }) =>
      `フロントマターを終わりまで読めません（${why}）。書かれたまま残してあります。`,
    'too-many-tags': '多くの切り抜きが多くのタグを受け継ぐため、一部はタグなしで示します。',
    'too-long-headings': '多くの切り抜きが長い見出しの下にあるため、一部は見出しなしで示します。',
  },
  counted: ({ characters }) => `${count(characters)}字`,
};
