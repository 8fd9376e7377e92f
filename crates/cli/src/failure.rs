//! What ends a command early: exit status, code for scripts, sentence for people in
//! their language.

use std::path::PathBuf;

use serde_json::{Value, json};
use tsuzuri_api::{ApiError, ErrorCode};
use tsuzuri_engine::EngineError;

use crate::args::japanese;
use crate::interrupt;
use crate::language::Language;

/// Why a command could not answer.
#[derive(Debug)]
pub enum Failure {
    /// What the api or the engine below it says.
    Api(ApiError),
    /// A name that several notes answer to.
    Ambiguous {
        /// As typed.
        name: String,
        /// Paths of the notes.
        candidates: Vec<String>,
    },
    /// A name that no note answers to.
    NoSuchNote(String),
    /// A file named on the command line can't be read.
    Unreadable {
        /// As typed.
        file: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// No vault was named and none is known.
    NoVault,
    /// The app can't be started.
    App(std::io::Error),
    /// Arguments that make no sense; clap's own words.
    Usage(Box<clap::Error>),
    /// A change across notes that was called off: all is as it was.
    EditCalledOff,
    /// An import that was called off, with the number of notes that it had written.
    ImportCalledOff(usize),
    /// Standard output is closed or full.
    Output(std::io::Error),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::Api(error.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// 1 nothing found, 2 wrong usage, 3 something can't be used, 130 called off.
    pub fn status(&self) -> u8 {
        match self {
            Self::NoSuchNote(_) => 1,
            Self::Ambiguous { .. } | Self::Usage(_) => 2,
            Self::Unreadable { .. } | Self::NoVault | Self::App(_) | Self::Output(_) => 3,
            Self::EditCalledOff | Self::ImportCalledOff(_) => interrupt::STATUS,
            Self::Api(error) => match error.code {
                ErrorCode::NotFound => 1,
                ErrorCode::BadPath | ErrorCode::BadRequest | ErrorCode::LongQuery => 2,
                _ => 3,
            },
        }
    }

    /// `{"error": …}` for `--json`.
    pub fn document(&self, language: Language) -> Value {
        let mut error = json!({ "code": self.code(), "message": self.message(language) });
        if let Some(path) = self.path() {
            error["path"] = json!(path);
        }
        if let Self::Ambiguous { candidates, .. } = self {
            error["candidates"] = json!(candidates);
        }
        json!({ "error": error })
    }

    /// What happened and what to do.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::Japanese => self.japanese(),
        }
    }

    fn code(&self) -> Value {
        match self {
            Self::Api(error) => json!(error.code),
            Self::Ambiguous { .. } => json!("ambiguous"),
            Self::NoSuchNote(_) => json!(ErrorCode::NotFound),
            Self::Unreadable { .. } | Self::Output(_) => json!(ErrorCode::Io),
            Self::NoVault => json!(ErrorCode::NoVault),
            Self::App(_) => json!("no-app"),
            Self::Usage(_) => json!("usage"),
            Self::EditCalledOff | Self::ImportCalledOff(_) => json!(ErrorCode::Cancelled),
        }
    }

    fn path(&self) -> Option<String> {
        match self {
            Self::Api(error) => error.path.clone(),
            Self::Unreadable { file, .. } => Some(file.display().to_string()),
            _ => None,
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Api(error) => api_english(error),
            Self::Ambiguous { name, candidates } => format!(
                "several notes are called \"{name}\"; give one of these paths:{}",
                list(candidates)
            ),
            Self::NoSuchNote(name) => {
                format!("no note is called \"{name}\"; `tsuzuri notes` lists them")
            }
            Self::Unreadable { file, reason } => {
                format!("{} can't be read: {reason}", file.display())
            }
            Self::NoVault => "no vault is known yet; name its folder with --vault DIR".to_owned(),
            Self::App(error) => format!(
                "tsuzuri-app can't be started: {error}; install it beside tsuzuri or in a folder of PATH"
            ),
            Self::Usage(error) => usage(error),
            Self::EditCalledOff => Language::English.edit_is_called_off().to_owned(),
            Self::ImportCalledOff(made) => Language::English.import_is_called_off(*made),
            Self::Output(error) => format!("the answer can't be written: {error}"),
        }
    }

