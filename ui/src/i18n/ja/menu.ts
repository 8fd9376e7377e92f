import type { Messages } from '../messages';

export const menu: Messages['menu'] = {
  commands: '操作',
  language: '言語',
  theme: '配色',
  system: 'システムに合わせる',
  light: '明るい',
  dark: '暗い',
  folder: 'フォルダー',
  openFolder: 'ほかのフォルダーを開く…',
  newFolder: '新しいフォルダーを作る…',
  sample: '見本を開く',
};
