//! Events of the operating system as hints. Folders are watched, never files: an atomic
//! save puts another file in a note's place.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use notify::{
    Config, Error, ErrorKind, Event, EventKind, EventKindMask, RecommendedWatcher, RecursiveMode,
    Watcher,
    event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode},
};

use super::Hint;
use crate::{events::Looking, path::is_note_name};

#[cfg(test)]
mod tests;

/// What Linux and macOS say when a process may have no more watchers, which are files to them.
const TOO_MANY_FILES: i32 = 24;

/// Watches as long as it lives, as far as the system lets it.
#[derive(Debug)]
pub(crate) struct Native {
    /// `None` when the system gave none.
    watcher: Option<RecommendedWatcher>,
    deaf: Deaf,
}

/// Why not everything is heard. Set for good: only another watch can do better.
#[derive(Clone, Debug, Default)]
struct Deaf(Arc<Mutex<Option<Looking>>>);

impl Native {
    /// Watches a vault. Its going away is seen, its coming back is not: a watch on the
    /// folder above falls silent once the vault was moved (notify 9.0.0-rc.7).
    /// `silent` says that not everything can be heard there.
    pub fn watch(root: &Path, silent: bool, tell: impl Fn(Hint) + Send + 'static) -> Self {
        let deaf = Deaf::default();
        if silent {
            deaf.set(Looking::Silent);
        }
        let watcher = watcher(root, deaf.clone(), tell).and_then(|mut watcher| {
            match watcher.watch(root, RecursiveMode::Recursive) {
                // What could be watched until then stays watched.
                Err(error) if is_limit(&error) => deaf.set(Looking::Limit),
                watched => watched?,
            }
            Ok(watcher)
        });
        if let Err(error) = &watcher {
            tracing::warn!(%error, "no events for this vault: it is looked at every 10 to 30 seconds");
            let limit = is_limit(error);
            deaf.set(if limit {
                Looking::Limit
            } else {
                Looking::Refused
            });
        }
        Self {
            watcher: watcher.ok(),
            deaf,
        }
    }

    /// Waits until the folders that were told of are watched themselves. The watcher tells
    /// first and watches then: who looked at a new folder in between would miss what is
    /// made there after the look and before the watch.
    pub fn catch_up(&mut self) {
        // Any question does: it is answered in turn, after the work at hand.
        if let Some(watcher) = &mut self.watcher
            && let Err(error) = watcher.configure(config())
        {
            tracing::warn!(%error, "the watcher is gone");
            self.watcher = None;
            self.deaf.set(Looking::Refused);
        }
    }

    /// Why the vault must be looked at every 10 to 30 seconds; `None` when all is heard.
    pub fn looking(&self) -> Option<Looking> {
        *self.deaf.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deaf {
    fn set(&self, why: Looking) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
    }
}

fn watcher(
    root: &Path,
    deaf: Deaf,
    tell: impl Fn(Hint) + Send + 'static,
) -> notify::Result<RecommendedWatcher> {
    let seen_from = root.to_owned();
    let handler = move |event: notify::Result<Event>| match event {
        Ok(event) => hints(&seen_from, &event).into_iter().for_each(&tell),
        Err(error) => {
            tracing::warn!(%error, "the watcher lost something");
            // A new folder for which there was no watch left.
            if is_limit(&error) {
                deaf.set(Looking::Limit);
            }
            tell(Hint::Anywhere);
        }
    };
    RecommendedWatcher::new(handler, config())
}

fn config() -> Config {
    Config::default()
        .with_follow_symlinks(false)
        .with_event_kinds(EventKindMask::CORE | EventKindMask::ACCESS_CLOSE)
}

fn is_limit(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => error.raw_os_error() == Some(TOO_MANY_FILES),
        _ => false,
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
