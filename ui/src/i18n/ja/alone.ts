import type { Messages } from '../messages';

export const alone: Messages['alone'] = {
  reading: '読むための表示です。これまでに開いたノートのフォルダーの中にはないファイルです。',
  openFolder: (name) => `フォルダー「${name}」を開く`,
};
