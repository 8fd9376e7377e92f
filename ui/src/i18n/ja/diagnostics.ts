import type { Messages } from '../messages';

export const diagnostics: Messages['diagnostics'] = {
  title: '診断',
  lead: '索引に入っていないか、一部だけ入っているファイルです。ファイルはそのままで、何も失われていません。',
  empty: 'すべてのファイルが索引に入っています。',
  reason: {
    large: 'とても大きいため、題とタグだけを探します',
    unreadable: '読めません。アクセス権を確かめてください',
    encoding: '文字コードがわかりません',
    'not-a-file': 'ファイルではありません（パイプ、ソケット、装置）',
    name: '名前がUnicodeとして正しくありません。名前を変えてください',
    'too-deep': 'フォルダーが深すぎます',
    link: 'シンボリックリンクです（たどりません）',
    cloud: 'クラウドにだけあります。手元に置く設定にしてください',
    other: (code) => `入れていません（${code}）`,
  },
};
