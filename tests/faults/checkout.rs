//! `git checkout` between branches of a large vault, back and forth: how long after it is quiet the
//! index is at rest, that it equals the files, and that it answers meanwhile.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tsuzuri_engine::{Phase, query};

use crate::followed::Followed;
use crate::programs::must;
use tsuzuri_tests::long::{counted, turns};

/// Two branches whose notes all differ; made by git itself, without a file written for each.
fn make(root: &Path, notes: usize) {
    must(root, "git", &["init", "--quiet", "--initial-branch=one"]);
    let mut stream = String::new();
    for branch in ["one", "two"] {
        write!(
            stream,
            "commit refs/heads/{branch}\ncommitter a <a@b.example> 0 +0000\ndata 0\n"
        )
        .unwrap();
        for number in 0..notes {
            let text = format!(
                "# Note {number}\n\n首脳会談で共同声明を発表した。 [[{}]]\n\n#{branch}-{} #NATO\n",
                number / 2,
                number % 100
            );
            let path = format!("{:03}/{number}.md", number / 100);
            write!(stream, "M 644 inline {path}\ndata {}\n{text}\n", text.len()).unwrap();
        }
    }
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    import
        .stdin
        .take()
        .unwrap()
        .write_all(stream.as_bytes())
        .unwrap();
    assert!(import.wait().unwrap().success());
    must(root, "git", &["checkout", "--quiet", "one"]);
}

#[test]
fn branches_of_a_large_vault_are_followed() {
    let notes = turns("TSUZURI_CHECKOUT_NOTES", 2_000);
    let checkouts = turns("TSUZURI_CHECKOUTS", 4);
    let vault = Followed::made(|root| make(root, notes));
    let mut slowest = [Duration::ZERO; 2];
    let mut answers = 0;
    for turn in 0..checkouts {
        let branch = if turn % 2 == 0 { "two" } else { "one" };
        let over = AtomicBool::new(false);
        let (settled, asked) = std::thread::scope(|scope| {
            let asking = scope.spawn(|| ask_until(&vault, &over));
            let _ends = Over(&over);
            must(&vault.root, "git", &["checkout", "--quiet", branch]);
            let quiet = Instant::now();
            vault.wait_until(branch, || {
                let state = vault.engine.state().unwrap();
                let is_at_rest = state.phase == Phase::Ready && state.covered >= 1.0;
                is_at_rest && notes_with(&vault, branch) == notes
            });
            let settled = quiet.elapsed();
            over.store(true, Ordering::Relaxed);
            (settled, asking.join().unwrap())
        });
        vault.settle(branch);
        slowest = [slowest[0].max(settled), slowest[1].max(asked.1)];
        answers += asked.0;
    }
    assert!(answers > 0);
    counted(&format!(
        "{checkouts} checkouts of {notes} notes: at rest {:.1} s after quiet at the latest; {answers} \
         questions answered meanwhile, the slowest in {} ms",
        slowest[0].as_secs_f64(),
        slowest[1].as_millis()
    ));
}

/// Tells the one who asks to end, also when the test fails.
struct Over<'t>(&'t AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How many notes have a tag of this branch.
fn notes_with(vault: &Followed, branch: &str) -> usize {
    let tags = query::written_tags(&vault.engine.reader().unwrap(), &format!("{branch}-"));
    tags.unwrap().iter().map(|tag| tag.notes as usize).sum()
}

/// Asks as a window does, until it is told to end: how many answers, and the slowest.
fn ask_until(vault: &Followed, over: &AtomicBool) -> (usize, Duration) {
    let (mut answers, mut slowest) = (0, Duration::ZERO);
    while !over.load(Ordering::Relaxed) {
        let began = Instant::now();
        let reader = vault.engine.reader().unwrap();
        query::note(&reader, "000/1.md").unwrap();
        drop(reader);
        slowest = slowest.max(began.elapsed());
        answers += 1;
        std::thread::park_timeout(Duration::from_millis(5));
    }
    (answers, slowest)
}
