//! One thin wrapper a command, all made from the one list, so that a command that was
//! forgotten here does not compile. Each runs on a thread that may block: the webview's
//! own thread never waits for a disk.

use std::sync::Arc;

use tauri::ipc::Invoke;
use tauri::{AppHandle, State, WebviewWindow, Wry};
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, ErrorCode, Session};

macro_rules! wrappers {
    (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* }
     shell { $($shell:ident($asked:ty) -> $told:ty;)* }) => {
        $(
            #[tauri::command]
            async fn $name(
                app: AppHandle,
                session: State<'_, Arc<Session>>,
                request: $request,
            ) -> Result<$answer, ApiError> {
                let asked = Arc::clone(&session);
                let answer =
                    blocking(move || tsuzuri_api::commands::$room::$name(&asked, request)).await;
                if answer.as_ref().is_err_and(|error| error.code == ErrorCode::Index) {
                    session.doubt_index();
                }
                after(&app, stringify!($name));
                answer
            }
        )*
        $(
            #[tauri::command]
            async fn $shell(
                app: AppHandle,
                window: WebviewWindow,
                request: $asked,
            ) -> Result<$told, ApiError> {
                crate::shell::$shell(app, window, request).await
            }
        )*

        /// Answers whatever a window may call.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* $($shell,)*]
        }
    };
}

tsuzuri_api::with_commands!(wrappers);

/// What a command did concerns the tray, and no event says so.
fn after(app: &AppHandle, command: &str) {
    if command == "open_recent" {
        crate::tray::refresh(app);
    }
}

/// Runs what may wait for a disk, away from the threads that may not.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(error) => {
            let message = format!("the command stopped half-way: {error}");
            Err(ApiError::new(ErrorCode::Io, message))
        }
    }
}
