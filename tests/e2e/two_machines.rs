//! Two machines, each with the app in a window of its own, and a real Syncthing between them on the
//! loopback device: both are typed into at once, apart and together again. Both come to the same
//! files, no line that was saved is lost, and what Syncthing could not decide is shown and merged.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::app::{App, comes_within, run_for, wait};
use crate::desktop::Desktop;
use crate::syncthing::{Daemon, join};
use crate::vault;

const EDITOR: &str = ".cm-content";
const NOTE: &str = "Shared.md";
const ENTER: &str = "\u{e007}";
const CTRL_HOME: &str = "\u{e009}\u{e011}\u{e000}";
const CTRL_END: &str = "\u{e009}\u{e010}\u{e000}";
/// Syncthing tries to connect again in its own time.
const TOGETHER: Duration = Duration::from_secs(90);
const DEADLINE: Duration = Duration::from_secs(270);
const ROUNDS: usize = 3;

struct Machine<'d> {
    desktop: &'d mut Desktop,
    app: App,
    vault: PathBuf,
    daemon: Daemon,
}

/// Every line that was acknowledged as saved.
type Ledger = Vec<String>;

#[test]
fn two_windows_that_type_at_once_and_apart_lose_nothing() {
    run_for(DEADLINE, Desktop::start(), async |one| {
        let mut other = Desktop::start();
        let [mut one, mut other] = machines(one, &mut other).await;
        let mut ledger = Ledger::new();

        for round in 0..ROUNDS {
            // Both at once, each at its own end of the note.
            one.types(CTRL_HOME, &format!("One, round {round}."), &mut ledger)
                .await;
            other
                .types(CTRL_END, &format!("Other, round {round}."), &mut ledger)
                .await;
            come_together(&one, &other, &ledger).await;
        }

        // Apart, both in the same place.
        one.daemon.pause();
        one.types(CTRL_HOME, "One, apart.", &mut ledger).await;
        other.types(CTRL_HOME, "Other, apart.", &mut ledger).await;
        one.daemon.resume();
        come_together(&one, &other, &ledger).await;

        let copies = one.copies();
        assert!(!copies.is_empty(), "Syncthing had nothing to decide");
        for machine in [&one, &other] {
            let app = &machine.app;
            // One copy or several, as the rounds met.
            app.shows("[role=alert]", " left ").await;
        }
        // One of the two takes what the copies hold; then they go, on both.
        for _ in &copies {
            one.takes_both().await;
        }
        assert_eq!(one.copies(), [""; 0]);
        come_together(&one, &other, &ledger).await;
        assert_eq!(other.copies(), [""; 0]);
        for machine in [one, other] {
            machine
                .app
                .wait("no notice", async || {
                    machine.app.all("alert", "").await.is_empty()
                })
                .await;
            drop(machine.daemon);
            machine.app.end(machine.desktop).await;
        }
    });
}

async fn machines<'d>(one: &'d mut Desktop, other: &'d mut Desktop) -> [Machine<'d>; 2] {
    let vaults = [one.folder("vault"), other.folder("vault")];
    let homes = [one.home(), other.home()];
    fs::write(vaults[0].join(NOTE), "# Shared\n\nThe first line.\n").expect("a note");
    let [first, second] = join([(&homes[0], &vaults[0]), (&homes[1], &vaults[1])]);
    let [first_vault, second_vault] = vaults;
    wait("the note on the other machine", async || {
        first.scan();
        second.scan();
        second_vault.join(NOTE).exists()
    })
    .await;
    [
        Machine::start(one, first_vault, first).await,
        Machine::start(other, second_vault, second).await,
    ]
}

impl<'d> Machine<'d> {
    async fn start(desktop: &'d mut Desktop, vault: PathBuf, daemon: Daemon) -> Self {
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Shared").await;
        app.shows(EDITOR, "The first line").await;
        Self {
            desktop,
            app,
            vault,
            daemon,
        }
    }

    /// Types a line at one end of the note. Returns when it is saved.
    async fn types(&mut self, to: &str, line: &str, ledger: &mut Ledger) {
        let editor = self.app.find("textbox", "Text of ").await;
        editor.send_keys(to).await.expect("keys");
        let keys = if to == CTRL_HOME {
            format!("{line}{ENTER}")
        } else {
            format!("{ENTER}{line}")
        };
        editor.send_keys(&keys).await.expect("typing");
        self.app
            .wait("the line on disk", async || self.all_text().contains(line))
            .await;
        ledger.push(line.to_owned());
    }

    /// Has both of each place of the first copy, and lets the copy go.
    async fn takes_both(&self) {
        let app = &self.app;
        let copies = self.copies();
        let notice = app.text("[role=alert]").await;
        let named = copies.iter().find(|copy| notice.contains(*copy));
        let named = named.unwrap_or_else(|| panic!("none of {copies:?} in {notice}"));
        app.click("button", "Compare and choose").await;
        app.find("region", "Two versions").await;
        let both = "return [...document.querySelectorAll('.hunk.ours .button')] \
             .filter((button) => button.textContent.includes('Both'))";
        app.wait("every place chosen", async || {
            if let Some(button) = app.elements(both, vec![]).await.first() {
                // It may just have gone.
                let _ = button.click().await;
            }
            app.text("body").await.contains("Everything is chosen")
        })
        .await;
        app.click("button", "Finish").await;
        app.wait("the copy to go", async || {
            !self.copies().contains(named) && !app.text("[role=alert]").await.contains(named)
        })
        .await;
    }

    /// What is the same on both when they have come together: no hidden files.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = vault::contents(&self.vault);
        files.retain(|path, _| {
            !path
                .iter()
                .any(|part| part.to_string_lossy().starts_with('.'))
        });
        files
    }

    fn copies(&self) -> Vec<String> {
        let names = self.files().into_keys();
        let names = names.map(|path| path.display().to_string());
        names
            .filter(|name| name.contains("sync-conflict"))
            .collect()
    }

    fn all_text(&self) -> String {
        let texts = self.files().into_values();
        texts
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect()
    }
}

/// Waits until both have the same files and show the note as it is; nothing of the ledger may be
/// missing then.
async fn come_together(one: &Machine<'_>, other: &Machine<'_>, ledger: &Ledger) {
    let same = comes_within(TOGETHER, async || {
        for machine in [one, other] {
            machine.daemon.scan();
        }
        one.daemon.is_done() && other.daemon.is_done() && one.files() == other.files()
    });
    assert!(same.await, "{:#?} {:#?}", one.files(), other.files());
    let all = one.all_text();
    let lost: Vec<_> = ledger.iter().filter(|line| !all.contains(*line)).collect();
    assert!(lost.is_empty(), "lost: {lost:#?} of {all}");
    for machine in [one, other] {
        let text = String::from_utf8_lossy(&machine.files()[&PathBuf::from(NOTE)]).into_owned();
        let lines: Vec<&str> = text.lines().filter(|line| line.contains("round")).collect();
        machine
            .app
            .wait("the note as it is", async || {
                let shown = machine.app.text(EDITOR).await;
                lines.iter().all(|line| shown.contains(line))
            })
            .await;
    }
    // Syncthing names a copy by the second; the next of the same second takes its place.
    let second = now_in_seconds();
    wait("the next second", async || now_in_seconds() > second).await;
}

fn now_in_seconds() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}
