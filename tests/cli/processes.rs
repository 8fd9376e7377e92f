//! Several real processes on one index: first indexes at once, what one hears of another,
//! kills in the middle, a rebuild under a reader, and many at once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::desk::{Desk, Run};
use crate::watch::{Watch, names};

/// More than one transaction's worth.
const NOTES: usize = 850;

/// A vault of linked and tagged notes, without an index.
fn desk_with(notes: usize) -> Desk {
    let desk = Desk::empty();
    for folder in 0..7 {
        fs::create_dir_all(desk.vault().join(folder.to_string())).unwrap();
    }
    for note in 0..notes {
        let (path, next) = (format!("{}/{note}.md", note % 7), (note + 1) % notes);
        let text = format!(
            "# 題{note}\n\n言葉 word{note} [[{next}]] [[題{next}]] [[まだない{}]]\n\n#印 #t{}(f)\n",
            note % 9,
            note % 13
        );
        fs::write(desk.vault().join(path), text).unwrap();
    }
    desk
}

fn spawn(desk: &Desk, arguments: &[&str]) -> Child {
    let mut command = desk.on_vault(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn answer(run: &Run) -> Value {
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn assert_equal(desk: &Desk, notes: usize) {
    let checked = desk.json(0, &["check"]);
    assert_eq!(
        (&checked["equal"], &checked["notes"]),
        (&true.into(), &notes.into())
    );
}

#[test]
fn of_two_first_indexes_at_once_one_is_made() {
    let alone = desk_with(300).json(0, &["index"]);
    let desk = desk_with(300);
    // Nothing can be written until both have seen that there is nothing yet.
    desk.json(0, &["stats"]);
    let index = Connection::open(desk.database()).unwrap();
    index.execute_batch("BEGIN IMMEDIATE").unwrap();
    let both = [
        spawn(&desk, &["--json", "index"]),
        spawn(&desk, &["--json", "index"]),
    ];
    let claim = claim_of(&desk.database());
    while claim.try_lock().is_ok() || !both.iter().all(|child| reads(child, &desk.database())) {
        claim.unlock().unwrap();
        let over = both.iter().any(|child| is_in_state(child, 'Z'));
        assert!(!over, "neither took the work upon itself");
        thread::yield_now();
    }
    drop((index, claim));
    let both = both.map(|child| answer(&Run::of(child.wait_with_output().unwrap())));
    let of_each = |field: &str| -> Vec<u64> {
        let mut numbers: Vec<u64> = both
            .iter()
            .map(|one| one[field].as_u64().unwrap())
            .collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(of_each("changed"), [0, 300]);
    for field in ["notes", "passages", "tags", "links", "unresolved"] {
        let number = alone[field].as_u64().unwrap();
        assert_eq!(of_each(field), [number, number], "{field}");
    }
    assert_eq!(desk.json(0, &["index"])["generation"], alone["generation"]);
    assert_equal(&desk, 300);
}

/// Locked by the process that makes a first index.
fn claim_of(index: &Path) -> File {
    let claim = index.with_extension("first");
    let mut options = File::options();
    let options = options.create(true).truncate(false).write(true);
    options.open(claim).unwrap()
}

#[test]
fn a_process_that_stays_hears_what_another_one_found() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index"]);
    let mut watch = Watch::start(&desk);
    // Its own start is over once it tells of a change.
    fs::write(desk.vault().join("a.md"), "first").unwrap();
    watch.next(|change| names(change, "notes", "a.md"));

    // Without a sign from the file system: only who looks at all files can find it.
    let index = Connection::open(desk.database()).unwrap();
    let forget = "UPDATE note SET hash = NULL, racy = 1 WHERE path = 'topics/NATO.md'";
    assert_eq!(index.execute(forget, []).unwrap(), 1);
    drop(index);
    let found = desk.json(0, &["index"]);
    assert_eq!(found["changed"], 1);
    let heard = watch.next(|change| names(change, "notes", "topics/NATO.md"));
    assert_eq!(heard["generation"], found["generation"]);
    assert!(
        heard["event_to_commit_ms"].is_null(),
        "it looked by itself: {heard}"
    );

    // A new file takes the place of the index: all may be different, and is newer.
    desk.json(0, &["index", "--rebuild"]);
    let anew = watch.next(|change| change["everything"] == true);
    assert!(
        anew["generation"].as_u64() > heard["generation"].as_u64(),
        "{anew}"
    );
    fs::write(desk.vault().join("a.md"), "second").unwrap();
    let next = watch.next(|change| names(change, "notes", "a.md"));
    assert!(
        next["generation"].as_u64() > anew["generation"].as_u64(),
        "{next}"
    );
    assert_equal(&desk, 13);
}

/// Kills a process that makes an index when that has notes and still lacks some. What was
/// the index before, if there was one.
fn kill_in_the_middle(desk: &Desk, arguments: &[&str]) -> Option<PathBuf> {
    for _ in 0..20 {
        let before = desk.database_if_any();
        let mut child = spawn(desk, arguments);
        if let Some(_index) = hold_in_the_middle(desk, before.as_deref(), &mut child) {
            child.kill().unwrap();
            child.wait().unwrap();
            return before;
        }
        // It was too quick.
        child.wait().unwrap();
        if before.is_none() {
            fs::remove_dir_all(desk.root().join("index")).unwrap();
        }
    }
    panic!("it never was seen in the middle");
}

/// Waits until a new index is half made; nothing can be written to it as long as the
/// answer lives.
fn hold_in_the_middle(desk: &Desk, before: Option<&Path>, child: &mut Child) -> Option<Connection> {
    let asked = format!(
        "SELECT value = 1 AND (SELECT count(*) FROM note) BETWEEN 1 AND {}
         FROM meta WHERE key = 'unlinked'",
        NOTES - 1
    );
    let is_half_made = |index: &Connection| {
        index
            .query_row(&asked, [], |row| row.get(0))
            .unwrap_or(false)
    };
    let mut index = None;
    while child.try_wait().unwrap().is_none() {
        if index.is_none() {
            let current = desk
                .database_if_any()
                .filter(|path| Some(&**path) != before);
            index = current.and_then(|path| Connection::open(path).ok());
            thread::yield_now();
            continue;
        }
        let held = index.take_if(|index| {
            index.busy_timeout(Duration::ZERO).unwrap();
            is_half_made(index) && index.execute_batch("BEGIN IMMEDIATE").is_ok()
        });
        if let Some(held) = held {
            return is_half_made(&held).then_some(held);
        }
        thread::yield_now();
    }
    None
}

#[test]
fn what_a_killed_first_index_left_is_completed_by_the_next() {
    let desk = desk_with(NOTES);
    assert_eq!(kill_in_the_middle(&desk, &["index"]), None);
    let begun = desk.database();
    let tags = desk.json(0, &["tags", "印"]);
    assert_eq!(
        (&tags[0]["count"], &tags[0]["notes"]),
        (&NOTES.into(), &NOTES.into())
    );
    assert_eq!(desk.database(), begun, "what there was is used");
    assert_equal(&desk, NOTES);
}

#[test]
fn what_a_killed_rebuild_left_is_completed_by_the_next() {
    let desk = desk_with(NOTES);
    let before = desk.json(0, &["index"]);
    let old = kill_in_the_middle(&desk, &["index", "--rebuild"]).unwrap();
    let begun = desk.database();
    let after = desk.json(0, &["index"]);
    for field in ["notes", "passages", "tags", "links", "unresolved", "bytes"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(desk.database(), begun, "what there was is used");
    assert!(!old.exists(), "the one before is of no use");
    assert_equal(&desk, NOTES);
}

/// Whether a process has an index open, and asks: it then has a connection for writing and
/// one that reads.
fn reads(child: &Child, index: &Path) -> bool {
    let open = fs::read_dir(format!("/proc/{}/fd", child.id()));
    let open = open.into_iter().flatten().flatten();
    let files = open.filter_map(|file| fs::read_link(file.path()).ok());
    files.filter(|file| file == index).count() > 1
}

/// A process that was stopped; it does not stay when a test fails.
struct Stopped(Option<Child>);

impl Stopped {
    /// In the middle of its reading.
    fn reading(desk: &Desk, arguments: &[&str]) -> Self {
        let index = desk.database();
        for _ in 0..20 {
            let mut child = spawn(desk, arguments);
            while child.try_wait().unwrap().is_none() && !reads(&child, &index) {
                thread::yield_now();
            }
            if kill_process(Pid::from_child(&child), Signal::STOP).is_ok() {
                let mut stopped = Self(Some(child));
                if stopped.is_reading(&index) {
                    return stopped;
                }
                stopped.go_on();
            }
        }
        panic!("it never was seen reading");
    }

    /// Once it stands still: whether it is in the middle and not over.
    fn is_reading(&mut self, index: &Path) -> bool {
        let Some(child) = &mut self.0 else {
            return false;
        };
        while !is_in_state(child, 'T') && !is_in_state(child, 'Z') {
            thread::yield_now();
        }
        reads(child, index) && child.try_wait().unwrap().is_none()
    }

    /// What it then answers.
    fn go_on(&mut self) -> Run {
        let child = self.0.take().unwrap();
        let _ = kill_process(Pid::from_child(&child), Signal::CONT);
        Run::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// `T` is stopped, `Z` is over.
fn is_in_state(child: &Child, state: char) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id()));
    stat.is_ok_and(|stat| stat.contains(&format!(") {state} ")))
}

#[test]
fn a_rebuild_leaves_a_reader_its_answer() {
    let desk = desk_with(300);
    desk.json(0, &["index"]);
    let question = ["--json", "search", "言葉", "--limit", "1000"];
    let without_generation = |run: &Run| {
        let mut answer = answer(run);
        answer["generation"].take();
        answer
    };
    let expected = without_generation(&desk.run(&question));
    assert_eq!(expected["total"], 300);

    let old = desk.database();
    let mut reader = Stopped::reading(&desk, &question);
    for _ in 0..2 {
        desk.json(0, &["index", "--rebuild"]);
    }
    assert!(
        old.exists() && desk.database() != old,
        "the reader's file stays"
    );
    assert_eq!(without_generation(&reader.go_on()), expected);

    // And one that comes while the index is being made waits for it.
    let rebuilding = spawn(&desk, &["index", "--rebuild"]);
    let new = desk.database();
    while desk.database() == new && !is_in_state(&rebuilding, 'Z') {
        thread::yield_now();
    }
    assert_eq!(without_generation(&desk.run(&question)), expected);
    assert_eq!(Run::of(rebuilding.wait_with_output().unwrap()).status, 0);
    assert_equal(&desk, 300);
}

#[test]
fn many_at_once_agree_in_the_end() {
    let desk = desk_with(300);
    let questions = [
        &["index"][..],
        &["search", "言葉"],
        &["tags", "--tree"],
        &["links", "--unresolved"],
        &["graph"],
        &["index", "--no-text"],
        &["notes", "題"],
        &["tag", "印"],
    ];
    thread::scope(|scope| {
        for (who, _) in questions.iter().enumerate() {
            let (desk, questions) = (&desk, &questions);
            scope.spawn(move || {
                for turn in 0..4 {
                    change(desk, who, turn);
                    let asked = questions[(who + turn) % questions.len()];
                    let run = desk.run(asked);
                    assert_eq!((run.status, &*run.stderr), (0, ""), "{asked:?}");
                }
            });
        }
    });
    assert_equal(&desk, 300 + 8 + 1);
    assert_eq!(desk.json(0, &["search", "共有"])["total"], 9);
}

/// What one of many does to the files: a note of its own, by turns under two names; one
/// that all write; titles that links lead to; a note that goes and comes back.
fn change(desk: &Desk, who: usize, turn: usize) {
    let path = |path: String| desk.vault().join(path);
    let own = |turn: usize| path(format!("own {who} {}.md", turn % 2));
    let _ = fs::remove_file(own(turn + 1));
    let text = format!("# まだない{turn}\n\n共有 [[題{who}]] [[shared]] #印 #w{who}\n");
    fs::write(own(turn), text).unwrap();
    fs::write(
        path("shared.md".into()),
        format!("共有 [[own {who} {}]]\n", turn % 2),
    )
    .unwrap();
    let lost = path(format!("{}/{who}.md", who % 7));
    let text = fs::read(&lost).unwrap();
    fs::remove_file(&lost).unwrap();
    fs::write(&lost, text).unwrap();
}
