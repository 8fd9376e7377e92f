import type { Messages } from '../messages';
import { count } from '../numbers';

export const conflict: Messages['conflict'] = {
  label: 'このノートの2つの版',
  happened: 'ほかのプログラムも同じ場所を書き換えました。',
  safe: 'どちらの版も残っています。ほかのプログラムの版はファイルに、ここで書いた版は下書きにあります。',
  compare: '見くらべて選ぶ…',
  left: (left: number, places: number) =>
    left === 0 ? 'すべて選びました。' : `${count(places)}か所のうち残り${count(left)}か所。`,
  joined: (joined: number) => (joined === 0 ? '' : `ほかの${count(joined)}か所は合わせました。`),
  names: { ours: 'ここで書いた版', theirs: 'ファイルの版' },
  all: 'すべてこちら',
  same: (lines: number) => {
    if (lines < 2) return lines === 0 ? '空行' : '';
    return `ほか${count(lines - 1)}行は同じ`;
  },
  place: (at: number, places: number) => `${count(places)}か所のうち${count(at)}か所目`,
  nothing: 'ここには何もありません',
  take: 'こちら',
  both: '両方、この順に',
  edit: '自分で書く',
  use: 'これを使う',
  taken: 'こちらを使います。',
  takenBoth: '両方をこの順に使います。',
  takenOwn: '自分で書いた文を使います。',
  again: '選びなおす',
  move: '前後の場所',
  previous: '前の場所',
  next: '次の場所',
  keepBoth: '2つのノートとして残す',
  later: 'あとで',
  finish: '仕上げる',
};
