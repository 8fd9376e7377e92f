import type { Messages } from '../messages';
import { count } from '../numbers';

export const app: Messages['app'] = {
  name: '綴り',
  close: '閉じる',
  cancel: 'やめる',
  tryAgain: 'もう一度',
  loading: '読みこんでいます…',
  more: (rest) => `ほか ${count(rest)}`,
  others: 'ほか',
  fewer: 'たたむ',
};
