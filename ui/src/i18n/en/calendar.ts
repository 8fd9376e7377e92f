import { plural } from '../numbers';

export const calendar = {
  earlier: 'Earlier month',
  later: 'Later month',
  wholeMonth: 'Show the whole month',
  thisMonth: 'This month',
  otherYears: (day: string) => `${day} in other years`,
  filter: 'Filter days by a search',
  none: 'The search finds nothing in this month.',
  dayCount: (day: string, total: number) =>
    total === 0 ? day : `${day}, ${plural(total, 'passage', 'passages')}`,
};
