//! Two machines that edit the same notes through a real Syncthing, on this machine and nothing beyond
//! it: both come to the same files, no line is lost, and each index is the one that would be made anew.

mod daemon;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use fastrand::Rng;
use tsuzuri_engine::NotePath;

use crate::followed::{Followed, files, write};
use daemon::{Daemon, join};
use tsuzuri_tests::long::{counted, seed, turns};

const NOTES: [&str; 6] = [
    "a.md",
    "b.md",
    "日記/2023-02-01.md",
    "x/c.md",
    "x/y/d.md",
    "e.md",
];

/// One machine: a vault with its engine, and what carries it to the other.
struct Machine {
    vault: Followed,
    daemon: Daemon,
    name: &'static str,
}

/// Every line that anyone has written.
#[derive(Default)]
struct Ledger {
    lines: BTreeSet<String>,
}

impl Ledger {
    fn new_line(&mut self, machine: &Machine) -> String {
        let line = format!(
            "line {} of {} #tag-{}",
            self.lines.len(),
            machine.name,
            self.lines.len() % 7
        );
        self.lines.insert(line.clone());
        line
    }
}

impl Machine {
    /// Adds a line in the editor: over the text it was opened with, as the engine saves.
    fn edit(&self, note: &str, line: &str) {
        let path = NotePath::new(note).unwrap();
        let Ok(open) = self.vault.engine.read_note(&path) else {
            // The other one may have made it in this moment: then ours gets another name.
            let text = format!("{line}\n");
            self.vault
                .save(&path, &text, tsuzuri_engine::ContentHash::of(b""));
            return;
        };
        let text = format!("{}\n{line}\n", open.text);
        self.vault.save(&path, &text, open.hash);
    }

    /// Adds a line as another program does, which looks at nothing.
    fn write(&self, note: &str, line: &str) {
        let path = self.vault.path(note);
        let text = fs::read_to_string(&path).unwrap_or_default();
        write(&path, format!("{text}\n{line}\n"));
    }

    /// What there is to be the same on both: no hidden files.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let all = files(&self.vault.root).into_iter();
        let is_hidden = |path: &PathBuf| {
            path.iter()
                .any(|part| part.to_string_lossy().starts_with('.'))
        };
        all.filter(|(path, _)| !is_hidden(path)).collect()
    }
}

#[test]
fn two_machines_come_to_the_same_and_no_byte_is_lost() {
    let (rounds, seed) = (turns("TSUZURI_SYNC_ROUNDS", 3), seed());
    let mut chance = Rng::with_seed(seed);
    let vaults = [(); 2].map(|()| Followed::new(&[]));
    let daemons = join(
        vaults
            .each_ref()
            .map(|vault| (vault.beside(), vault.root.as_path())),
    );
    let mut names = ["one", "other"].into_iter();
    let mut machines = Vec::new();
    for (vault, daemon) in vaults.into_iter().zip(daemons) {
        let name = names.next().unwrap();
        machines.push(Machine {
            vault,
            daemon,
            name,
        });
    }
    let mut ledger = Ledger::default();
    for note in NOTES {
        let line = ledger.new_line(&machines[0]);
        machines[0].write(note, &line);
    }
    come_together(&machines, &ledger);

    for round in 0..rounds {
        // Both at once, while each hears of the other.
        let mut edits: Vec<_> = (0..NOTES.len() * 2).collect();
        chance.shuffle(&mut edits);
        for edit in edits {
            let machine = &machines[edit % 2];
            let line = ledger.new_line(machine);
            machine.edit(NOTES[edit / 2], &line);
        }
        come_together(&machines, &ledger);

        // Both apart, the same notes on each, by the editor and by others.
        machines[0].daemon.pause();
        for machine in &machines {
            for note in NOTES {
                let line = ledger.new_line(machine);
                match chance.u32(0..3) {
                    0 => machine.write(note, &line),
                    _ => machine.edit(note, &line),
                }
            }
            let line = ledger.new_line(machine);
            machine.edit(&format!("new-{round}.md"), &line);
        }
        machines[0].daemon.resume();
        come_together(&machines, &ledger);
    }
    let copies = machines[0].files();
    let copies = copies
        .iter()
        .filter(|(path, _)| path.to_string_lossy().contains("conflict"));
    counted(&format!(
        "{rounds} rounds together and apart, {} lines, {} conflict copies, seed {seed}, nothing lost",
        ledger.lines.len(),
        copies.count()
    ));
}

/// Waits until both have the same files; each line of the ledger must be in one of them.
fn come_together(machines: &[Machine], ledger: &Ledger) {
    let [one, other] = machines else {
        panic!("there are two");
    };
    one.vault.wait_until("the same files on both", || {
        for machine in machines {
            machine.daemon.scan();
        }
        one.daemon.is_done() && other.daemon.is_done() && one.files() == other.files()
    });
    let all: String = one
        .files()
        .iter()
        .map(|(path, bytes)| format!("{}:\n{}\n", path.display(), String::from_utf8_lossy(bytes)))
        .collect();
    let kept: BTreeSet<&str> = all.lines().collect();
    let lost: Vec<_> = ledger
        .lines
        .iter()
        .filter(|line| !kept.contains(line.as_str()))
        .collect();
    assert!(lost.is_empty(), "lost: {lost:#?} of {all}");
    for Machine { vault, name, .. } in machines {
        vault.settle(name);
        for (path, _) in one.files() {
            let path = path.to_string_lossy().into_owned();
            assert!(vault.has(&path), "{name} does not know {path}");
        }
    }
    // Syncthing names a conflict copy by the second, and the next of the same second takes its place.
    let second = now_in_seconds();
    one.vault
        .wait_until("the next second", || now_in_seconds() > second);
}

fn now_in_seconds() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs()
}
