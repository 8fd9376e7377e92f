//! The names that notes answer to.

use crate::path::NotePath;

/// The ways in which a note answers to a name; the order is that of resolution.
pub(crate) struct NameKind;

impl NameKind {
    pub const PATH: i64 = 0;
    pub const STEM: i64 = 1;
    pub const SUFFIX: i64 = 2;
    pub const ALIAS: i64 = 3;
    pub const TITLE: i64 = 4;
    pub const ADDRESS: i64 = 5;
    /// The vault's map takes an address to its path. Never in `name`: see `lookup`.
    pub const MAPPED: i64 = 6;
}

/// The names that stand in `note.names`, with their kinds. It was written by the index, so
/// anything else is damage, and reads as none.
pub(crate) fn more_names(json: &str) -> Vec<(String, i64)> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The names that a path alone gives: itself, its stem, and every shorter path in between.
pub(super) fn path_names(path: &NotePath) -> Vec<(String, i64)> {
    let key = tsuzuri_syntax::name_key;
    let mut names = vec![
        (key(path.as_str()), NameKind::PATH),
        (key(path.name()), NameKind::STEM),
    ];
    let mut rest = path.as_str();
    while let Some((_, suffix)) = rest.split_once('/') {
        if suffix.contains('/') {
            names.push((key(suffix), NameKind::SUFFIX));
        }
        rest = suffix;
    }
    // `journal/.md` has nothing that a link could say but its whole name.
    names.retain(|(key, _)| !key.is_empty() && !key.ends_with('/'));
    names
}
