//! The law of the index held to names: whatever notes come to be called, links lead where
//! they would in an index made anew, and a change of one name looks at those links alone
//! that share its key.

use super::*;
use crate::vault::{AddressMap, AddressRule, NotePattern, Published, VaultReading};

const PATHS: &[&str] = &[
    "a.md",
    "A.md",
    "b.md",
    "x/a.md",
    "x/b.markdown",
    "x/y/a.md",
    "w/x/a.md",
    "z/topic.md",
    "diary/2023-02-01.md",
    "diary/2023-02-02.md",
    "日記/2023-02-01.md",
];

const FOLDERS: &[&str] = &["x", "x/y", "w", "diary", "日記"];

const TITLES: &[&str] = &["a", "Topic", "ｔｏｐｉｃ", "x/a", "2023-02-01", "別名"];

const ALIASES: &[&str] = &["a", "b", "TOPIC", "別名", "x/a", "Ágora"];

const ADDRESSES: &[&str] = &[
    "https://e.example/1",
    "http://www.e.example/2/",
    "https://d.example/entry/2023/02/01/1",
    "https://n.example/topic",
];

const LINKS: &[&str] = &[
    "[[a]]",
    "[[A]]",
    "[[a.md]]",
    "[[x/a]]",
    "[[y/a|shown]]",
    "[[/a]]",
    "[[./a]]",
    "[[../b]]",
    "[b](../b.md)",
    "![[b]]",
    "[[topic]]",
    "[[Topic#heading]]",
    "[t](z/topic.md)",
    "[[別名]]",
    "[[agora]]",
    "[[Ágora]]",
    "[[2023-02-01]]",
    "[[#heading]]",
    "https://e.example/1",
    "<http://e.example/1/?utm_source=x#y>",
    "https://e.example/2",
    "https://d.example/entry/2023/02/01/1",
    "https://d.example/entry/2023/02/01/2",
    "https://d.example/entry/2023/02/02",
    "https://d.example/entry/2023/02/03/1",
    "https://n.example/topic",
    "https://n.example/a",
];

/// What a note says of itself, and what it links to.
#[derive(Clone, Debug)]
struct Text {
    title: Option<usize>,
    aliases: Vec<usize>,
    addresses: Vec<usize>,
    links: Vec<usize>,
}

impl Text {
    fn write(&self) -> String {
        let list = |all: &[&str], chosen: &[usize]| {
            let quoted = chosen.iter().map(|at| format!("{:?}", all[*at]));
            quoted.collect::<Vec<_>>().join(", ")
        };
        let title = self.title.map(|at| format!("title: {:?}\n", TITLES[at]));
        let links: Vec<&str> = self.links.iter().map(|at| LINKS[*at]).collect();
        format!(
            "---\n{}aliases: [{}]\nurl: [{}]\n---\n{}\n",
            title.unwrap_or_default(),
            list(ALIASES, &self.aliases),
            list(ADDRESSES, &self.addresses),
            links.join(" ")
        )
    }
}

#[derive(Clone, Debug)]
enum Act {
    Write(usize, Text),
    Save(usize, Text),
    Remove(usize),
    Rename(usize, usize),
    RenameFolder(usize, usize),
}

fn note_text() -> impl Strategy<Value = Text> {
    let some = |all: &[&str], most| prop::collection::vec(0..all.len(), 0..most);
    (
        prop::option::of(0..TITLES.len()),
        some(ALIASES, 3),
        some(ADDRESSES, 2),
        some(LINKS, 8),
    )
        .prop_map(|(title, aliases, addresses, links)| Text {
            title,
            aliases,
            addresses,
            links,
        })
}

