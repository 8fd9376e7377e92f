//! Names that are never looked at: what editors and sync tools leave beside notes, folders
//! and files that start with a dot, unless they are notes, and what `.tsuzuriignore` says.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::path::is_note_name;

#[cfg(test)]
mod tests;

/// The file with the vault's own rules, in gitignore syntax, in its root.
pub(crate) const RULES_FILE: &str = ".tsuzuriignore";

/// Temporary and lock files: starts and ends of their names.
const TEMPORARY: &[(&str, &str)] = &[
    // Hidden ones that may end as notes do.
    (".#", ""),             // Emacs locks
    ("._", ""),             // macOS, on disks of other systems
    (".~", ""),             // LibreOffice locks
    (".goutputstream", ""), // GLib
    (".syncthing", ""),
    (".tsuzuri", ""),        // our own
    ("4913", ""),            // vim asks whether it may write here
    ("", "~"),               // backups of vim, gedit, Emacs
    ("#", "#"),              // Emacs saves here by itself
    ("~$", ""),              // Microsoft Office's owner files
    ("~syncthing~", ".tmp"), // Syncthing on Windows
    ("", ".tmp"),
    ("", ".swp"),
    ("", ".swo"),
    ("", ".swx"),
    ("", ".part"),
    ("", ".partial"),
    ("", ".crdownload"),
    ("", "___jb_tmp___"), // JetBrains
    ("", "___jb_old___"),
];

/// Folders of systems and sync tools.
const FOLDERS: &[&str] = &[
    "$RECYCLE.BIN",
    "System Volume Information",
    "lost+found",
    "@eaDir",
    "#recycle",
    "#snapshot",
    "__MACOSX",
];

/// Folders in which other note apps keep what notes once were: old versions would answer to
/// the names of the present ones.
const VERSIONS: &[&str] = &["logseq/bak", "logseq/version-files"];

/// How names of copies that sync tools made look, in lower case: what stands before, and
/// after. Where the mark does not begin with its sign, the name ends at the last ` (`.
const COPIES: &[(&str, &str)] = &[
    (".sync-conflict-2", ""), // Syncthing; a date follows
    ("_conflict-2", ""),      // ownCloud; a date follows
    (" (case conflict", ")"), // Dropbox
    (" (sfconflict ", ")"),   // Seafile
    ("conflicted copy", ")"), // Dropbox, Nextcloud, Obsidian Sync
    ("競合コピー", ")"),      // Dropbox in Japanese
    ("小文字の競合", ")"),    // Dropbox in Japanese, of names that differ in case
];

/// The rules of one vault.
#[derive(Clone, Debug)]
pub(crate) struct Ignore(Gitignore);

impl Ignore {
    /// `rules` is the text of `.tsuzuriignore`; lines that can't be read are left out.
    pub fn new(rules: &str) -> Self {
        let mut builder = GitignoreBuilder::new("");
        for line in rules.lines() {
            if let Err(error) = builder.add_line(None, line) {
                tracing::warn!(%error, line, "{RULES_FILE}: a line can't be read");
            }
        }
        Self(builder.build().unwrap_or_else(|_| Gitignore::empty()))
    }

    /// Whether a name in a folder that is not ignored itself is left out.
    pub fn skips(&self, path: &Path, folder: bool) -> bool {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy())
            .unwrap_or_default();
        is_ignored_name(&name, folder)
            || (folder && VERSIONS.iter().any(|versions| path.ends_with(versions)))
            || self.0.matched(path, folder).is_ignore()
    }

    /// The same for a path of which nothing is known: asks for each folder above it too.
    /// A path that is a folder itself may be reported as kept; its contents are not.
    pub fn skips_path(&self, path: &Path) -> bool {
        let above = path
            .ancestors()
            .skip(1)
            .filter(|folder| !folder.as_os_str().is_empty());
        self.skips(path, false) || above.into_iter().any(|folder| self.skips(folder, true))
    }
}

fn is_ignored_name(name: &str, folder: bool) -> bool {
    (name.starts_with('.') && (folder || !is_note_name(name)))
        || TEMPORARY.iter().any(|(start, end)| match (*start, *end) {
            (whole, "") if whole == "4913" => name == whole,
            (start, end) => stands_between(name, start, end),
        })
        || (folder && FOLDERS.contains(&name))
}

/// Whether a name begins and ends so, with something between. Asked so often of every file
/// there is that one look at its first and its last byte has to do, nearly always.
fn stands_between(name: &str, start: &str, end: &str) -> bool {
    let (first, last) = (name.as_bytes().first(), name.as_bytes().last());
    let may_start = start.is_empty() || start.as_bytes().first() == first;
    let may_end = end.is_empty() || end.as_bytes().last() == last;
    may_start
        && may_end
        && name.len() > start.len() + end.len()
        && name.starts_with(start)
        && name.ends_with(end)
}

/// The name of the note that a sync tool's conflict copy belongs to.
pub(crate) fn original_of_copy(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    // Of the same length: only ASCII changes.
    let folded = stem.to_ascii_lowercase();
    let before = COPIES.iter().find_map(|(mark, end)| {
        let at = folded.find(mark)?;
        if !stem.ends_with(end) {
            return None;
        }
        // `x (Anna's conflicted copy 2023-02-01)`: the name ends before the parenthesis.
        Some(if mark.starts_with(['.', '_', ' ']) {
            at
        } else {
            stem[..at].rfind(" (")?
        })
    })?;
    (before > 0).then(|| format!("{}.{ending}", &stem[..before]))
}
