//! What is worth saying though the command goes on: on stderr, in the user's language.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use crate::language::Language;

/// The index can't be kept where it should be: it is made for this command alone.
pub fn index_in_memory(folder: &Path, as_json: bool) {
    let shown = folder.display();
    let message = match Language::of_environment() {
        Language::English => format!(
            "the index can't be kept in {shown}, so every note is read anew each time; \
             make the folder writable or choose another with --index-dir"
        ),
        Language::Japanese => format!(
            "索引を {shown} に置けないため、毎回すべてのノートを読み直します。\
             書き込めるようにするか、--index-dir で別の場所を指定してください"
        ),
    };
    let told = if as_json {
        let path = shown.to_string();
        let code = "index-in-memory";
        json!({ "warning": { "code": code, "message": message, "path": path } }).to_string()
    } else {
        format!("tsuzuri: {message}")
    };
    // There is no one else to tell when standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "{told}");
}
