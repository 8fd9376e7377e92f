import type { Messages } from '../messages';
import { count } from '../numbers';

export const firstRun: Messages['firstRun'] = {
  lead: '手元のMarkdownを、タグとバックリンクで綴じる。',
  choose: 'フォルダーを選ぶ',
  chooseHint: 'Obsidian、Logseq、Zettlr、zkのフォルダーもそのまま開けます',
  make: '新しく作る',
  makeHint: '空のフォルダーと、今日のノートから始めます',
  sample: '見本を開く',
  sampleHint: '小さな日記で、タグと切り抜きを試せます',
  promise: '選んだフォルダーには何も書き込みません。',
  recent: '前に開いたもの',
  language: '言語',
  reading: '読みこんでいます',
  scanning: 'ノートを探しています…',
  progress: (done, total) => `${count(done)} / ${count(total)} ノート`,
  rate: (perSecond) => `、毎秒 ${count(perSecond)}`,
  left: (seconds) => `。残りおよそ${count(seconds)}秒`,
  links: 'タグとバックリンク',
  editing: '編集、ほかのエディターとの同期',
  fullText: '全文検索',
  usable: '使えます',
  later: 'あとで',
  underWay: '準備中',
  resumes: '閉じても、続きから始まります。',
  start: '使いはじめる',
};