fn act() -> impl Strategy<Value = Act> {
    let path = || 0..PATHS.len();
    let folder = || 0..FOLDERS.len();
    prop_oneof![
        8 => (path(), note_text()).prop_map(|(path, text)| Act::Write(path, text)),
        2 => (path(), note_text()).prop_map(|(path, text)| Act::Save(path, text)),
        3 => path().prop_map(Act::Remove),
        3 => (path(), path()).prop_map(|(from, to)| Act::Rename(from, to)),
        1 => (folder(), folder()).prop_map(|(from, to)| Act::RenameFolder(from, to)),
    ]
}

fn reading() -> VaultReading {
    let rule = |published, note| {
        let published = Published::new(published).unwrap();
        AddressRule::new(published, NotePattern::new(note).unwrap()).unwrap()
    };
    VaultReading {
        addresses: Arc::new(AddressMap::new(vec![
            rule(
                "https://d.example/entry/{yyyy}/{mm}/{dd}/…",
                "diary/{yyyy}-{mm}-{dd}.md",
            ),
            rule("https://n.example/{name}", "z/{name}.md"),
        ])),
        ..VaultReading::default()
    }
}

/// A vault in which names change, with its engine.
struct Town {
    clock: Arc<FakeClock>,
    fs: Arc<FakeFs>,
    folder: tempfile::TempDir,
    engine: Engine,
}

impl Town {
    fn new() -> Self {
        let clock = Arc::new(FakeClock::default());
        let fs = Arc::new(FakeFs::new(clock.clone(), 1));
        let folder = in_memory();
        let engine = open_reading(folder.path(), &fs, &clock);
        Self {
            clock,
            fs,
            folder,
            engine,
        }
    }

    fn act(&self, act: &Act) {
        // Acts that make no sense just now fail, as they would on a real disk.
        match act {
            Act::Write(path, text) => drop(self.fs.write(PATHS[*path], text.write())),
            Act::Save(path, text) => {
                let path = NotePath::new(PATHS[*path]).unwrap();
                if let Ok(note) = self.engine.read_note(&path) {
                    let saved =
                        self.engine
                            .save(&path, &text.write(), note.hash, &|_| None, Origin::Cli);
                    drop(saved);
                    // Equal by the save alone.
                    return;
                }
            }
            Act::Remove(path) => drop(self.fs.remove_all(PATHS[*path])),
            Act::Rename(from, to) => drop(
                self.fs
                    .rename(Path::new(PATHS[*from]), Path::new(PATHS[*to])),
            ),
            Act::RenameFolder(from, to) => {
                let (from, to) = (Path::new(FOLDERS[*from]), Path::new(FOLDERS[*to]));
                if self.fs.stat(to).is_err() {
                    drop(self.fs.rename(from, to));
                }
            }
        }
        self.look();
    }

    fn look(&self) {
        self.engine.reconcile(Scope::All).unwrap();
    }

    fn write(&self, path: &str, text: &str) {
        self.fs.write(path, text).unwrap();
        self.look();
    }

    /// The index as it is, and as it would be, made anew.
    fn both(&self) -> (Vec<String>, Vec<String>) {
        let folder = in_memory();
        let anew = open_reading(folder.path(), &self.fs, &self.clock);
        anew.reconcile(Scope::All).unwrap();
        (self.engine.dump().unwrap(), anew.dump().unwrap())
    }

    /// A hand on the index behind the engine's back.
    fn meddle(&self) -> rusqlite::Connection {
        let current = std::fs::read_to_string(self.folder.path().join("current")).unwrap();
        rusqlite::Connection::open(self.folder.path().join(current)).unwrap()
    }
}

fn open_reading(folder: &Path, fs: &Arc<FakeFs>, clock: &Arc<FakeClock>) -> Engine {
    let config = EngineConfig {
        root: "/vault".into(),
        index_dir: folder.to_owned(),
        reading: reading(),
        origin: Origin::Disk,
    };
    Engine::open(config, fs.clone(), clock.clone(), Arc::new(())).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn after_each_change_of_names_links_lead_where_a_rebuild_leads_them(
        acts in prop::collection::vec(act(), 1..16),
    ) {
        let town = Town::new();
        for act in &acts {
            town.act(act);
            assert_same(town.both());
        }
    }
}

