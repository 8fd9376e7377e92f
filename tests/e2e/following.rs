//! How the window says that the folder is away, that the system tells nothing of it, or that very
//! much of it is gone; and that it goes on by itself.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::app::{App, comes_within, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::process::Process;
use crate::vault;

const STATUS: &str = "footer";
const EDITOR: &str = ".cm-content";
const DIAGNOSTICS: &str = ".diagnostics";
/// Two of the rounds in which everything is looked at where nothing is told.
const TWO_ROUNDS: Duration = Duration::from_secs(60);
/// What the engine waits before it believes that very many notes are gone.
const DOUBT: Duration = Duration::from_millis(1500);
const MANY: usize = 100;

#[test]
fn a_folder_that_is_away_is_said_to_be_and_comes_back() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let away = vault.with_extension("away");
        app.shows(STATUS, "Sync on").await;
        fs::rename(&vault, &away).expect("the folder goes");
        app.shows(STATUS, "The folder is not there").await;
        app.shows(STATUS, "5 notes").await;
        app.open_diagnostics().await;
        app.shows(DIAGNOSTICS, "What is known of it stays").await;
        let note = "diary/2024-11-11.md";
        fs::write(
            away.join(note),
            "# 2024年11月11日(月)\n\nWritten while away.\n",
        )
        .expect("another program's save");
        fs::rename(&away, &vault).expect("the folder is back");
        app.shows(STATUS, "Sync on").await;
        app.shows(DIAGNOSTICS, "shows at once").await;
        app.open_note("2024-11-11").await;
        app.shows(EDITOR, "Written while away").await;
        // It is followed as before.
        fs::write(vault.join(note), "# 2024年11月11日(月)\n\nAnd after.\n").expect("a save");
        app.shows(EDITOR, "And after").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_mass_deletion_shows_only_when_it_was_looked_at_twice() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let many = vault.join("many");
        fs::create_dir(&many).expect("a folder");
        for number in 0..MANY {
            fs::write(many.join(format!("n{number}.md")), "#many\n").expect("a note");
        }
        let app = start(desktop, &vault).await;
        app.shows(STATUS, "105 notes").await;
        let aside = vault.with_extension("aside");
        app.watch_for(STATUS, "100 notes seem to be gone: looking again")
            .await;
        let gone = Instant::now();
        fs::rename(&many, &aside).expect("they go");
        app.painted().await;
        app.wait("them gone", async || {
            let status = app.text(STATUS).await;
            !status.contains("105 notes") && !status.contains("looking again")
        })
        .await;
        assert!(
            gone.elapsed() >= DOUBT,
            "believed after {:?}",
            gone.elapsed()
        );
        fs::rename(&aside, &many).expect("they come back");
        app.shows(STATUS, "105 notes").await;
        app.end(desktop).await;
    });
}

#[test]
fn where_watches_run_out_the_window_says_so_and_goes_on() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        for number in 0..60 {
            let folder = vault.join(format!("folders/{number}"));
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join(format!("in {number}.md")), "# In it\n").expect("a note");
        }
        // What the webview's libraries watch counts too.
        desktop.within("echo 40 > /proc/sys/user/max_inotify_watches");
        let app = start(desktop, &vault).await;
        app.shows(STATUS, "the system watches no more folders")
            .await;
        app.open_diagnostics().await;
        app.shows(DIAGNOSTICS, "fs.inotify.max_user_watches=").await;
        app.open_note("Thread binding").await;
        let file = vault.join("topics/Thread binding.md");
        fs::write(&file, "# Thread binding\n\nNobody told of this.\n").expect("a save");
        let shown = comes_within(TWO_ROUNDS, async || {
            app.text(EDITOR).await.contains("Nobody told of this")
        });
        assert!(shown.await, "it did not look");
        raise_limit(desktop);
        let watches = comes_within(TWO_ROUNDS, async || {
            app.text(STATUS).await.contains("Sync on")
        });
        assert!(watches.await, "it does not watch again");
        app.end(desktop).await;
    });
}

#[test]
fn a_drive_that_tells_nothing_is_said_to_be_looked_at() {
    on_a_desktop(async |desktop| {
        let source = vault::diary(desktop);
        let mounted = desktop.folder("mounted");
        let (from, to) = (source.display().to_string(), mounted.display().to_string());
        desktop.spawn("bindfs", &["-f", &from, &to]);
        let there = mounted.join("topics/Thread binding.md");
        wait("the drive", async || there.exists()).await;
        let app = start(desktop, &mounted).await;
        app.shows(STATUS, "this drive does not tell what others write")
            .await;
        app.open_diagnostics().await;
        app.shows(DIAGNOSTICS, "what other machines write").await;
        app.open_note("Thread binding").await;
        // Behind the mount, as another machine does.
        let behind = source.join("topics/Thread binding.md");
        fs::write(&behind, "# Thread binding\n\nFrom another machine.\n").expect("a save");
        let shown = comes_within(TWO_ROUNDS, async || {
            app.text(EDITOR).await.contains("From another machine")
        });
        assert!(shown.await, "it did not look");
        app.end(desktop).await;
    });
}

async fn open(desktop: &mut Desktop) -> (std::path::PathBuf, App) {
    let vault = vault::diary(desktop);
    let app = start(desktop, &vault).await;
    (vault, app)
}

async fn start(desktop: &mut Desktop, vault: &Path) -> App {
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}

/// In the app's own namespace.
fn raise_limit(desktop: &Desktop) {
    let app = Process::named(desktop, "tsuzuri-app").remove(0);
    let user = format!("--user={}", app.folder().join("ns/user").display());
    let raise = "echo 10000 > /proc/sys/user/max_inotify_watches";
    let done = desktop.run(
        "nsenter",
        &[&user, "--preserve-credentials", "sh", "-euc", raise],
    );
    assert!(done.is_some(), "the limit could not be raised");
}
