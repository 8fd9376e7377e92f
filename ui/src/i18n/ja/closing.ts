import type { Messages } from '../messages';

export const closing: Messages['closing'] = {
  title: '閉じても綴りはトレイに残り、書きとめと同期が続きます。',
  later: 'あとから設定で変えられます。',
  keep: 'トレイに残す',
  quit: 'ウィンドウを閉じたら終了',
};
