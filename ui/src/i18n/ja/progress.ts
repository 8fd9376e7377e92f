import type { Messages } from '../messages';
import { count } from '../numbers';

export const progress: Messages['progress'] = {
  planning: (done, total) => `ノートを読んでいます ${count(done)} / ${count(total)}`,
  making: (done, total) => `書き換えています ${count(done)} / ${count(total)}`,
  'taking-back': (done, total) => `元に戻しています ${count(done)} / ${count(total)}`,
  importing: (done, total) => `ノートを作っています ${count(done)} / ${count(total)}`,
  gathering: (done, total) =>
    total
      ? `切り抜きを集めています ${count(done)} / ${count(total)}`
      : `切り抜きを集めています ${count(done)}件`,
};
