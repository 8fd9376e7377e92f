//! Files that a crash in the middle of a save left behind. Their names say which bytes
//! they stood between. One that holds neither may be some other program's, exchanged for
//! ours already, or a piece of ours: what can't be told apart is kept under a name.

use std::{
    io,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{
    clock::Clock,
    fs::Fs,
    path::{NotePath, join},
    vault::{ContentHash, read_bytes},
};

const PREFIX: &str = ".tsuzuri-";
const ENDING: &str = ".tmp";

/// `.tsuzuri-<process>-<count>-<base>-<new>.tmp`
pub(super) fn name(base: ContentHash, new: ContentHash) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!(
        "{PREFIX}{}-{count}-{}-{}{ENDING}",
        std::process::id(),
        short(base),
        short(new)
    )
}

fn short(hash: ContentHash) -> String {
    let mut hex = hash.to_string();
    hex.truncate(16);
    hex
}

/// Whether a file of this name was made by a save.
pub(in crate::vault) fn is_temporary(name: &str) -> bool {
    parts(name).is_some()
}

struct Parts<'n> {
    process: u32,
    base: &'n str,
    new: &'n str,
}

fn parts(name: &str) -> Option<Parts<'_>> {
    let mut parts = name.strip_prefix(PREFIX)?.strip_suffix(ENDING)?.split('-');
    let process = parts.next()?.parse().ok()?;
    let _count: u32 = parts.next()?.parse().ok()?;
    let found = Parts {
        process,
        base: parts.next()?,
        new: parts.next()?,
    };
    parts.next().is_none().then_some(found)
}

/// Removes what saves of processes that are no more have left, and gives names to what
/// was not ours to remove.
pub(crate) fn take_care_of_leftovers(fs: &dyn Fs, clock: &dyn Clock, leftovers: &[NotePath]) {
    for path in leftovers {
        let Some(parts) = parts(path.name()).filter(|parts| !is_alive(parts.process)) else {
            continue;
        };
        let Ok(bytes) = read_bytes(fs, clock, path) else {
            continue;
        };
        let hash = short(bytes.hash);
        // A new note is never exchanged with anything, and nothing is lost with no bytes.
        let ours = [parts.base, parts.new].contains(&&*hash)
            || parts.base == parts.new
            || bytes.stamp.size == 0;
        let done = if ours {
            fs.remove(path.as_path())
        } else {
            let rescued = join(path.folder(), &format!("rescued {hash}.md"));
            match fs.rename_new(path.as_path(), Path::new(&rescued)) {
                // The same bytes were rescued before.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    let there = NotePath::new(&rescued).ok();
                    let same = there
                        .and_then(|there| read_bytes(fs, clock, &there).ok())
                        .is_some_and(|there| there.hash == bytes.hash);
                    if same {
                        fs.remove(path.as_path())
                    } else {
                        Err(error)
                    }
                }
                done => done,
            }
        };
        if let Err(error) = done {
            tracing::warn!(%path, %error, "a leftover could not be cleared away");
        }
    }
}

#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    // Not ours to signal is alive too.
    pid.is_some_and(|pid| !matches!(test_kill_process(pid), Err(rustix::io::Errno::SRCH)))
}

#[cfg(not(unix))]
fn is_alive(process: u32) -> bool {
    // Without a way to ask, only this process's own files are known to be in use; others
    // are left alone.
    process != 0
}
