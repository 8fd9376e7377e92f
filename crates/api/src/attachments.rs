//! Where files go that are put beside a note, and what they are called. Written as Obsidian
//! writes it, and where a vault has Obsidian's settings and none of ours, theirs hold.

use jiff::civil::DateTime;
use tsuzuri_engine::{ContentHash, NotePath, PictureKind};

use crate::{ApiError, Vault, path};

#[cfg(test)]
mod tests;

/// Where there is no other rule.
const USUAL: &str = "attachments";
const OBSIDIAN: &str = ".obsidian/app.json";
/// Bytes of a name, at most; every system takes 255, and sync tools put marks into it.
const LONGEST_NAME: usize = 180;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The folder for files of a note, vault-relative; `""` is the root.
///
/// # Errors
/// Those of the vault's settings.
pub(crate) fn folder(vault: &Vault, note: &NotePath) -> Result<String, ApiError> {
    let chosen = vault.settings()?.attachments;
    Ok(resolved(&chosen.unwrap_or_else(|| usual(vault)), note))
}

/// The rule that holds where none is chosen.
pub(crate) fn usual(vault: &Vault) -> String {
    of_obsidian(vault).unwrap_or_else(|| USUAL.to_owned())
}

/// A rule that a person chooses.
///
/// # Errors
/// `bad-path` when it names no folder of the vault.
pub(crate) fn rule(written: String) -> Result<String, ApiError> {
    let rule = written.trim();
    let inside = rule.strip_prefix("./").unwrap_or(rule).trim_matches('/');
    if !matches!(inside, "" | ".") {
        path::in_vault(inside)?;
    }
    Ok(rule.to_owned())
}

/// What Obsidian does in this vault, if it was ever told.
fn of_obsidian(vault: &Vault) -> Option<String> {
    let settings = NotePath::new(OBSIDIAN).ok()?;
    rule_of_obsidian(&vault.engine.file_text(&settings).ok()?.text)
}

/// The rule in the text of Obsidian's settings.
pub fn rule_of_obsidian(settings: &str) -> Option<String> {
    let read: serde_json::Value = serde_json::from_str(settings).ok()?;
    Some(read.get("attachmentFolderPath")?.as_str()?.to_owned())
}

/// What a rule means for a note; the usual folder when it names none of the vault.
pub fn resolved(rule: &str, note: &NotePath) -> String {
    let path = match rule.strip_prefix("./") {
        Some(inside) => format!("{}/{inside}", note.folder()),
        None if rule == "." => note.folder().to_owned(),
        None => rule.to_owned(),
    };
    match path.trim_matches('/') {
        "" => String::new(),
        path if NotePath::new(path).is_ok() => path.to_owned(),
        _ => USUAL.to_owned(),
    }
}

/// The file of this name in a folder.
pub(crate) fn place(folder: &str, name: &str) -> Result<NotePath, ApiError> {
    let path = match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    NotePath::new(&path).map_err(|reason| ApiError::bad_path(&path, reason))
}

/// A name for what has none: `20230201-140322-3f9a2c11.png`.
pub(crate) fn named_by_time(at: DateTime, hash: &ContentHash, kind: Option<PictureKind>) -> String {
    let ending = match kind {
        Some(PictureKind::Svg) => "svg",
        Some(PictureKind::Jpeg) => "jpg",
        Some(kind) => kind.media_type().trim_start_matches("image/"),
        None => "bin",
    };
    let hash = hash.to_string();
    let short = hash.get(..8).unwrap_or(&hash);
    format!("{}-{short}.{ending}", at.strftime("%Y%m%d-%H%M%S"))
}

/// A name that every system takes, and that can stand in a link of either form.
pub(crate) fn portable(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let bad = |c: char| c.is_control() || r#":*?"<>|#^[]%()"#.contains(c);
    let clean: String = last.chars().map(|c| if bad(c) { '-' } else { c }).collect();
    let clean = clean
        .trim_start_matches('.')
        .trim_end_matches(['.', ' '])
        .trim();
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 16 => (stem, format!(".{ending}")),
        _ => (clean, String::new()),
    };
    let mut stem = cut(stem, LONGEST_NAME - ending.len()).trim_end().to_owned();
    let lower = stem.to_ascii_lowercase();
    let device = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.is_empty() || DEVICES.contains(&device) {
        stem.insert(0, '_');
    }
    stem + &ending
}

/// The first bytes of a text, whole characters of it.
fn cut(text: &str, longest: usize) -> &str {
    let end = (0..=longest.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}
