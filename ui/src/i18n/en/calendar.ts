import { plural } from '../numbers';

export const calendar = {
  earlier: 'Earlier month',
  later: 'Later month',
  wholeMonth: 'Show the whole month',
  thisMonth: 'This month',
  otherYears: (day: string) => `${day} in other years`,
  dayCount: (day: string, total: number) =>
    total === 0 ? day : `${day}, ${plural(total, 'passage', 'passages')}`,
};
