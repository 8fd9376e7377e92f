//! What of the engine reads bytes that others wrote, in the form in which laws can be held
//! to it. For tests and fuzzers; the app comes to the same code through files.

use std::path::Path;

use crate::store::read_and_write_settings;
use crate::vault::{PictureSize, encoding, picture_size};
use crate::watch::ignore::{self, Ignore};

/// A file's text, and the bytes that saving it unchanged would write; `None` where it can't
/// be saved.
pub fn text_and_bytes(bytes: &[u8]) -> (String, Option<Vec<u8>>) {
    let decoded = encoding::decode(bytes.to_vec());
    let again = decoded
        .exact
        .then(|| decoded.encoding.encode(&decoded.text));
    (decoded.text, again.flatten())
}

/// `settings.toml` with what it chooses chosen again; `None` when it is refused.
pub fn settings_again(text: &str) -> Option<String> {
    read_and_write_settings(text)
}

/// Whether a path of the vault is left out by the rules of its `.tsuzuriignore`, or by those
/// that hold everywhere.
pub fn is_ignored(rules: &str, path: &str) -> bool {
    Ignore::new(rules).skips_path(Path::new(path))
}

/// The name of the note that a copy of a sync tool belongs to.
pub fn original_of_copy(name: &str) -> Option<String> {
    ignore::original_of_copy(name)
}

/// The size that a picture's first bytes tell.
pub fn size_of_picture(bytes: &[u8]) -> Option<PictureSize> {
    picture_size(bytes)
}
