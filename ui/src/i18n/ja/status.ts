import type { Messages } from '../messages';
import { count } from '../numbers';

export const status: Messages['status'] = {
  label: '状態',
  notes: (total) => `${count(total)}ノート`,
  scanning: 'ノートを探しています',
  indexing: (done, total) => `索引中 ${count(done)} / ${count(total)}`,
  indexingText: (percent) => `全文 ${percent}%。タグは使えます`,
  textWaits: (percent) => `全文 ${percent}%（バッテリー残量が少ないので待機中）`,
  vanishing: (total) => `${count(total)}ノートがなくなったようです。もう一度確かめています`,
  finishing: (done, total) =>
    `中断された変更を仕上げています ${count(done)} / ${count(total)}ノート`,
  hindered: {
    'disk-full': 'ディスクに空きがありません。空くまで索引は前のままです',
    other: '索引を新しくできません。もう一度試しています',
  },
  sync: {
    on: '同期 オン',
    polling: '10〜30秒ごとに確認',
    offline: 'フォルダーがありません',
    paused: '同期 停止中',
  },
  looking: {
    silent: '10〜30秒ごとに確認（ほかからの書き込みが通知されないドライブ）',
    limit: '10〜30秒ごとに確認（監視できるフォルダー数の上限 fs.inotify.max_user_watches）',
    refused: '10〜30秒ごとに確認（このフォルダーを監視できません）',
  },
  problems: (total) => `問題 ${count(total)}件`,
  captures: (total) => `${count(total)}件の書きとめが待っています`,
};
