import type { Messages } from '../messages';
import { count } from '../numbers';

export const app: Messages['app'] = {
  name: '綴り',
  close: '閉じる',
  cancel: 'やめる',
  undo: '元に戻す',
  done: 'いま済んだこと',
  tryAgain: 'もう一度',
  loading: '読みこんでいます…',
  more: (rest) => `ほか ${count(rest)}`,
  others: 'ほか',
  fewer: 'たたむ',
};
