/** The words of the look's mocks. */

import type { Backlinks, FolderRow, TagCount } from '../../src/ipc/bindings';

interface Clipping {
  text: string;
  tags: string[];
  heading: string;
  /** Days before the newest of its round. */
  before: number;
}

export const CLIPPINGS: Clipping[] = [
  {
    text: '31日夜6時すぎから行われた会談で、双方は物資の輸送路を見直すことで一致した。文書は7項目からなり、港の使用時間、検査の手順、費用の分担を初めて数字で示している。次回は3月上旬に開くという。\n\n#日NATO(会談)\n#ウクライナ代理戦争(NATO',
    tags: ['日NATO(会談)', 'ウクライナ代理戦争(NATO'],
    heading: '切り抜き',
    before: 0,
  },
  {
    text: 'これについて報道官は、定例の会見で「予算の組み替えを伴うものではない」と述べ、年度内の追加支出を否定した。質問は43分に及び、うち半分が輸送路に関するものだった。\n\n#日中(日NATO\n\n#反ロシア#対中露戦\n#ウクライナ代理戦争(報道)',
    tags: ['日中(日NATO', '反ロシア', '対中露戦', 'ウクライナ代理戦争(報道)'],
    heading: '切り抜き',
    before: 0,
  },
  {
    text: '## 夕方\n\n夕刊の解説欄から。去年の記事は[[2023-02-01|2023年2月1日の控え]]にある。\n\n> 備蓄は平年の8割。冬を越すには足りるが、春の作付けまでは保証できない。\n\n#ウクライナ代理戦争(物価・小麦) #エネルギー/電力',
    tags: ['ウクライナ代理戦争(物価・小麦)', 'エネルギー/電力'],
    heading: '夕方',
    before: 0,
  },
  {
    text: '加盟国の財務担当者が電話で協議。機体の整備費を共同の基金から出す案は、結論を3月に持ち越した。基金の残高は12億ドル（前年同期比18%減）で、積み増しの時期は*決まっていない*。\n\n- [x] 残高の出典を確かめる\n- [ ] `18%` の計算を見直す\n\n#ウクライナ代理戦争(戦闘機)',
    tags: ['ウクライナ代理戦争(戦闘機)'],
    heading: '切り抜き',
    before: 1,
  },
  {
    text: 'The spokesman said the route would be reviewed “within weeks”; the [paper](https://example.com/a) gives no date. See also https://example.com/entry/1 and #R&D.\n\n#ウクライナ代理戦争',
    tags: ['ウクライナ代理戦争'],
    heading: 'Reading',
    before: 1,
  },
];

export const NOTE = `# 2024年2月1日(木)

朝から薄曇り。昨日の会談の続報を、読んだ順に貼っておく。

## やること

- [x] 去年2月の記事を読み直す
- [ ] 輸送路の地図を写す 📅 2024-02-05
- [ ] 「備蓄」の数字を照合する #確認

## 切り抜き

31日夜6時すぎから行われた会談で、双方は物資の輸送路を見直すことで一致した。文書は7項目からなり、港の使用時間と費用の分担を初めて数字で示した。

#日NATO(会談)
#ウクライナ代理戦争(NATO

これについて報道官は「予算の組み替えを伴うものではない」と述べた。ただし*費用の分担*には触れていない。経緯は[[輸送路の見直し]]にまとめてある。

#反ロシア#対中露戦

> 備蓄は平年の8割。冬を越すには足りるが、春の作付けまでは保証できない。
`;