    fn japanese(&self) -> String {
        match self {
            Self::Api(error) => api_japanese(error),
            Self::Ambiguous { name, candidates } => format!(
                "「{name}」というノートが複数あります。次のパスのどれかを指定してください:{}",
                list(candidates)
            ),
            Self::NoSuchNote(name) => {
                format!("「{name}」というノートはありません。`tsuzuri notes` で一覧を見られます")
            }
            Self::Unreadable { file, reason } => {
                format!("{} を読めません: {reason}", file.display())
            }
            Self::NoVault => {
                "ノートのフォルダーがまだ開かれていません。--vault で指定してください".to_owned()
            }
            Self::App(error) => format!(
                "アプリ(tsuzuri-app)を起動できません: {error}。tsuzuri と同じ場所か PATH にあるフォルダーに入れてください"
            ),
            Self::Usage(error) => japanese::complaint(error),
            Self::EditCalledOff => Language::Japanese.edit_is_called_off().to_owned(),
            Self::ImportCalledOff(made) => Language::Japanese.import_is_called_off(*made),
            Self::Output(error) => format!("結果を書き出せません: {error}"),
        }
    }
}

fn list(candidates: &[String]) -> String {
    candidates
        .iter()
        .map(|path| format!("\n  {path}"))
        .collect()
}

/// clap's message without its own `error: `.
fn usage(error: &clap::Error) -> String {
    let message = error.to_string();
    message
        .strip_prefix("error: ")
        .unwrap_or(&message)
        .trim_end()
        .to_owned()
}

/// What happened, as the message has it, and what to do where that says nothing of it.
fn api_english(error: &ApiError) -> String {
    if let (Some(path), Some(reason)) = (&error.path, read_only(error, Language::English)) {
        return format!("{path}: {reason}");
    }
    let to_do = match error.code {
        ErrorCode::DiskFull => "make room and try again",
        ErrorCode::Index => "`tsuzuri index --rebuild` makes it anew",
        ErrorCode::Io if error.path.is_some() => "try again",
        ErrorCode::BadSettings => "correct it; nothing in the file was taken",
        ErrorCode::DamagedStore => "move it away and keep it; your notes are not in it",
        ErrorCode::NewerStore => "update this one to use it",
        _ => return error.message.clone(),
    };
    format!("{}; {to_do}", error.message)
}

fn api_japanese(error: &ApiError) -> String {
    let sentence = match error.code {
        ErrorCode::NoVault => "ノートのフォルダーが開かれていません。--vault で指定してください",
        ErrorCode::VaultUnavailable => {
            "ノートのフォルダーに届きません。場所と権限を確かめてください"
        }
        ErrorCode::BadPath => {
            "ノートのフォルダーの中のパスではありません。フォルダーからの相対パスで指定してください"
        }
        ErrorCode::NotFound => "見つかりません。名前を確かめてください",
        ErrorCode::Exists => "同じ名前のファイルがすでにあります。別の名前にしてください",
        ErrorCode::FolderExists => {
            "同じ名前のフォルダーがすでにあります。それを開くか、別の名前にしてください"
        }
        ErrorCode::Io => "ファイルを読み書きできません。もう一度試してください",
        ErrorCode::DiskFull => "ディスクがいっぱいです。空きを作ってからもう一度試してください",
        ErrorCode::ReadOnly => read_only(error, Language::Japanese)
            .unwrap_or("このノートは読み取り専用です。書き込めるようにしてください"),
        ErrorCode::NoTrash => {
            "ゴミ箱に入れられないので、そのまま残してあります。ファイルマネージャーで移すか、消してください"
        }
        ErrorCode::BadSettings => {
            "settings.toml に誤りがあり、何も読み込んでいません。直してください"
        }
        ErrorCode::DamagedStore => {
            "設定のファイルが壊れています。別の場所に移して取っておくと、新しい設定で始められます"
        }
        ErrorCode::NewerStore => "設定のファイルは新しい版の Tsuzuri のものです。更新してください",
        ErrorCode::Cancelled => "取り消されました",
        ErrorCode::TooLarge => "ファイルが大きすぎます。小さく分けてください",
        ErrorCode::LongQuery => {
            "検索の言葉が長すぎます。一部だけで探すか、ひと続きの言葉なら引用符で囲んでください"
        }
        ErrorCode::NotOpened => {
            "開けるのは、ノートのフォルダー、ファイル、Tsuzuriのアドレスだけです"
        }
        ErrorCode::BadRequest => "指定の意味がわかりません。`tsuzuri --help` を見てください",
        ErrorCode::Index => "索引を使えません。`tsuzuri index --rebuild` で作り直してください",
    };
    match &error.path {
        Some(path) => format!("{path}: {sentence}({})", error.message),
        None => format!("{sentence}({})", error.message),
    }
}

/// Which of the reasons makes a file read-only, where it is told.
fn read_only(error: &ApiError, language: Language) -> Option<&'static str> {
    error.why.as_deref().and_then(|why| language.read_only(why))
}

#[cfg(test)]
mod tests;
