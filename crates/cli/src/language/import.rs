//! What an import says.

use tsuzuri_import::{ProblemKind, TooMany};

use super::{Language, counted};
use crate::print::thousands;

impl Language {
    /// What was not taken over as it was.
    pub fn import_problem(self, kind: &ProblemKind) -> String {
        match self {
            Self::English => english(kind),
            Self::Japanese => japanese(kind),
        }
    }

    /// Below those that are told one by one.
    pub fn more_problems(self, number: usize) -> String {
        match self {
            Self::English => counted(
                number as u64,
                "more place is not taken over as it was.",
                "more places are not taken over as they were.",
            ),
            Self::Japanese => format!("ほかに{}か所あります。", thousands(number as u64)),
        }
    }

    /// Below what an import would do.
    pub fn import_is_only_planned(self) -> &'static str {
        match self {
            Self::English => "Nothing was written. --yes makes the notes.",
            Self::Japanese => "まだ何も書いていません。--yes でノートを作ります。",
        }
    }

    /// Behind a note that an import without addresses made.
    pub fn is_given_addresses(self) -> &'static str {
        match self {
            Self::English => "made before without its entries' addresses: it is given them",
            Self::Japanese => "アドレスなしで取り込んだノートに、記事のアドレスを書き足します",
        }
    }

    /// Behind one that was changed since.
    pub fn is_left_without_addresses(self) -> &'static str {
        match self {
            Self::English => "edited since it was made: left as it is, without addresses",
            Self::Japanese => "取り込んだあとに書きかえられているので、そのままにします",
        }
    }

    /// An import that was called off.
    pub fn import_is_called_off(self, made: usize) -> String {
        match self {
            Self::English => format!(
                "called off: {}; the same import goes on from there",
                counted(
                    made as u64,
                    "note was made and stays",
                    "notes were made and stay"
                ),
            ),
            Self::Japanese => format!(
                "取りやめました。作った{made}件のノートは残っています。もう一度取り込むと続きから作ります"
            ),
        }
    }

    /// Where a blog is published is not known.
    pub fn blog_is_unknown(self) -> &'static str {
        match self {
            Self::English => {
                "No entry links to another, so the blog's address isn't known; with --blog, links to its entries become links to the notes."
            }
            Self::Japanese => {
                "記事どうしのリンクがなく、ブログのアドレスがわかりません。--blog で指定すると、記事へのリンクがノートへのリンクになります。"
            }
        }
    }

    /// Pictures that stay on the web.
    pub fn images_stay(self, number: usize) -> String {
        match self {
            Self::English => counted(
                number as u64,
                "picture stays where it is on the web; the notes link to it.",
                "pictures stay where they are on the web; the notes link to them.",
            ),
            Self::Japanese => {
                format!("画像{number}点はウェブ上のまま、ノートからリンクします。")
            }
        }
    }

    /// What is no address of a blog.
    pub fn no_blog(self, address: &str) -> String {
        match self {
            Self::English => {
                format!("\"{address}\" is no address of a blog; give it as name.hatenablog.com")
            }
            Self::Japanese => format!(
                "「{address}」はブログのアドレスではありません。name.hatenablog.com のように指定してください"
            ),
        }
    }

    /// A file in another encoding; `at` is the first byte that is no UTF-8.
    pub fn no_utf_8(self, at: usize) -> String {
        match self {
            Self::English => format!("it is not UTF-8 (byte {at}); export it again, or convert it"),
            Self::Japanese => format!(
                "UTF-8 ではありません({at}バイト目)。書き出し直すか、文字コードを変換してください"
            ),
        }
    }

    /// A file too large to be an export.
    pub fn too_large(self, most: u64) -> String {
        let megabytes = most / (1024 * 1024);
        match self {
            Self::English => {
                format!("it is larger than {megabytes} MB; split it between two entries")
            }
            Self::Japanese => {
                format!("{megabytes}MBを超えています。記事と記事の間で分けてください")
            }
        }
    }

    /// An export with more than there is room for.
    pub fn too_many(self, what: TooMany) -> String {
        let most = thousands(what.most() as u64);
        match self {
            Self::English => {
                let what = match what {
                    TooMany::Entries => "entries",
                    TooMany::Replies => "comments and trackbacks",
                    TooMany::Names => "categories",
                };
                format!("it has more than {most} {what}; split it between two entries")
            }
            Self::Japanese => {
                let what = match what {
                    TooMany::Entries => "記事",
                    TooMany::Replies => "コメントとトラックバック",
                    TooMany::Names => "カテゴリー",
                };
                format!("{what}が{most}件を超えています。記事と記事の間で分けてください")
            }
        }
    }
}

fn english(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NoDate => "an entry without a date that can be read: left out".to_owned(),
        ProblemKind::NoField => "a line that belongs to no field: left out".to_owned(),
        ProblemKind::UnknownField(name) => format!("the field {name} is not known: left out"),
        ProblemKind::Notation(name) => {
            format!("a text in the notation \"{name}\": kept as it was written")
        }
        ProblemKind::KeptAsHtml => {
            "a text too large or too deep to be made Markdown of: kept as HTML".to_owned()
        }
        ProblemKind::Category {
            name,
            tag: Some(tag),
        } => {
            format!("the category \"{name}\" becomes #{tag}")
        }
        ProblemKind::Category { name, tag: None } => {
            format!("the category \"{name}\" can be no hashtag: it is kept in the front matter")
        }
        ProblemKind::Script => "a script: left out".to_owned(),
    }
}

fn japanese(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NoDate => "日付を読み取れない記事です。取り込みません".to_owned(),
        ProblemKind::NoField => "どの項目でもない行です。取り込みません".to_owned(),
        ProblemKind::UnknownField(name) => format!("{name} という項目はありません。取り込みません"),
        ProblemKind::Notation(name) => {
            format!("本文が「{name}」の記法です。書かれたまま残します")
        }
        ProblemKind::KeptAsHtml => {
            "大きすぎるか入れ子が深すぎて Markdown にできません。HTML のまま残します".to_owned()
        }
        ProblemKind::Category {
            name,
            tag: Some(tag),
        } => {
            format!("カテゴリー「{name}」は #{tag} になります")
        }
        ProblemKind::Category { name, tag: None } => {
            format!("カテゴリー「{name}」はハッシュタグにできないため、フロントマターに残します")
        }
        ProblemKind::Script => "スクリプトです。取り込みません".to_owned(),
    }
}
