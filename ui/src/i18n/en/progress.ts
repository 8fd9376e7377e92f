import { count, plural } from '../numbers';

const notes = (total: number) => plural(total, 'note', 'notes');

export const progress = {
  planning: (done: number, total: number) => `Reading ${count(done)} of ${notes(total)}`,
  making: (done: number, total: number) => `Changing ${count(done)} of ${notes(total)}`,
  'taking-back': (done: number, total: number) => `Taking back ${count(done)} of ${notes(total)}`,
  importing: (done: number, total: number) => `Making ${count(done)} of ${notes(total)}`,
  gathering: (done: number, total: number) =>
    total
      ? `${count(done)} of ${plural(total, 'passage', 'passages')}`
      : `${plural(done, 'passage', 'passages')} so far`,
};
