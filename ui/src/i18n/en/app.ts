import { count } from '../numbers';

export const app = {
  name: 'Tsuzuri',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  done: 'What was just done',
  tryAgain: 'Try again',
  loading: 'Loading…',
  more: (rest: number) => `${count(rest)} more`,
  others: 'More',
  fewer: 'Fewer',
};
