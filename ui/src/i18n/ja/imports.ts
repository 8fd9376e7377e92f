import type { Messages } from '../messages';
import { count } from '../numbers';

export const imports: Messages['imports'] = {
  command: 'ブログを取り込む…',
  title: 'ブログの取り込み',
  reading: (file) => `${file} を読んでいます`,
  unreadable: {
    unreadable: 'このファイルは読めません。',
    'too-large': '512MBを超えています。記事と記事の間で分けてください。',
    'no-utf8': 'UTF-8 ではありません。書き出し直すか、文字コードを変換してください。',
  },
  tooMany:
    '記事が20万件、コメントが100万件、カテゴリーが200万件のどれかを超えています。記事と記事の間で分けてください。',
  empty: '日付のある記事が見つかりません。ブログを書き出したファイル（Movable Type 形式）ですか。',
  summary: (entries, made) =>
    `記事${count(entries)}件から、新しいノートを${count(made)}件作ります。`,
  allThere: (entries) => `記事${count(entries)}件は、すべて取り込みずみです。`,
  there: (total) => `${count(total)}件はすでにあるので、そのままにします。`,
  unaddressed: (total) =>
    `アドレスなしで取り込んだノート${count(total)}件に、記事のアドレスを書き足します。`,
  left: (total) =>
    `取り込んだあとに書きかえたノート${count(total)}件には、アドレスを書き足しません。`,
  images: (total) => `画像${count(total)}点はウェブ上のまま、ノートからリンクします。`,
  blog: 'ブログのアドレス',
  blogKnown: (address) => `${address} で公開。記事へのリンクはバックリンクになります。`,
  blogUnknown:
    '記事どうしのリンクがなく、アドレスがわかりません。入れておくと記事へのリンクがバックリンクになります。あとから取り込み直して足すこともできます。',
  blogBad: 'ブログのアドレスではありません。',
  blogUse: '使う',
  notes: 'ノート',
  problems: (total) => `そのままでは移せないもの ${count(total)}件`,
  line: (line) => `${line}行目`,
  rest: (total) => `ほか${count(total)}件`,
  problem: {
    'no-date': () => '日付を読み取れない記事です。取り込みません',
    'no-field': () => 'どの項目でもない行です。取り込みません',
    'unknown-field': (name) => `${name} という項目はありません。取り込みません`,
    notation: (name) => `本文が「${name}」の記法です。書かれたまま残します`,
    'kept-as-html': () => '大きすぎるか入れ子が深すぎます。HTML のまま残します',
    category: (name, tag) =>
      tag === null
        ? `カテゴリー「${name}」はハッシュタグにできないため、フロントマターに残します`
        : `カテゴリー「${name}」は #${tag} になります`,
    script: () => 'スクリプトです。取り込みません',
  },
  run: 'ノートを作る',
  runAddresses: 'アドレスを書き足す',
  done: (total) => `ノート${count(total)}件に書き込みました。`,
  calledOff: (total) =>
    `取りやめました。書き込んだ${count(total)}件は残っています。もう一度取り込むと続きから始めます。`,
  safe: '書きかえたノートには上書きしません。すでにある記事はアドレスか本文で見分けます。',
};
