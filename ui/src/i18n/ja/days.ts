import type { Messages } from '../messages';

export const days: Messages['days'] = {
  onThisDay: (day) => `ほかの年の${day}`,
  dayBefore: '前の日',
  dayAfter: '次の日',
  theDay: 'この日',
  otherYears: 'ほかの年',
  none: 'この日に書いたものはありません。',
  noneNext: '名前か見出しにこの日付のあるノートの文が、ここに並びます。',
  noneInOtherYears: 'ほかの年のこの日に書いたものはありません。',
  noneInOtherYearsNext: '来年の今日には、今年のものが並びます。',
};
