//! A vault in which nothing happens.

use std::fs;
use std::time::{Duration, Instant, SystemTime};

use crate::followed::{Followed, files, write};
use tsuzuri_engine::Scope;
use tsuzuri_tests::long::{counted, turns};

/// Bytes that this process has handed to the system to be written anywhere, but for what its first
/// thread wrote: there the harness says that a test takes long.
fn written() -> u64 {
    let of = |io: String| -> u64 {
        let io = fs::read_to_string(io).unwrap();
        let line = io.lines().find_map(|line| line.strip_prefix("wchar: "));
        line.unwrap().parse().unwrap()
    };
    let first = std::process::id();
    of("/proc/self/io".to_owned()) - of(format!("/proc/self/task/{first}/io"))
}

#[test]
fn at_rest_nothing_is_indexed_and_nothing_written() {
    let seconds = turns("TSUZURI_IDLE_SECONDS", 10);
    let vault = Followed::made(|root| {
        for number in 0..500 {
            let text = format!(
                "# Note {number}\n\n#tag-{} [[{}]]\n",
                number % 7,
                number / 2
            );
            write(&root.join(format!("{}/{number}.md", number % 10)), text);
        }
    });
    let stands = files(&vault.root);
    vault.settle("500 notes");
    // The last of what the start had to do may be under way.
    vault.wait_until("rest", || {
        let before = written();
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            std::thread::park_timeout(Duration::from_millis(200));
        }
        written() == before
    });
    // Files that were indexed within two seconds of being written are not trusted yet (git's rule): the next
    // look at everything reads them once more. Here that is behind them.
    vault.engine.reconcile(Scope::All).unwrap();
    vault.forget();
    let (generation, before) = (vault.engine.state().unwrap().generation, written());
    let until = Instant::now() + Duration::from_secs(seconds as u64);
    while Instant::now() < until {
        std::thread::park_timeout(Duration::from_millis(500));
        // Someone reads all the while; that must wake no one.
        fs::read(vault.path("3/3.md")).unwrap();
        fs::read_dir(vault.path("4")).unwrap().count();
    }
    let wrote = written() - before;
    assert_eq!(vault.told(), []);
    assert_eq!(vault.engine.state().unwrap().generation, generation);
    assert_eq!(wrote, 0, "bytes were written");
    assert!(
        files(&vault.root) == stands,
        "nothing is put into the vault"
    );
    counted(&format!(
        "{seconds} s: 0 notes indexed, {wrote} bytes written"
    ));
}

#[test]
fn touching_and_reading_cause_no_work() {
    let vault = Followed::new(&[("a.md", "#a\n"), ("b.md", "#b\n")]);
    vault.forget();
    for turn in 0..20 {
        let file = fs::File::options().write(true).open(vault.path("a.md"));
        let older = SystemTime::UNIX_EPOCH + Duration::from_secs(turn);
        file.unwrap().set_modified(older).unwrap();
        // The bytes that it has, in another file.
        fs::write(vault.path("b.md~"), "#b\n").unwrap();
        fs::rename(vault.path("b.md~"), vault.path("b.md")).unwrap();
    }
    write(&vault.path("barrier.md"), "");
    vault.settle("touches");
    let told: Vec<_> = vault.told().into_iter().flat_map(|d| d.notes).collect();
    assert_eq!(told, ["barrier.md"]);
}
