//! What stands around the passages of a page. Its own policy lets it ask for nothing: no
//! address, no script, no frame, and no style but its one sheet, which it knows by its hash.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// With the line end behind the tag that opens it: all of it is hashed.
const SHEET: &str = concat!("\n", include_str!("page.css"));

/// From the first byte to the title, which stands above the passages.
pub(super) fn start(title: &str, language: &str) -> String {
    let title = text(title);
    let language = if language == "ja" { "ja" } else { "en" };
    let sheet = STANDARD.encode(Sha256::digest(SHEET));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{sheet}'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    );
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{SHEET}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n"
    )
}

/// What closes it.
pub(super) const END: &str = "</main>\n</body>\n</html>\n";

/// Text as markup has it.
fn text(plain: &str) -> String {
    plain
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
