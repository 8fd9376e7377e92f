//! Random histories on the real disk, heard through the system's own events: after each the index is
//! the one that would be made anew. And the same with an engine that skips deletions, which must be
//! found out.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use fastrand::Rng;
use tsuzuri_engine::{DiskFs, Scope};

use crate::followed::{Followed, open_on, write};
use crate::lens::Lens;
use tsuzuri_tests::long::{counted, seed, turns};

const PATHS: [&str; 10] = [
    "a.md",
    "A.md",
    "b.md",
    "x/a.md",
    "x/b.md",
    "x/y/a.md",
    "日記/2023-02-01.md",
    "a.sync-conflict-20230201-120000-ABCDEF.md",
    "x/c.markdown",
    "z/deep/er/d.md",
];
const FOLDERS: [&str; 4] = ["x", "x/y", "z", "new"];
const PARTS: [&str; 10] = [
    "[[a]] ",
    "[[x/a]] ",
    "#NATO ",
    "#nato ",
    "#a/b ",
    "# Title\n\n",
    "\n\n",
    "- [ ] task due:2023-02-01\n",
    "首脳会談で共同声明を発表した。",
    "---\ntitle: Title\naliases: [b]\n---\n",
];
/// Vaults at the same time: most of a history is waiting for what is not going to come.
const VAULTS: usize = 8;

/// Chance, and what it did.
struct History {
    chance: Rng,
    acts: Vec<String>,
}

impl History {
    fn text(&mut self) -> String {
        let parts = self.chance.usize(0..7);
        (0..parts)
            .filter_map(|_| self.chance.choice(PARTS))
            .collect()
    }

    fn path(&mut self) -> &'static str {
        self.chance.choice(PATHS).unwrap_or("a.md")
    }

    fn folder(&mut self) -> &'static str {
        self.chance.choice(FOLDERS).unwrap_or("x")
    }

    /// Something that a program or a person does. What makes no sense just now fails, as it would.
    fn act(&mut self, root: &Path) {
        let (path, other) = (self.path(), self.path());
        let (folder, to) = (self.folder(), self.folder());
        let text = self.text();
        let at = |path: &str| root.join(path);
        let parent = |path: &str| drop(fs::create_dir_all(at(path).parent().unwrap_or(root)));
        let (act, _): (String, io::Result<()>) = match self.chance.u32(0..22) {
            0..=5 => {
                parent(path);
                (format!("write {path} {text:?}"), fs::write(at(path), &text))
            }
            6..=8 => {
                parent(path);
                let temporary = at(path).with_extension("tmp");
                let done = fs::write(&temporary, &text);
                let done = done.and_then(|()| fs::rename(temporary, at(path)));
                (format!("replace {path} {text:?}"), done)
            }
            9 => (format!("turn {path}"), same_size(&at(path))),
            10 => (
                format!("older {path}"),
                older(&at(path), self.chance.u64(0..9)),
            ),
            11..=12 => (format!("remove {path}"), fs::remove_file(at(path))),
            13..=15 => {
                parent(other);
                (
                    format!("rename {path} {other}"),
                    fs::rename(at(path), at(other)),
                )
            }
            16 => (format!("remove {folder}/"), fs::remove_dir_all(at(folder))),
            17..=18 => (
                format!("rename {folder}/ {to}/"),
                fs::rename(at(folder), at(to)),
            ),
            19 => {
                let made = at(folder).join("made/deep");
                let done =
                    fs::create_dir_all(&made).and_then(|()| fs::write(made.join("n.md"), &text));
                (format!("make {folder}/made/deep/n.md {text:?}"), done)
            }
            20 => {
                let rules = if self.chance.bool() { "x/y/\n" } else { "" };
                (
                    format!("rules {rules:?}"),
                    fs::write(at(".tsuzuriignore"), rules),
                )
            }
            _ => {
                std::thread::park_timeout(Duration::from_millis(self.chance.u64(0..150)));
                ("wait".to_owned(), Ok(()))
            }
        };
        self.acts.push(act);
    }
}

fn same_size(path: &Path) -> io::Result<()> {
    let turned = fs::read_to_string(path)?.replace('a', "b");
    fs::write(path, turned)
}

fn older(path: &Path, second: u64) -> io::Result<()> {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(second);
    File::options().write(true).open(path)?.set_modified(time)
}

#[test]
fn random_histories_on_the_real_disk() {
    let (histories, seed) = (turns("TSUZURI_HISTORIES", 200), seed());
    let acts: usize = std::thread::scope(|scope| {
        let vaults: Vec<_> = (0..VAULTS)
            .map(|vault| {
                let share = histories / VAULTS + usize::from(vault < histories % VAULTS);
                scope.spawn(move || live_through(share, seed.wrapping_add(vault as u64)))
            })
            .collect();
        vaults.into_iter().map(|vault| vault.join().unwrap()).sum()
    });
    counted(&format!(
        "{histories} histories, {acts} acts, seed {seed}, no difference"
    ));
}

/// One vault, history after history; how many acts.
fn live_through(histories: usize, seed: u64) -> usize {
    let vault = Followed::new(&[("a.md", "#a [[b]]\n"), ("x/y/a.md", "#NATO\n")]);
    let mut history = History {
        chance: Rng::with_seed(seed),
        acts: Vec::new(),
    };
    for _ in 0..histories {
        history.acts.push("history".to_owned());
        for _ in 0..history.chance.usize(1..20) {
            history.act(&vault.root);
        }
        vault.settle(&format!("seed {seed}: {:#?}", &history.acts));
    }
    history.acts.len()
}

#[test]
fn with_deletions_skipped_the_oracle_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (root, copy) = (folder.path().join("vault"), folder.path().join("copy"));
    for place in [&root, &copy] {
        write(&place.join("a.md"), "#a\n");
        write(&place.join("b.md"), "#b\n");
    }
    let index = folder.path().join("index");
    let open = |fs| open_on(fs, &root, &index, Arc::new(())).unwrap();
    let mutant = open(Arc::new(Lens {
        copy: Some(DiskFs::new(&copy)),
        ..Lens::on(&root)
    }));
    mutant.reconcile(Scope::All).unwrap();
    fs::remove_file(root.join("a.md")).unwrap();
    mutant.reconcile(Scope::All).unwrap();
    mutant.complete_text().unwrap();
    drop(mutant);

    // The same index before eyes that see.
    let sound = open(Arc::new(DiskFs::new(&root)));
    let surplus = sound.check(100).unwrap();
    assert!(
        surplus
            .iter()
            .any(|line| line.what == "note" && line.surplus),
        "the oracle did not notice: {surplus:?}"
    );
    sound.reconcile(Scope::All).unwrap();
    assert_eq!(sound.check(100).unwrap(), []);
}