/// What makes links lead to `NEW.resolved` by a kind of name.
fn by_name(kind: i64) -> String {
    format!("SELECT 1 FROM name WHERE key = NEW.key AND note = NEW.resolved AND kind = {kind}")
}

/// The law would catch an engine that does not resolve again by one kind of name.
#[test]
fn with_one_kind_of_name_skipped_the_law_is_broken() {
    let by_map = "SELECT 1 FROM name WHERE key = NEW.mapped AND note = NEW.resolved AND kind = 0";
    for (link, path, text, names) in [
        ("[[x/a]]", "x/a.md", "", by_name(0)),
        ("[[a]]", "x/a.md", "", by_name(1)),
        ("[[x/a]]", "w/x/a.md", "", by_name(2)),
        (
            "[[別名]]",
            "b.md",
            "---\naliases: [別名]\n---\n",
            by_name(3),
        ),
        ("[[Topic]]", "b.md", "# Topic\n", by_name(4)),
        (
            "https://e.example/1",
            "b.md",
            "---\nurl: https://e.example/1\n---\n",
            by_name(5),
        ),
        (
            "https://d.example/entry/2023/02/01/1",
            "diary/2023-02-01.md",
            "",
            by_map.to_owned(),
        ),
    ] {
        let broken = |skips: bool| {
            let town = Town::new();
            town.write("n.md", link);
            if skips {
                let skip = format!(
                    "CREATE TRIGGER skip BEFORE UPDATE OF resolved ON link WHEN EXISTS ({names})
                     BEGIN SELECT RAISE(IGNORE); END"
                );
                town.meddle().execute_batch(&skip).unwrap();
            }
            town.write(path, text);
            let (have, want) = town.both();
            have != want
        };
        assert!(broken(true), "{link} by {names}");
        assert!(!broken(false), "{link} leads to {path} all the same");
    }
}

#[test]
fn a_change_of_one_name_looks_at_those_links_alone_that_share_its_key() {
    let town = Town::new();
    for note in 0..10 {
        let links: Vec<String> = (0..10).map(|name| format!("[[n{name}]]")).collect();
        let text = format!(
            "{} https://d.example/entry/2023/02/0{note}/1",
            links.join(" ")
        );
        town.fs.write(format!("{note}.md"), text).unwrap();
    }
    town.write("t.md", "---\naliases: [n7]\n---\n");

    // Whatever is resolved again from here on is right again.
    let looked_at = |change: &dyn Fn()| -> Vec<String> {
        let hand = town.meddle();
        hand.execute_batch("UPDATE link SET state = 'wrong', resolved = NULL")
            .unwrap();
        change();
        let mut keys = hand
            .prepare(
                "SELECT key, count(*) FROM link WHERE state <> 'wrong' GROUP BY key ORDER BY key",
            )
            .unwrap();
        keys.query_map([], |row| {
            let (key, links): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(format!("{key} {links}"))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
    };
    let nothing: [&str; 0] = [];
    assert_eq!(
        looked_at(&|| town.write("t.md", "---\naliases: [n8]\n---\n")),
        ["n7 10", "n8 10"]
    );
    assert_eq!(
        looked_at(&|| town.write("t.md", "---\naliases: [n8]\n---\nnew text\n")),
        nothing,
        "no name changed"
    );
    assert_eq!(
        looked_at(&|| town.write("t.md", "---\ntitle: N9\naliases: [n8]\n---\n")),
        ["n9 10"]
    );
    assert_eq!(
        looked_at(&|| {
            let (from, to) = (Path::new("t.md"), Path::new("n3.md"));
            town.fs.rename(from, to).unwrap();
            town.look();
        }),
        ["n3 10", "n8 10", "n9 10"]
    );
    assert_eq!(
        looked_at(&|| town.write("diary/2023-02-05.md", "")),
        ["d.example/entry/2023/02/05/1 1"]
    );
}
