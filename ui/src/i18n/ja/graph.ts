import type { Messages } from '../messages';
import { count } from '../numbers';

export const graph: Messages['graph'] = {
  title: 'まわりのノート',
  depth: 'どこまで',
  steps: (steps) => `リンク${count(steps)}つ先まで`,
  stepsAway: 'つ先',
  none: 'つながっているノートは、まだありません。',
  noneNext: 'リンク先とリンク元のノートが、ここに並びます。',
  leftOut: (left) => `ほかの${count(left)}件は、ここには入りきりません。`,
  asList: '一覧で見る',
  noList: '一覧をたたむ',
  filter: '検索で絞り込む',
  noneFound: 'まわりのノートに、合うものがありません。',
  colour: {
    label: '色分け',
    nothing: '色分けなし',
    folder: 'フォルダーごと',
    tag: 'タグごと',
    root: 'フォルダーの外',
  },
  tags: 'タグ',
  tagsToo: 'これらのノートのタグも',
  tagsLeftOut: (left) => `ほかの${count(left)}個のタグは、ここには入りきりません。`,
};
