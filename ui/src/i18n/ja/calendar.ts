import type { Messages } from '../messages';
import { count } from '../numbers';

export const calendar: Messages['calendar'] = {
  earlier: '前の月',
  later: '次の月',
  wholeMonth: '月をまとめて読む',
  thisMonth: '今月',
  otherYears: (day) => `ほかの年の${day}`,
  filter: '日を検索で絞り込む',
  none: 'この月には、合うものがありません。',
  dayCount: (day, total) => (total === 0 ? day : `${day}、${count(total)}件`),
};
