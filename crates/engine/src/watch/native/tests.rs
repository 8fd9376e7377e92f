use notify::event::{DataChange, Flag, RemoveKind};

use super::*;

fn told(kind: EventKind, paths: &[&str]) -> Vec<Hint> {
    let mut event = Event::new(kind);
    for path in paths {
        event = event.add_path(PathBuf::from(path));
    }
    hints(Path::new("/home/a/vault"), &event)
}

fn name(mode: RenameMode) -> EventKind {
    EventKind::Modify(ModifyKind::Name(mode))
}

#[test]
fn events_become_hints_relative_to_the_vault() {
    let settled = vec![Hint::Settled("a/b.md".into())];
    let file = "/home/a/vault/a/b.md";
    assert_eq!(
        told(
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            &[file]
        ),
        settled
    );
    assert_eq!(told(name(RenameMode::To), &[file]), settled);
    assert_eq!(
        told(EventKind::Create(CreateKind::Folder), &["/home/a/vault/c"]),
        [Hint::Settled("c".into())]
    );
    assert_eq!(
        told(
            EventKind::Modify(ModifyKind::Data(DataChange::Content)),
            &[file]
        ),
        [Hint::Changing("a/b.md".into())]
    );
    assert_eq!(
        told(EventKind::Remove(RemoveKind::File), &[file]),
        [Hint::Gone("a/b.md".into())]
    );
}

#[test]
fn reading_a_note_is_no_event() {
    for mode in [
        AccessKind::Read,
        AccessKind::Open(AccessMode::Any),
        AccessKind::Close(AccessMode::Read),
    ] {
        assert_eq!(told(EventKind::Access(mode), &["/home/a/vault/b.md"]), []);
    }
}

#[test]
fn a_moved_note_is_looked_at_on_both_ends_and_a_backup_is_waited_for() {
    let (a, b, backup) = (
        "/home/a/vault/a.md",
        "/home/a/vault/b.md",
        "/home/a/vault/a.md~",
    );
    assert_eq!(
        told(name(RenameMode::Both), &[a, b]),
        [Hint::Settled("a.md".into()), Hint::Settled("b.md".into())]
    );
    assert_eq!(
        told(name(RenameMode::From), &[a]),
        [Hint::Gone("a.md".into())]
    );
    assert_eq!(told(name(RenameMode::Both), &[a, backup]), []);
}

#[test]
fn lost_events_and_the_root_itself_mean_everything() {
    let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    assert_eq!(hints(Path::new("/home/a/vault"), &lost), [Hint::Anywhere]);
    assert_eq!(
        told(EventKind::Remove(RemoveKind::Folder), &["/home/a/vault"]),
        [Hint::Anywhere]
    );
}

#[test]
fn what_lies_beside_the_vault_is_no_concern() {
    assert_eq!(
        told(EventKind::Remove(RemoveKind::File), &["/home/a/other.md"]),
        []
    );
    assert_eq!(
        told(
            EventKind::Create(CreateKind::File),
            &["/home/a/vault2/x.md"]
        ),
        []
    );
}
