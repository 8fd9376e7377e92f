import { plural } from '../numbers';

const notes = (total: number) => plural(total, 'note', 'notes');

export const progress = {
  planning: (done: number, total: number) => `Reading ${done} of ${notes(total)}`,
  making: (done: number, total: number) => `Changing ${done} of ${notes(total)}`,
  'taking-back': (done: number, total: number) => `Taking back ${done} of ${notes(total)}`,
  importing: (done: number, total: number) => `Making ${done} of ${notes(total)}`,
};
