import type { Messages } from '../messages';

export const error: Messages['error'] = {
  'no-vault': 'フォルダーが開かれていません。選んでください。',
  'vault-unavailable': 'フォルダーに届きません。ディスクがつながっているか確かめてください。',
  'bad-path': 'この名前はノートに使えません。別の名前にしてください。',
  'not-found': 'もうありません。',
  exists: 'その名前のノートはもうあります。別の名前にしてください。',
  io: '今はファイルを読み書きできません。もう一度試してください。',
  'disk-full': 'ディスクに空きがありません。空けてから、もう一度試してください。',
  'read-only': 'このファイルは読み取りのみです。',
  cancelled: '止めました。',
  'bad-request': 'それはできません。',
  index: '索引を作り直しています。少し待って、もう一度試してください。',
};