export const TAGS: { tag: string; count: number; label?: string; under?: string }[] = [
  { tag: 'ウクライナ代理戦争', count: 1259 },
  { tag: 'ウクライナ代理戦争(NATO)', label: '(NATO)', count: 312, under: 'ウクライナ代理戦争' },
  { tag: 'ウクライナ代理戦争(会談)', label: '(会談)', count: 96, under: 'ウクライナ代理戦争' },
  { tag: '日NATO', count: 214 },
  { tag: '日NATO(会談)', label: '(会談)', count: 86, under: '日NATO' },
  { tag: '対中露戦', count: 198 },
  { tag: '外交・安全保障', count: 173 },
  { tag: '反ロシア', count: 166 },
  { tag: 'エネルギー', count: 121 },
  { tag: 'エネルギー/電力', label: '電力', count: 57, under: 'エネルギー' },
  { tag: 'エネルギー/LNG', label: 'LNG', count: 31, under: 'エネルギー' },
  { tag: '台所の控え=献立', count: 52 },
  { tag: 'R&D', count: 31 },
  { tag: 'C++', count: 18 },
  ...Array.from({ length: 3000 }, (_, index) => ({ tag: `こまごま${index}`, count: 1 })),
];

export const FACETS: TagCount[] = [
  ['NATO', 312],
  ['軍事支援', 188],
  ['会談', 96],
  ['物価', 74],
  ['報道', 58],
  ['戦闘機', 41],
  ['小麦', 12],
  ['港', 9],
].map(([facet, count]) => ({
  key: `ウクライナ代理戦争(${facet ?? ''})`,
  tag: `ウクライナ代理戦争(${facet ?? ''})`,
  count: Number(count),
}));

export const RELATED: TagCount[] = [
  { key: '反ロシア', tag: '反ロシア', count: 141 },
  { key: '対中露戦', tag: '対中露戦', count: 133 },
  { key: '日nato(会談)', tag: '日NATO(会談)', count: 86 },
  { key: 'エネルギー/電力', tag: 'エネルギー/電力', count: 39 },
  { key: '物価', tag: '物価', count: 35 },
];

export const FOLDERS: Record<string, { folders: FolderRow[]; notes: string[] }> = {
  '': {
    folders: [
      { name: '日記', path: '日記', notes: 5891 },
      { name: '主題', path: '主題', notes: 214 },
      { name: '読書', path: '読書', notes: 48 },
      { name: '添付', path: '添付', notes: 612 },
    ],
    notes: ['はじめに'],
  },
  日記: {
    folders: [
      { name: '2024', path: '日記/2024', notes: 32 },
      { name: '2023', path: '日記/2023', notes: 365 },
    ],
    notes: [],
  },
  '日記/2024': {
    folders: [{ name: '02', path: '日記/2024/02', notes: 1 }],
    notes: [],
  },
  '日記/2024/02': { folders: [], notes: ['2024-02-01'] },
  主題: {
    folders: [],
    notes: [
      'エネルギーと冬のあいだの長い覚え書き',
      '週のまとめ 第5週',
      '輸送路の見直し',
      '用語集 (glossary)',
    ],
  },
};

export function backlinks(generation: number): Backlinks {
  const link = (title: string, excerpt: string, line: number, tags: string[] = []) => {
    const at = excerpt.indexOf('[[');
    return {
      path: `主題/${title}.md`,
      title,
      day: null,
      heading_path: [],
      kind: 'wikilink',
      raw: '[[2024-02-01]]',
      span: [line * 100, line * 100 + 14] as [number, number],
      line,
      excerpt,
      highlights_utf16: [[at, at + 14] as [number, number]],
      tags: tags.map((raw) => ({ raw, key: raw, from: 'tag-block' })),
      ambiguous: false,
    };
  };
  return {
    generation,
    total: 3,
    next_cursor: null,
    links: [
      link(
        '輸送路の見直し',
        '検査の手順が数字になったのは[[2024-02-01]]の文書が初めて。それまでは「速やかに」としか書かれていない。',
        3,
        ['ウクライナ代理戦争(物価・小麦)'],
      ),
      link('輸送路の見直し', '費用の分担は[[2024-02-01]]、7項目のうち5番目。', 9),
      link('週のまとめ 第5週', '木曜（[[2024-02-01]]）に会談の続報。月曜の見立てとほぼ同じ。', 5),
    ],
  };
}
