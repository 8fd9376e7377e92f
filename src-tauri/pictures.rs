//! Serves pictures of the open vault to the main window, and nothing else to anyone: the
//! one scheme from which the content security policy lets pages load images. What is a
//! picture, and that it lies in the vault, is decided below.

use std::sync::Arc;

use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};
use tsuzuri_api::commands::files::picture_bytes;
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::windows::MAIN;

/// As in `img-src` of `tauri.conf.json`, and in `ui/src/ipc/client.ts`.
pub const SCHEME: &str = "note-asset";

/// A drawing that a page could be led to is a page too: it runs and loads nothing. Its own
/// styles are left to it.
const POLICY: &str = "script-src 'none'; object-src 'none'; img-src 'none'; font-src 'none'; \
                      connect-src 'none'; frame-src 'none'; sandbox";

/// Answers a request away from the webview's own thread.
pub fn serve(
    asked: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    if asked.webview_label() != MAIN {
        return responder.respond(refused(StatusCode::FORBIDDEN));
    }
    let session = Arc::clone(&asked.app_handle().state::<Arc<Session>>());
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(answer(&session, request.uri().path()));
    });
}

fn answer(session: &Session, encoded: &str) -> Response<Vec<u8>> {
    let path = encoded.strip_prefix('/').unwrap_or(encoded);
    let Ok(path) = percent_decode_str(path).decode_utf8() else {
        return refused(StatusCode::BAD_REQUEST);
    };
    match picture_bytes(session, &path) {
        Ok((media_type, bytes)) => shown(media_type, bytes),
        Err(error) => {
            tracing::debug!(%error, "a picture was not served");
            refused(status(&error))
        }
    }
}

fn shown(media_type: &str, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let made = Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::CACHE_CONTROL, "no-cache")
        .body(bytes);
    made.unwrap_or_else(|_| refused(StatusCode::INTERNAL_SERVER_ERROR))
}

fn refused(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

fn status(error: &ApiError) -> StatusCode {
    match error.code {
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadPath => StatusCode::FORBIDDEN,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
