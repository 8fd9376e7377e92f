//! Addresses of the app, `tsuzuri://…`, which any page and any program may hand to it.
//! They name something to be shown in the vault that is open, and can do nothing else:
//! what is not understood whole is refused whole.
//!
//! `tsuzuri://note/diary/2023-02-01.md`, `tsuzuri://tag/路面電車`, `tsuzuri://search/電車`.

use percent_encoding::percent_decode_str;
use tsuzuri_api::wire::Show;

/// How an address begins, in any case.
pub const SCHEME: &str = "tsuzuri:";

/// An address has at most this many bytes as it is written.
const LONGEST: usize = 2048;

/// What an address asks to be shown.
///
/// # Errors
/// Why it is refused.
pub fn read(address: &str) -> Result<Show, &'static str> {
    if address.len() > LONGEST {
        return Err("it is too long");
    }
    let (scheme, rest) = address.split_at_checked(SCHEME.len()).unwrap_or_default();
    if !scheme.eq_ignore_ascii_case(SCHEME) {
        return Err("it is no address of Tsuzuri");
    }
    if rest.contains(['?', '#', '\\']) {
        return Err("an address has no parameters");
    }
    let (what, named) = rest
        .strip_prefix("//")
        .and_then(|rest| rest.split_once('/'))
        .ok_or("it names nothing")?;
    let named = decode(named)?;
    match what.to_ascii_lowercase().as_str() {
        "note" => note(named),
        "tag" => Ok(Show::Tag { tag: named }),
        "search" => Ok(Show::Find { query: named }),
        _ => Err("it asks for something that there is not"),
    }
}

/// One line of text, as it was before it was percent-encoded.
fn decode(named: &str) -> Result<String, &'static str> {
    let decoded = percent_decode_str(named).decode_utf8();
    let decoded = decoded.map_err(|_| "it is no text")?;
    let decoded = decoded.trim();
    if decoded.is_empty() {
        return Err("it names nothing");
    }
    if decoded.chars().any(char::is_control) {
        return Err("a name has no control characters");
    }
    Ok(decoded.to_owned())
}

/// A path that leads nowhere but down.
fn note(path: String) -> Result<Show, &'static str> {
    let leads_out = |part: &str| matches!(part, "" | "." | "..");
    if path.contains(['\\', ':']) || path.split('/').any(leads_out) {
        return Err("a note is a path within the vault");
    }
    Ok(Show::Note { path })
}

// By its path, as the laws of the contract read this file too.
#[cfg(test)]
#[path = "address/tests.rs"]
mod tests;
