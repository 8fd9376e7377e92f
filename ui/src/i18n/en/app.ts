import { count } from '../numbers';

export const app = {
  name: 'Tsuzuri',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  loading: 'Loading…',
  more: (rest: number) => `${count(rest)} more`,
  others: 'More',
  fewer: 'Fewer',
};
