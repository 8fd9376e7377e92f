import type { Messages } from '../messages';

export const progress: Messages['progress'] = {
  planning: (done, total) => `ノートを読んでいます ${done} / ${total}`,
  making: (done, total) => `書き換えています ${done} / ${total}`,
  'taking-back': (done, total) => `元に戻しています ${done} / ${total}`,
  importing: (done, total) => `ノートを作っています ${done} / ${total}`,
};
