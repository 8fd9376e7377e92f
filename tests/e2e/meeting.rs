//! Every way in which another program saves, met by what is being typed here: before our save is
//! sent, while it is on its way to the disk, and while its answer is on its way back.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::process::Process;
use crate::requests::Held;
use crate::vault::{self, SaveStyle};

const EDITOR: &str = ".cm-content";
const NOTE: &str = "topics/Thread binding.md";
/// How long one types without a rest, and what of the end of it may be lost: 400 ms by the promise,
/// and what a loaded machine takes to write.
const STEADILY: Duration = Duration::from_secs(5);
const MAY_BE_LOST: Duration = Duration::from_secs(1);

#[test]
fn others_write_while_the_note_is_dirty() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let mut ledger = Ledger::default();
        for style in SaveStyle::ALL {
            // Should our save be quicker than the other program once, they meet another time.
            app.wait("a note that was dirty all the while", async || {
                let before = app.requests("save_draft").await.len();
                ledger.type_mine(&app).await;
                ledger.write_theirs(desktop, style, &file);
                let met = app.requests("save_draft").await.len() == before;
                ledger.is_whole(&app, &file).await;
                met
            })
            .await;
        }
        app.end(desktop).await;
    });
}

#[test]
fn others_write_while_a_save_is_on_its_way() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let mut ledger = Ledger::default();
        for held in [Held::Request, Held::Answer] {
            for style in SaveStyle::ALL {
                let before = app.requests("save_draft").await.len();
                app.hold("save_draft", held).await;
                ledger.type_mine(&app).await;
                app.wait("a save on its way", async || {
                    let saves = app.requests("save_draft").await;
                    let sent = saves.len() > before;
                    sent && (held == Held::Request || !saves[before].answer.is_null())
                })
                .await;
                ledger.write_theirs(desktop, style, &file);
                app.let_go().await;
                ledger.is_whole(&app, &file).await;
            }
        }
        app.end(desktop).await;
    });
}

#[test]
fn who_types_steadily_loses_at_most_the_last_moment_when_the_app_is_killed() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let editor = app.find("textbox", "Text of ").await;
        let began = Instant::now();
        let mut typed = Vec::new();
        while began.elapsed() < STEADILY {
            let word = format!("w{:03} ", typed.len());
            editor.send_keys(&word).await.expect("typing");
            typed.push((word, Instant::now()));
        }
        let killed = Instant::now();
        for process in Process::named(desktop, "tsuzuri-app") {
            process.kill();
        }
        drop(app);
        desktop.end_last();

        let vault = file.parent().and_then(Path::parent).expect("the vault");
        let must = typed.iter().filter(|(_, at)| killed - *at > MAY_BE_LOST);
        let must: String = must.map(|(word, _)| word.as_str()).collect();
        assert!(must.len() > 20, "typed too slowly to tell: {must:?}");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        wait("what was typed in the file", async || {
            read(&file).starts_with(&must)
        })
        .await;
        let all: String = typed.iter().map(|(word, _)| word.as_str()).collect();
        let text = read(&file);
        let (kept, rest) = text.split_once("# Thread").expect("the note");
        assert!(
            all.starts_with(kept) && rest.contains("Four holes"),
            "{text:?}"
        );
        eprintln!(
            "{} of {} words kept of what was typed until the kill",
            kept.len() / 5,
            typed.len()
        );
        app.end(desktop).await;
    });
}

/// What both have written, which the note must have in the end.
#[derive(Default)]
struct Ledger {
    mine: String,
    theirs: Vec<String>,
}

impl Ledger {
    /// At the beginning, where the cursor is.
    async fn type_mine(&mut self, app: &App) {
        let mine = format!("Mine {}. ", self.theirs.len());
        let editor = app.find("textbox", "Text of ").await;
        editor.send_keys(&mine).await.expect("typing");
        self.mine += &mine;
    }

    /// At the end, over what is on disk.
    fn write_theirs(&mut self, desktop: &Desktop, style: SaveStyle, file: &Path) {
        let theirs = format!("Elsewhere {}, {style:?}.", self.theirs.len());
        let text = format!("{}\n{theirs}\n", read(file));
        style.save(desktop, file, &text);
        self.theirs.push(theirs);
    }

    /// In the file and in the window, each once, and the person is asked nothing.
    async fn is_whole(&self, app: &App, file: &Path) {
        let is_in = |text: &str| {
            let theirs = self.theirs.iter().all(|one| text.matches(one).count() == 1);
            theirs && text.matches(self.mine.trim_end()).count() == 1
        };
        app.wait("all of both in the file", async || {
            fs::read_to_string(file).is_ok_and(|text| is_in(&text))
        })
        .await;
        app.wait("all of both in the window", async || {
            is_in(&app.text(EDITOR).await)
        })
        .await;
        assert!(app.all("alert", "").await.is_empty());
        let folder = fs::read_dir(file.parent().expect("its folder")).expect("its folder");
        assert_eq!(folder.count(), 2, "something lies beside the note");
    }
}

async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.watch_requests().await;
    app.open_note("Thread binding").await;
    (vault.join(NOTE), app)
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the note")
}
