import type { Messages } from '../messages';
import { count } from '../numbers';

export const templates: Messages['templates'] = {
  label: 'ひな形',
  take: '使う',
  found: (total) => `ひな形 ${count(total)}件`,
  noneFits: 'その名前のひな形はありません。',
  none: (folder) => `ひな形がまだありません。「${folder}」フォルダーにノートがありません。`,
  noneNext:
    'そこに置いたノートがひな形になります。{{date:YYYY年M月D日}}、{{title}}、{{cursor}} は使うときに置き換わります。',
  unknown: (names) => `意味のわからないところはそのまま残しました: ${names}`,
  name: '新しいノートの名前',
};
