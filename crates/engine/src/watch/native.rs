//! Events of the operating system as hints. Folders are watched, never files: an atomic
//! save puts another file in a note's place.

use std::path::{Path, PathBuf};

use notify::{
    Config, Event, EventKind, EventKindMask, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode},
};

use super::Hint;
use crate::path::is_note_name;

#[cfg(test)]
mod tests;

/// Watches as long as it lives.
#[derive(Debug)]
pub(crate) struct Native {
    _watcher: RecommendedWatcher,
}

impl Native {
    /// Watches a vault. Its going away is seen, its coming back is not: a watch on the
    /// folder above falls silent once the vault was moved (notify 9.0.0-rc.7). Fails where
    /// there are no events for the vault, or too many folders.
    pub fn watch(root: &Path, tell: impl Fn(Hint) + Send + 'static) -> notify::Result<Self> {
        let config = Config::default()
            .with_follow_symlinks(false)
            .with_event_kinds(EventKindMask::CORE | EventKindMask::ACCESS_CLOSE);
        let seen_from = root.to_owned();
        let handler = move |event: notify::Result<Event>| match event {
            Ok(event) => hints(&seen_from, &event).into_iter().for_each(&tell),
            Err(error) => {
                tracing::warn!(%error, "the watcher lost something");
                tell(Hint::Anywhere);
            }
        };
        let mut watcher = RecommendedWatcher::new(handler, config)?;
        watcher.watch(root, RecursiveMode::Recursive)?;
        Ok(Self { _watcher: watcher })
    }
}

/// What an event says about the vault.
fn hints(root: &Path, event: &Event) -> Vec<Hint> {
    if event.need_rescan() {
        return vec![Hint::Anywhere];
    }
    let hint: fn(PathBuf) -> Hint = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Hint::Settled,
        EventKind::Access(_) => return Vec::new(),
        // What a new folder holds may have been there before it was watched.
        EventKind::Create(CreateKind::Folder)
        | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Hint::Settled,
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => Hint::Gone,
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) if is_move(&event.paths) => {
            Hint::Settled
        }
        // Its two halves have been told of before.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => return Vec::new(),
        EventKind::Any | EventKind::Other | EventKind::Create(_) | EventKind::Modify(_) => {
            Hint::Changing
        }
    };
    event
        .paths
        .iter()
        .filter_map(|path| match path.strip_prefix(root) {
            Ok(inside) if inside.as_os_str().is_empty() => Some(Hint::Anywhere),
            Ok(inside) => Some(hint(inside.to_owned())),
            // Where something was moved to, or came from.
            Err(_) => None,
        })
        .collect()
}

/// Whether a rename moves a note or folder for good, and does not set a backup aside.
fn is_move(paths: &[PathBuf]) -> bool {
    let is_note = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| is_note_name(&name.to_string_lossy()))
    };
    matches!(paths, [from, to] if is_note(from) == is_note(to))
}
