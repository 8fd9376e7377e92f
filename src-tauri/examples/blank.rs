//! An app of blank windows, as many and as large as Tsuzuri's: what `make bench` measures the
//! start and the memory of Tsuzuri beside.

use tauri::http::{HeaderValue, Response, header::CONTENT_TYPE};
use tauri::{App, Url, WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><title>Blank</title>";

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("blank", |_, _| {
            let mut page = Response::new(PAGE);
            let html = HeaderValue::from_static("text/html");
            page.headers_mut().insert(CONTENT_TYPE, html);
            page
        })
        .setup(|app| Ok(open_windows(app)?))
        .run(tauri::generate_context!())
}

/// As `tauri.conf.json` describes them; only the main one shows.
fn open_windows(app: &App) -> tauri::Result<()> {
    let url = Url::parse("blank://localhost/").map_err(tauri::Error::InvalidUrl)?;
    for described in &app.config().app.windows {
        let page = WebviewUrl::CustomProtocol(url.clone());
        WebviewWindowBuilder::new(app, &described.label, page)
            .inner_size(described.width, described.height)
            .visible(described.label == "main")
            .build()?;
    }
    Ok(())
}
