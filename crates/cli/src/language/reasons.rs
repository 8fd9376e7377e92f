//! Why a file stays out of the index, or as it is. `tests/it/translations.rs` sees to it that
//! every code of the engine has its words here.

use super::Language;

impl Language {
    /// Why a file is not in the index, or only in part, and what helps; by the code of the
    /// contract.
    pub fn skip_reason(self, code: &str) -> &str {
        let (english, japanese) = match code {
            "large" => (
                "very large: only title and tags are searched",
                "とても大きいため、題とタグだけを探します",
            ),
            "unreadable" => (
                "could not be read: check its permissions",
                "読めません。アクセス権を確かめてください",
            ),
            "encoding" => (
                "in an encoding that could not be told",
                "文字コードがわかりません",
            ),
            "not-a-file" => (
                "not a file (a pipe, socket or device)",
                "ファイルではありません（パイプ、ソケット、装置）",
            ),
            "name" => (
                "a name or path that can't be used here: rename it",
                "ここでは使えない名前かパスです。名前を変えてください",
            ),
            "too-deep" => ("too many folders deep", "フォルダーが深すぎます"),
            "link" => (
                "a symbolic link: none is followed",
                "シンボリックリンクです（たどりません）",
            ),
            "cloud" => (
                "only in the cloud: make it available offline",
                "クラウドにだけあります。手元に置く設定にしてください",
            ),
            other => (other, other),
        };
        match self {
            Self::English => english,
            Self::Japanese => japanese,
        }
    }

    /// Why a file can be read and not written, and what helps; by the code of the contract.
    pub fn read_only(self, code: &str) -> Option<&'static str> {
        let (english, japanese) = match code {
            "encoding" => (
                "its encoding can't hold the text; convert the file to UTF-8 first",
                "このファイルの文字コードでは、この文を書けません。先に UTF-8 に変えてください",
            ),
            "large" => (
                "it is larger than can be changed here; divide it with another program first",
                "ファイルが大きすぎて、ここでは変えられません。先に別のソフトで分けてください",
            ),
            "permission" => (
                "the file or its folder is write-protected; permit writing and try again",
                "ファイルかフォルダーが書き込みを禁じています。書き込めるようにしてから、もう一度試してください",
            ),
            "link" => (
                "it is a link to something that is no note of this folder; open what it leads to with another program",
                "このフォルダーのノートではないものへのリンクです。リンクの先を別のソフトで開いてください",
            ),
            _ => return None,
        };
        Some(match self {
            Self::English => english,
            Self::Japanese => japanese,
        })
    }
}
