use super::*;
use crate::delta::Origin;
use crate::vault::{AddressMap, AddressRule, NotePattern, Published};
use tsuzuri_syntax::Profile;

fn open(folder: &Path) -> Index {
    Index::open(folder, &VaultReading::default()).unwrap()
}

fn current(folder: &Path) -> String {
    fs::read_to_string(folder.join(CURRENT)).unwrap()
}

fn generation(index: &Index) -> u64 {
    index.reader().unwrap().generation()
}

/// Raises the generation, so that this file can be told from a new one.
fn write_something(index: &Index) {
    let mut writer = index.writer.urgent();
    let mut batch = writer.begin(Origin::Disk).unwrap();
    batch.skip("x", Some(crate::vault::Reason::Name)).unwrap();
    batch.commit().unwrap();
}

#[test]
fn sqlite_is_new_enough_for_several_connections() {
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "{}",
        rusqlite::version()
    );
}

#[test]
fn what_was_written_is_there_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    assert_eq!(generation(&index), 0);
    write_something(&index);
    drop(index);
    assert_eq!(generation(&open(folder.path())), 1);
}

#[test]
fn other_rules_mean_a_new_file_and_the_old_one_goes_when_no_one_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    write_something(&index);
    let old = current(folder.path());

    let obsidian = VaultReading {
        profile: Profile::Obsidian,
        ..VaultReading::default()
    };
    let other = Index::open(folder.path(), &obsidian).unwrap();
    assert_ne!(current(folder.path()), old);
    assert!(
        generation(&other) > generation(&index),
        "windows take what has a smaller number for old"
    );
    assert!(other.is_unfinished().unwrap());
    assert!(index.is_left_behind() && !other.is_left_behind());
    assert_eq!(
        generation(&index),
        1,
        "who has the old file open can go on reading"
    );
    assert!(folder.path().join(&old).exists());

    drop((index, other));
    drop(Index::open(folder.path(), &obsidian).unwrap());
    assert!(!folder.path().join(&old).exists());
}

#[test]
fn every_setting_that_decides_about_rows_means_a_new_file() {
    let map = |note: &str| {
        let published = Published::new("https://a.jp/{name}").unwrap();
        let note = NotePattern::new(note).unwrap();
        let rule = AddressRule::new(published, note).unwrap();
        Arc::new(AddressMap::new(vec![rule]))
    };
    let plain = VaultReading::default();
    let readings = [
        plain.clone(),
        VaultReading {
            profile: Profile::Twitter,
            ..plain.clone()
        },
        VaultReading {
            colours: true,
            ..plain.clone()
        },
        VaultReading {
            addresses: map("a/{name}.md"),
            ..plain.clone()
        },
        VaultReading {
            addresses: map("b/{name}.md"),
            ..plain
        },
    ];
    for before in &readings {
        for after in &readings {
            let folder = tempfile::tempdir().unwrap();
            write_something(&Index::open(folder.path(), before).unwrap());
            let kept = generation(&Index::open(folder.path(), after).unwrap()) == 1;
            assert_eq!(kept, before == after, "{before:?}, then {after:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_database_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    fs::write(
        folder.path().join(current(folder.path())),
        "not a database, and long enough to be looked at".repeat(100),
    )
    .unwrap();
    assert_eq!(generation(&open(folder.path())), 0);
}

#[test]
fn a_pointer_to_nowhere_or_out_of_the_folder_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    for pointer in ["index-99.db", "../index-1.db", "/etc/passwd", ""] {
        fs::write(folder.path().join(CURRENT), pointer).unwrap();
        assert_eq!(generation(&open(folder.path())), 0, "{pointer}");
        assert_ne!(current(folder.path()), pointer);
    }
}

#[test]
fn without_a_place_the_index_is_in_memory_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let index = open(&file.join("index"));
    assert!(index.is_in_memory());
    write_something(&index);
    assert_eq!(generation(&index), 1);
}

#[cfg(unix)]
#[test]
fn no_one_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a/b");
    let index = open(&folder);
    write_something(&index);
    assert_eq!(
        fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    for file in index_files(&folder) {
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600,
            "{}",
            file.display()
        );
    }
}

#[test]
fn a_reader_stands_in_one_generation_and_can_t_write() {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    let before = index.reader().unwrap();
    write_something(&index);
    let after = index.reader().unwrap();
    let skipped = |reader: &Reader| -> i64 {
        reader
            .connection()
            .query_row("SELECT count(*) FROM skipped", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!((before.generation(), skipped(&before)), (0, 0));
    assert_eq!((after.generation(), skipped(&after)), (1, 1));
    assert!(
        after
            .connection()
            .execute("DELETE FROM skipped", [])
            .is_err()
    );
}

#[test]
fn another_process_is_told_what_it_missed() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = (open(folder.path()), open(folder.path()));
    let before = ours.writer.urgent().data_version().unwrap();
    write_something(&theirs);
    let mut writer = ours.writer.urgent();
    assert_ne!(writer.data_version().unwrap(), before);
    let missed = writer.missed().unwrap();
    assert_eq!(missed.len(), 1);
    assert!(missed[0].listed && missed[0].generation == 1);
    assert_eq!(writer.missed().unwrap(), []);
}
