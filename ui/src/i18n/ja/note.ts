import type { Messages } from '../messages';
import { count } from '../numbers';

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
  warning: '読めなかった部分があります。書かれたまま残してあります。',
  counted: ({ characters }) => `${count(characters)}字`,
};
