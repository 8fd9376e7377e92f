//! Why the app does not start, told where a person sees it: there is no window of its own yet,
//! and who started it from a menu reads no log.

use std::process::ExitCode;

use tsuzuri_api::{ApiError, ErrorCode};

use crate::os;
use crate::words::system_language;

/// Why the app does not start.
pub enum Unstarted {
    /// The store can't be opened; it was left as it is.
    Store(ApiError),
    /// The app runs already, and does not answer.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only a bus tells")
    )]
    Hangs,
    /// The system gives no thread.
    Crowded(ApiError),
    /// There can be no windows.
    Windows(tauri::Error),
}

impl From<ApiError> for Unstarted {
    fn from(error: ApiError) -> Self {
        Self::Store(error)
    }
}

impl From<tauri::Error> for Unstarted {
    fn from(error: tauri::Error) -> Self {
        Self::Windows(error)
    }
}

impl Unstarted {
    /// Tells it in the log and in a window, and waits until that is closed.
    pub fn tell(self) -> ExitCode {
        let detail = self.detail();
        match &detail {
            Some(detail) => tracing::error!("Tsuzuri could not start: {detail}"),
            None => tracing::error!("Tsuzuri is running already, but does not answer"),
        }
        let (english, japanese) = self.words();
        // Which language was chosen stands in the store.
        let (title, told) = match system_language() {
            "ja" => ("Tsuzuri を起動できません", japanese),
            _ => ("Tsuzuri can’t start", english),
        };
        let text = match detail {
            Some(detail) => format!("{told}\n\n{detail}"),
            None => told.to_owned(),
        };
        os::tell(title, &text);
        ExitCode::FAILURE
    }

    /// What exactly stood in the way, and in which file; in English.
    fn detail(&self) -> Option<String> {
        match self {
            Self::Store(error) | Self::Crowded(error) => Some(error.to_string()),
            Self::Hangs => None,
            Self::Windows(error) => Some(error.to_string()),
        }
    }

    /// What happened and what to do, in English and Japanese.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Store(error) => without_store(error.code),
            Self::Hangs => (
                "Tsuzuri is running already, but does not answer. Wait a moment, or end the process tsuzuri-app, and start it again. What you typed is kept as a draft.",
                "Tsuzuri はすでに動いていますが、応答しません。しばらく待つか、tsuzuri-app のプロセスを終了してから、もう一度起動してください。書いた文は下書きとして残っています。",
            ),
            Self::Crowded(_) => (
                "The system can’t run more than it does already. End other programs and start it again. Your notes are as they were.",
                "システムは、これ以上のプログラムを動かせません。ほかのプログラムを終えてから、もう一度起動してください。ノートは元のままです。",
            ),
            Self::Windows(_) => (
                "Its windows can’t be made. Your notes are as they were.",
                "ウィンドウを作れません。ノートは元のままです。",
            ),
        }
    }
}

fn without_store(code: ErrorCode) -> (&'static str, &'static str) {
    match code {
        ErrorCode::DamagedStore => (
            "The file with its settings is damaged, and was left as it is. Move it to another place and keep it there: Tsuzuri then starts with fresh settings. Your notes are not in that file; their history and drafts that are not saved are.",
            "設定のファイルが壊れています。ファイルには手を付けていません。別の場所に移して取っておくと、新しい設定で起動できます。ノートはこのファイルの中にはありませんが、履歴と、まだ保存していない下書きは入っています。",
        ),
        ErrorCode::NewerStore => (
            "The file with its settings was made by a newer version of Tsuzuri, and was left as it is. Start that version, or update this one.",
            "設定のファイルは、新しい版の Tsuzuri が作ったものです。ファイルには手を付けていません。その版で起動するか、この版を更新してください。",
        ),
        ErrorCode::DiskFull => (
            "The disk is full. Make some room and start it again.",
            "ディスクに空きがありません。空けてから、もう一度起動してください。",
        ),
        _ => (
            "The folder with its settings can’t be used. See that it can be read and written, and start it again. Your notes are as they were.",
            "設定のフォルダーを使えません。読み書きできるようにしてから、もう一度起動してください。ノートは元のままです。",
        ),
    }
}
