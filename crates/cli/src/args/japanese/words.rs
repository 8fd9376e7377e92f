//! The texts of the help page in Japanese.

/// Behind what `tsuzuri` is.
pub const STATUS: &str = "終了コード: 0 完了 / 1 見つからない、または check が誤りを見つけた / \
                      2 使い方の誤り、または名前が曖昧 / 3 フォルダー・索引・ファイルを使えない / \
                      130 Ctrl-C で取りやめた";

/// What each command does, by its name.
pub const ABOUT: &[(&str, &str)] = &[
    (
        "tsuzuri",
        "ハッシュタグとバックリンクで綴じる、ただの Markdown ノート",
    ),
    ("index", "索引を最新にする(全文も含む)"),
    ("stats", "索引の中身を数える(更新はしない)"),
    ("notes", "ノートの一覧"),
    ("search", "切り抜きを検索する"),
    ("tags", "タグと件数の一覧"),
    ("tag", "タグのついた切り抜きを新しい順に見る"),
    ("backlinks", "ノートやアドレスへのリンクを見る"),
    ("links", "ノートひとつ、または全体のリンクの一覧"),
    (
        "parse",
        "ファイルひとつから読み取れるものを見る(フォルダーを開かずに)",
    ),
    ("note", "ノートひとつを読み取ったとおりに見る"),
    ("history", "ノートの以前の版の一覧、または版ひとつの中身"),
    ("restore", "ノートを以前の版に戻す"),
    ("today", "今日のノートの場所"),
    ("capture", "ノート(既定は今日のノート)の末尾に書きとめる"),
    (
        "graph",
        "ノートどうしのつながり(全体、またはひとつのノートのまわり)",
    ),
    (
        "rename",
        "ノートの名前や場所を変える(そのノートへのリンクも書き換える)",
    ),
    ("retag", "タグの名前を、書かれているところすべてで変える"),
    ("undo", "複数のノートにわたる最後の変更を取り消す"),
    ("import", "ほかのアプリから書き出したものをノートにする"),
    (
        "hatena",
        "はてなブログ: Movable Type 形式で書き出したファイルを、一日ひとつのノートに",
    ),
    ("watch", "変更のたびに一行ずつ書き出す(中断するまで)"),
    ("check", "索引を、ファイルから作り直したものと比べる"),
    ("open", "アプリを開く(ノートを指定すればそのノートで)"),
    (
        "completions",
        "シェルで tsuzuri のコマンドやオプションを補完するための設定を出力する",
    ),
    (
        "manual",
        "man のページを、コマンドごとにひとつずつフォルダーに書き出す",
    ),
];

/// What each argument is, by its id, and before it the command's path where that one means
/// something else by it.
pub const ARGUMENTS: &[(&str, &str)] = &[
    (
        "vault",
        "ノートのフォルダー [既定: 前に開いたことのあるいちばん近い親フォルダー、なければ最後に使ったもの]",
    ),
    ("index_dir", "索引を置く場所"),
    ("json", "ひとつの JSON 文書で出力"),
    ("jsonl", "一行にひとつの JSON オブジェクトで出力"),
    ("rebuild", "索引を捨てて全ノートを読み直す"),
    ("no_text", "全文は後回しにする"),
    ("notes query", "題・パス・別名にこれを含むノートだけ"),
    (
        "search query",
        "言葉、\"ひと続きの言葉\"、#タグ、title: path: date: link: has: is: など",
    ),
    ("limit", "切り抜きの最大数"),
    ("cursor", "前のページの next_cursor"),
    ("explain", "何を検索するかを言葉で示す"),
    ("prefix", "これで始まるタグだけ"),
    ("tree", "階層・話題・facet ごとに"),
    (
        "tag",
        "タグ(記号は省ける): 話題、'話題(facet)'、'(facet)'、a/b",
    ),
    (
        "target",
        "ノートのパスか名前、またはページやサイトのアドレス",
    ),
    ("mentions", "リンクなしに名前が出てくるところも"),
    ("note", "パス、または [[名前]] と書くときの名前"),
    (
        "links note",
        "このノートにあるリンクだけ: パス、または [[名前]] と書くときの名前",
    ),
    (
        "graph note",
        "このノートのまわりだけ: パス、または [[名前]] と書くときの名前",
    ),
    (
        "rename note",
        "パス、[[名前]] と書くときの名前、または / で終わるフォルダー",
    ),
    (
        "past_note",
        "パス、または [[名前]] と書くときの名前。なくなったノートはパスで",
    ),
    ("show", "この版の中身をそのまま(1 バイトも変えずに)出力"),
    ("revision", "`tsuzuri history ノート` に出る版の番号"),
    ("unresolved", "まだないノートへのリンクだけ"),
    ("ambiguous", "複数のノートにあてはまるリンクだけ"),
    ("file", "ファイル、または標準入力を表す -"),
    ("profile", "ハッシュタグの文法"),
    ("create", "なければ作る"),
    ("text", "Markdown の文章。省くか - なら標準入力"),
    (
        "to",
        "今日のノートの代わりのノート: パス(なければ作る)か、[[名前]] と書くときの名前",
    ),
    ("add_tag", "最後にこのタグをつける(何度でも指定できる)"),
    (
        "depth",
        "そのノートからいくつ先のリンクまで(どちら向きにも) [既定: 1]",
    ),
    (
        "new_name",
        "同じフォルダーの中の名前、フォルダーからのパス、または / で終わるフォルダー",
    ),
    (
        "new_tag",
        "新しいタグの名前(すでにあるタグなら、ひとつにまとまる)",
    ),
    ("do_it", "変更する(なければ、何が変わるかを見せるだけ)"),
    ("change", "変更したときの id [既定: 最後の変更]"),
    ("export", "書き出したファイル"),
    (
        "blog",
        "ブログのアドレス(name.hatenablog.com など)。記事へのリンクがノートへのリンクになる [既定: 記事どうしのリンクから判断]",
    ),
    ("yes", "ノートを作る(なければ、何ができるかを見せるだけ)"),
    ("shell", "シェルの名前"),
    ("pages", "書き出す先のフォルダー"),
    ("help", "この説明を表示"),
    ("version", "版を表示"),
];

/// What each value of an argument means, by its name.
pub const VALUES: &[(&str, &str)] = &[
    ("tsuzuri", "Tsuzuri の文法"),
    ("obsidian", "Obsidian のタグとして読む"),
    ("twitter", "twitter-text のハッシュタグとして読む"),
];

/// The library's headings in a page for `man`.
pub const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "名前"),
    ("SYNOPSIS", "書式"),
    ("DESCRIPTION", "説明"),
    ("VERSION", "版"),
];

/// The text for a name.
pub fn lookup(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(key, _)| *key == name)
        .map(|(_, text)| *text)
}
