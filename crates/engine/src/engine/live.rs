//! The engine on a real disk with the system's own events: whatever way a program saves,
//! the index follows by itself.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

use super::*;
use crate::{clock::SystemClock, fs::DiskFs, path::NotePath, vault::ContentHash};

/// Longer than any machine needs; a failure, not a pace.
const LONG: Duration = Duration::from_secs(20);

struct Ear {
    deltas: Mutex<Sender<IndexDelta>>,
    states: Mutex<Sender<State>>,
}

impl Events for Ear {
    fn changed(&self, delta: &IndexDelta) {
        drop(lock(&self.deltas).send(delta.clone()));
    }
    fn state(&self, state: &State) {
        drop(lock(&self.states).send(state.clone()));
    }
}

/// A folder on disk, followed by an engine.
struct Live {
    root: PathBuf,
    deltas: Receiver<IndexDelta>,
    states: Receiver<State>,
    engine: Arc<Engine>,
    _running: Running,
    _folder: tempfile::TempDir,
}

impl Live {
    /// Starts on these notes and waits until they are in the index.
    fn start(notes: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("vault");
        fs::create_dir(&root).unwrap();
        for (path, text) in notes {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        let (deltas_to, deltas) = channel();
        let (states_to, states) = channel();
        let ear = Ear {
            deltas: Mutex::new(deltas_to),
            states: Mutex::new(states_to),
        };
        let config = EngineConfig {
            root: root.clone(),
            index_dir: folder.path().join("index"),
            reading: VaultReading::default(),
            origin: Origin::Disk,
        };
        let (disk, clock) = (
            Arc::new(DiskFs::new(&root)),
            Arc::new(SystemClock::default()),
        );
        let engine = Arc::new(Engine::open(config, disk, clock, Arc::new(ear)).unwrap());
        let running = engine.start().unwrap();
        let live = Self {
            root,
            deltas,
            states,
            engine,
            _running: running,
            _folder: folder,
        };
        live.wait_for_state(|state| state.phase == Phase::Ready);
        while live.deltas.try_recv().is_ok() {}
        live
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn wait_for_state(&self, wanted: impl Fn(&State) -> bool) -> State {
        let until = Instant::now() + LONG;
        loop {
            let state = self
                .states
                .recv_timeout(until.saturating_duration_since(Instant::now()))
                .unwrap();
            if wanted(&state) {
                return state;
            }
        }
    }

    /// Waits until these tags, and no others, are in the index; the deltas on the way.
    fn wait_for_tags(&self, wanted: &[&str]) -> Vec<IndexDelta> {
        let until = Instant::now() + LONG;
        let mut deltas = Vec::new();
        while self.tags() != wanted {
            let rest = until.saturating_duration_since(Instant::now());
            match self.deltas.recv_timeout(rest) {
                Ok(delta) => deltas.push(delta),
                Err(_) => panic!("still {:?}, not {wanted:?}", self.tags()),
            }
        }
        deltas
    }

    fn tags(&self) -> Vec<String> {
        let reader = self.engine.reader().unwrap();
        let mut query = reader
            .connection()
            .prepare("SELECT key FROM tag ORDER BY key")
            .unwrap();
        query
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }
}

fn in_place(path: &Path, text: &str) {
    let mut file = File::options().write(true).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.set_len(text.len() as u64).unwrap();
}

fn atomic_rename(path: &Path, text: &str) {
    let temporary = path.with_extension("md.tmp123");
    fs::write(&temporary, text).unwrap();
    fs::rename(temporary, path).unwrap();
}

fn rename_away(path: &Path, text: &str) {
    fs::rename(path, path.with_extension("md~")).unwrap();
    fs::write(path, text).unwrap();
}

fn truncate_then_write(path: &Path, text: &str) {
    let mut file = File::create(path).unwrap();
    for part in text.as_bytes().chunks(3) {
        file.write_all(part).unwrap();
        file.sync_data().unwrap();
    }
}

#[test]
fn every_way_of_saving_is_seen() {
    let live = Live::start(&[("a/n.md", "#first"), ("other.md", "text")]);
    type Save = fn(&Path, &str);
    let ways: [(&str, Save); 4] = [
        ("in-place", in_place),
        ("atomic-rename", atomic_rename),
        ("rename-away", rename_away),
        ("truncate-then-write", truncate_then_write),
    ];
    for (way, save) in ways {
        for turn in ["one", "two"] {
            save(&live.path("a/n.md"), &format!("#{way}-{turn}\n"));
            let deltas = live.wait_for_tags(&[&format!("{way}-{turn}")]);
            let notes: Vec<_> = deltas.iter().flat_map(|delta| &delta.notes).collect();
            assert!(
                notes.iter().all(|note| *note == "a/n.md"),
                "{way}: {notes:?}"
            );
        }
    }
    assert_eq!(live.engine.check(10).unwrap(), []);
}

#[test]
fn notes_come_move_and_go_with_their_folders() {
    let live = Live::start(&[("a.md", "#a")]);
    let outside = live.root.with_file_name("outside");
    fs::create_dir_all(outside.join("deep/er")).unwrap();
    fs::write(outside.join("deep/er/b.md"), "#b").unwrap();
    fs::rename(outside.join("deep"), live.path("deep")).unwrap();
    live.wait_for_tags(&["a", "b"]);

    fs::write(live.path("deep/er/c.md"), "#c").unwrap();
    live.wait_for_tags(&["a", "b", "c"]);

    fs::rename(live.path("deep"), live.path("moved")).unwrap();
    fs::write(live.path("moved/er/d.md"), "#d").unwrap();
    live.wait_for_tags(&["a", "b", "c", "d"]);

    fs::remove_dir_all(live.path("moved")).unwrap();
    live.wait_for_tags(&["a"]);
    assert_eq!(live.engine.check(10).unwrap(), []);
}

#[test]
fn neither_reading_nor_our_own_saves_cause_work() {
    let live = Live::start(&[("a.md", "#a"), ("b.md", "#b")]);
    let path = NotePath::new("a.md").unwrap();
    let note = live.engine.read_note(&path).unwrap();
    let saved = live
        .engine
        .save(
            &path,
            "#saved",
            note.hash,
            &|_| None,
            Origin::Window("main".into()),
        )
        .unwrap();
    assert_eq!(saved.sibling, None);
    fs::read(live.path("b.md")).unwrap();
    // What is seen last has been seen after all that came before.
    in_place(&live.path("b.md"), "#barrier");
    let deltas = live.wait_for_tags(&["barrier", "saved"]);
    let told: Vec<_> = deltas
        .iter()
        .map(|delta| (&delta.origin, &*delta.notes))
        .collect();
    assert_eq!(
        told,
        [
            (&Origin::Window("main".into()), &["a.md".to_owned()][..]),
            (&Origin::Disk, &["b.md".to_owned()][..]),
        ]
    );
}

#[test]
fn a_picture_that_comes_later_is_told_of_and_found_by_its_name() {
    let live = Live::start(&[("a.md", "![[p.gif]]")]);
    let note = NotePath::new("a.md").unwrap();
    let find = || live.engine.find_picture(&note, "p.gif", "attachments");
    // From here on the names of all files are known, and this one is none of them.
    assert!(find().is_err());
    fs::create_dir(live.path("pictures")).unwrap();
    fs::write(live.path("pictures/p.gif"), b"GIF89a\x01\0\x02\0\0\0\0;").unwrap();
    let delta = live.deltas.recv_timeout(LONG).unwrap();
    assert!(delta.files && delta.notes.is_empty(), "{delta:?}");
    // Sooner than names are read anew where nobody was told of anything.
    let until = Instant::now() + files::NAMES_HOLD - Duration::from_secs(1);
    while find().is_err() {
        assert!(Instant::now() < until, "it is not found");
        std::thread::yield_now();
    }
    assert_eq!(find().unwrap().path.as_str(), "pictures/p.gif");
}

#[test]
fn a_vault_that_goes_away_is_followed_again_when_it_is_back() {
    let live = Live::start(&[("a.md", "#a")]);
    let away = live.root.with_file_name("away");
    fs::rename(&live.root, &away).unwrap();
    live.wait_for_state(|state| state.sync == SyncState::Offline);
    assert_eq!(live.tags(), ["a"], "the index stays");

    fs::rename(&away, &live.root).unwrap();
    live.wait_for_state(|state| state.sync == SyncState::Events);
    in_place(&live.path("a.md"), "#again");
    live.wait_for_tags(&["again"]);
}

#[test]
fn a_link_within_the_vault_is_written_through_and_one_out_of_it_is_not() {
    let live = Live::start(&[("a/n.md", "#old")]);
    let outside = live.root.with_file_name("outside.md");
    fs::write(&outside, "secret").unwrap();
    std::os::unix::fs::symlink("a/n.md", live.path("l.md")).unwrap();
    std::os::unix::fs::symlink(&outside, live.path("o.md")).unwrap();
    let save = |path: &str, base: &[u8]| {
        let path = NotePath::new(path).unwrap();
        let base = ContentHash::of(base);
        live.engine
            .save(&path, "#new", base, &|_| None, Origin::Cli)
    };
    save("l.md", b"#old").unwrap();
    assert_eq!(fs::read_to_string(live.path("a/n.md")).unwrap(), "#new");
    assert!(
        fs::symlink_metadata(live.path("l.md"))
            .unwrap()
            .is_symlink()
    );
    live.wait_for_tags(&["new"]);

    let refused = save("o.md", b"secret").unwrap_err();
    assert!(
        matches!(&refused, EngineError::ReadOnly { why, .. } if why.code() == "link"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&outside).unwrap(), "secret");
}
