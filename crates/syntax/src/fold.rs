//! Folding: what search compares instead of what is written (NFKC, full case folding,
//! no diacritics on Latin letters), the haystack made by it, the runs a folded text
//! falls into, and the key of a name. How tags are keyed is `tag`'s.

mod haystack;
mod token;

pub use haystack::Haystack;
pub(crate) use haystack::is_even;
pub use token::{Token, TokenKind, tokens};

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

use crate::chars::{is_latin, is_mark};

/// The text as search compares it: NFKC, full case folding, NFKC, and Latin letters
/// without diacritics. `ＮＡＴＯ` is `nato`, `ｶﾀｶﾅ` is `カタカナ`, `café` is `cafe`.
/// Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    Haystack::of_line(text).into_text()
}

/// The text that search looks through for `source`, a passage as it is written: line
/// breaks between CJK characters removed, then folded. Whatever is found in it leads
/// back to the source.
pub fn haystack(source: &str) -> Haystack {
    Haystack::of_source(source)
}

/// What two spellings of a note's name have in common: NFKC and case folding; `.md` and
/// `.markdown` at the end are dropped. Diacritics stay: `Resume` and `Résumé` are two
/// notes.
pub fn name_key(name: &str) -> String {
    let key = case_key(name.trim());
    // White space may come of folding (`¨`), and stand before what is dropped.
    let key = key.trim();
    let stem = [".md", ".markdown"]
        .into_iter()
        .find_map(|suffix| key.strip_suffix(suffix))
        .map(str::trim_end)
        .filter(|stem| !stem.is_empty());
    stem.unwrap_or(key).to_owned()
}

/// NFKC, full case folding, NFKC, until nothing changes: the second round is for
/// the few characters whose folding can be folded again.
pub(crate) fn case_key(text: &str) -> String {
    if text.chars().all(is_even) {
        return text.to_ascii_lowercase();
    }
    let mut key = case_key_once(text);
    // What is normal and folds to itself stays as it is.
    while !key.chars().default_case_fold().eq(key.chars()) {
        let again = case_key_once(&key);
        if again == key {
            break;
        }
        key = again;
    }
    key
}

fn case_key_once(text: &str) -> String {
    text.nfkc().default_case_fold().nfkc().collect()
}

/// Folds one cluster: a character with all that may combine with it.
fn fold_cluster(cluster: &str, out: &mut String) {
    let folded = case_key(cluster);
    // Nothing is taken from other scripts than Latin.
    if folded.is_ascii() || !folded.chars().any(is_latin) {
        out.push_str(&folded);
        return;
    }
    let mut after_latin = false;
    let bare: String = folded
        .nfd()
        .filter(|&c| {
            if is_mark(c) {
                return !after_latin;
            }
            after_latin = is_latin(c);
            true
        })
        .nfc()
        .collect();
    out.push_str(&bare);
}

#[cfg(test)]
mod tests;
