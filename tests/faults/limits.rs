//! The system's limits of watches and watchers, lowered in a user namespace: there under
//! `/proc/sys/user`, for what stands under `/proc/sys/fs/inotify` is the whole machine's, and root may
//! change it from within.

use tsuzuri_engine::{Looking, SyncState};

use crate::apart::in_namespace;
use crate::followed::{Followed, write};

/// Raises what was lowered before.
fn raise(limit: &str) {
    std::fs::write(format!("/proc/sys/user/{limit}"), "1000").unwrap();
}

fn lower(limit: &str, to: usize) -> String {
    format!("echo {to} > /proc/sys/user/{limit}")
}

#[test]
fn when_watches_run_out_it_looks_instead() {
    let test = "limits::when_watches_run_out_it_looks_instead";
    if in_namespace(test, &lower("max_inotify_watches", 8)) {
        return;
    }
    let vault = Followed::made(|root| {
        for number in 0..30 {
            write(&root.join(format!("{number}/n.md")), "#a\n");
        }
    });
    let limited = SyncState::Polling(Looking::Limit);
    assert_eq!(vault.engine.state().unwrap().sync, limited);
    for number in 0..30 {
        write(&vault.path(&format!("{number}/n.md")), "#b\n");
    }
    vault.settle("without watches");
    raise("max_inotify_watches");
    vault.wait_for_state("watches again", |state| state.sync == SyncState::Events);
}

#[test]
fn a_folder_made_when_watches_have_run_out_is_found() {
    let test = "limits::a_folder_made_when_watches_have_run_out_is_found";
    if in_namespace(test, &lower("max_inotify_watches", 12)) {
        return;
    }
    let vault = Followed::new(&[("a/n.md", "#a\n"), ("b/n.md", "#b\n")]);
    assert_eq!(vault.engine.state().unwrap().sync, SyncState::Events);
    for number in 0..20 {
        write(&vault.path(&format!("new-{number}/n.md")), "#c\n");
    }
    let limited = SyncState::Polling(Looking::Limit);
    vault.wait_for_state("polling", |state| state.sync == limited);
    // No one tells of this one.
    write(&vault.path("new-19/m.md"), "#d\n");
    vault.settle("without watches for new folders");
}

#[test]
fn without_a_watcher_it_looks_instead() {
    let test = "limits::without_a_watcher_it_looks_instead";
    if in_namespace(test, &lower("max_inotify_instances", 0)) {
        return;
    }
    let vault = Followed::new(&[("a.md", "#a\n")]);
    let limited = SyncState::Polling(Looking::Limit);
    assert_eq!(vault.engine.state().unwrap().sync, limited);
    write(&vault.path("a.md"), "#b\n");
    vault.settle("without a watcher");
    raise("max_inotify_instances");
    vault.wait_for_state("a watcher", |state| state.sync == SyncState::Events);
}
