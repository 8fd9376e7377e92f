//! What stands beside numbers and paths in answers laid out for people. JSON has the names
//! of cli.md in every language.

use tsuzuri_api::wire::VersionCause;
use tsuzuri_syntax::{Fault, WarningKind};

use super::{Language, counted};

impl Language {
    /// Of a number that the index is told by.
    pub fn label(self, name: &'static str) -> &'static str {
        if self == Self::English {
            return name;
        }
        match name {
            "notes" => "ノート",
            "passages" => "切り抜き",
            "tags" => "タグ",
            "links" => "リンク",
            "unresolved" => "行き先のないリンク",
            "bytes" => "バイト数",
            "index bytes" => "索引のバイト数",
            "text covered" => "全文索引の済んだ割合",
            "schema" => "索引の版",
            "grammar" => "文法の版",
            "changed" => "変わったノート",
            "seconds" => "秒数",
            other => other,
        }
    }

    /// Whether the index says what the notes say.
    pub fn verdict(self, equal: bool) -> &'static str {
        match (self, equal) {
            (Self::English, true) => "equal",
            (Self::English, false) => "different",
            (Self::Japanese, true) => "一致",
            (Self::Japanese, false) => "不一致",
        }
    }

    /// What to do when it does not.
    pub fn rebuild_advice(self) -> &'static str {
        match self {
            Self::English => "tsuzuri index --rebuild makes the index anew; no note is touched.",
            Self::Japanese => {
                "tsuzuri index --rebuild で索引を作り直せます。ノートには触れません。"
            }
        }
    }

    /// How many notes were looked at.
    pub fn notes(self, notes: u64) -> String {
        match self {
            Self::English => counted(notes, "note", "notes"),
            Self::Japanese => format!("ノート{notes}件"),
        }
    }

    /// How large a graph is.
    pub fn graph_size(self, notes: usize, edges: usize) -> String {
        match self {
            Self::English => format!(
                "{}, {}",
                counted(notes as u64, "note", "notes"),
                counted(edges as u64, "edge", "edges")
            ),
            Self::Japanese => format!("ノート{notes}件、つながり{edges}本"),
        }
    }

    /// Why there is a version of a note.
    pub fn cause(self, cause: VersionCause) -> &'static str {
        let (english, japanese) = match cause {
            VersionCause::Other => ("other", "ほかのプログラム"),
            VersionCause::Saved => ("saved", "保存"),
            VersionCause::Captured => ("captured", "書きとめ"),
            VersionCause::Edited => ("edited", "名前の変更"),
            VersionCause::Restored => ("restored", "復元"),
            VersionCause::Deleted => ("deleted", "削除"),
        };
        match self {
            Self::English => english,
            Self::Japanese => japanese,
        }
    }

    /// Whether a link leads somewhere, by the code of the contract.
    pub fn resolution(self, code: &str) -> &str {
        if self == Self::English {
            return code;
        }
        match code {
            "unique" => "行き先あり",
            "ambiguous" => "候補が複数",
            "unresolved" => "まだない",
            "file" => "ファイル",
            "url" => "ウェブ",
            other => other,
        }
    }

    /// What is odd about a note.
    pub fn oddity(self, warning: &WarningKind) -> String {
        if self == Self::English {
            return warning.to_string();
        }
        match warning {
            WarningKind::LargeFrontMatter { most } => format!(
                "フロントマターが {} KB より大きいため、読みませんでした。",
                most / 1024
            ),
            WarningKind::BrokenFrontMatter(Fault::Nested { most }) => {
                format!("フロントマターを終わりまで読めません(入れ子が{most}段より深い)。")
            }
            WarningKind::BrokenFrontMatter(Fault::Yaml { line, why }) => {
                format!("フロントマターを終わりまで読めません({line}行目: {why})。")
            }
            WarningKind::BrokenFrontMatter(Fault::Toml(why)) => {
                format!("フロントマターを終わりまで読めません({why})。")
            }
            WarningKind::TooManyTags => {
                "多くの切り抜きが多くのタグを受け継ぐため、一部はそれなしです。".to_owned()
            }
            WarningKind::TooLongHeadings => {
                "多くの切り抜きが長い見出しの下にあるため、一部は見出しなしで示します。".to_owned()
            }
        }
    }
}
