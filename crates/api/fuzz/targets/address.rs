//! Any page may hold an address of the app; a note that it names lies in the vault.
#![no_main]

use tsuzuri_api::wire::Show;
use tsuzuri_engine::NotePath;

#[path = "../../../../src-tauri/address.rs"]
mod address;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for text in [text.clone().into_owned(), format!("tsuzuri://note/{text}")] {
        if let Ok(Show::Note { path }) = address::read(&text) {
            let leads_out = |part: &str| matches!(part, "" | "." | "..");
            assert!(!path.starts_with('/') && !path.split('/').any(leads_out));
            assert!(path.len() > 4_000 || NotePath::new(&path).is_ok(), "{path:?}");
        }
    }
});
