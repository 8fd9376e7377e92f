//! Typing while other programs write the same note: what can be merged is, what can't is
//! for the person to choose, and nothing is lost when the app is killed or the note goes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::{App, on_a_desktop, wait};
use crate::axe::broken_rules;
use crate::desktop::Desktop;
use crate::process::Process;
use crate::vault;

const EDITOR: &str = ".cm-content";
const NOTE: &str = "topics/Thread binding.md";

#[test]
fn what_others_write_elsewhere_comes_in_while_one_types() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let editor = app.find("textbox", "Text of ").await;
        // A save must meet other bytes than it was made from. Should it be quicker than the
        // other program once, they meet another time.
        let mut rounds = 0;
        app.wait("a save that was merged", async || {
            rounds += 1;
            editor.send_keys("Mine. ").await.expect("typing");
            let theirs = read(&file) + &format!("\nElsewhere {rounds}.\n");
            fs::write(&file, theirs).expect("another program's save");
            wait("both on disk", async || {
                let text = read(&file);
                text.starts_with(&"Mine. ".repeat(rounds))
                    && text.ends_with(&format!("Elsewhere {rounds}.\n"))
            })
            .await;
            let saves = app.requests("save_draft").await;
            saves.iter().any(|save| save.answer["text"].is_string())
        })
        .await;
        app.shows(EDITOR, &format!("Elsewhere {rounds}.")).await;
        assert!(app.all("alert", "").await.is_empty());
        // The cursor is where it was.
        editor.send_keys("On. ").await.expect("typing");
        let typed = "Mine. ".repeat(rounds) + "On. ";
        wait("what was typed after", async || {
            read(&file).starts_with(&typed)
        })
        .await;
        // Undo takes back what was typed here, and nothing of theirs.
        app.wait("all of ours undone", async || {
            editor.send_keys("\u{e009}z\u{e000}").await.expect("undo");
            !app.text(EDITOR).await.contains("Mine.")
        })
        .await;
        app.shows(EDITOR, &format!("Elsewhere {rounds}.")).await;
        wait("it on disk", async || {
            let text = read(&file);
            !text.contains("Mine.") && text.contains(&format!("Elsewhere {rounds}."))
        })
        .await;
        assert_eq!(files_beside(&file), 0);
        app.end(desktop).await;
    });
}

#[test]
fn who_changed_the_same_place_is_asked_and_gets_what_was_chosen() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;

        meet(&app, &file, "first").await;
        compare(&app).await;
        let theirs = read(&file);
        choose(
            &app,
            "[...document.querySelectorAll('.hunk.theirs .button')][0]",
        )
        .await;
        app.click("button", "Finish").await;
        app.shows(EDITOR, "Written elsewhere, first").await;
        assert_eq!(read(&file), theirs);
        no_notice(&app).await;

        meet(&app, &file, "second").await;
        compare(&app).await;
        choose(
            &app,
            "[...document.querySelectorAll('.hunk.ours .button')][0]",
        )
        .await;
        app.click("button", "Finish").await;
        wait("ours on disk", async || read(&file).contains("Mine second")).await;
        assert!(!read(&file).contains("elsewhere, second"));
        no_notice(&app).await;

        // By keyboard alone, and written by hand.
        meet(&app, &file, "third").await;
        compare(&app).await;
        let region = app.find("region", "Two versions").await;
        region
            .send_keys("\u{e00a}\u{e007}\u{e000}")
            .await
            .expect("Alt Enter");
        app.find("textbox", "Place 1 of 1").await;
        app.fill("textbox", "Place 1 of 1", "# By hand").await;
        app.click("button", "Use this").await;
        app.click("button", "Finish").await;
        wait("it on disk", async || {
            read(&file).starts_with("# By hand\n")
        })
        .await;
        no_notice(&app).await;

        meet(&app, &file, "fourth").await;
        compare(&app).await;
        let theirs = read(&file);
        app.click("button", "Keep both").await;
        app.shows("[role=alert]", "yours is whole in").await;
        assert_eq!(read(&file), theirs);
        assert_eq!(files_beside(&file), 1);
        app.end(desktop).await;
    });
}

#[test]
fn what_was_typed_is_there_after_the_app_was_killed() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let vault = file.parent().and_then(Path::parent).expect("the vault");
        let away = vault.with_extension("away");
        // With the folder away nothing can be saved: only the draft can bring it back.
        fs::rename(vault, &away).expect("the folder goes");
        let editor = app.find("textbox", "Text of ").await;
        editor
            .send_keys("Typed before the end. ")
            .await
            .expect("typing");
        let later = "setTimeout(arguments[arguments.length - 1], 400)";
        app.script_async(later, vec![]).await;
        for process in Process::named(desktop, "tsuzuri-app") {
            process.kill();
        }
        drop(app);
        desktop.end_last();
        fs::rename(&away, vault).expect("the folder is back");
        assert!(!read(&file).contains("Typed before the end."));

        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        wait("it in the file", async || {
            read(&file).starts_with("Typed before the end. # Thread binding")
        })
        .await;
        app.open_note("Thread binding").await;
        app.shows(EDITOR, "Typed before the end.").await;
        no_notice(&app).await;
        app.end(desktop).await;
    });
}

#[test]
fn a_note_that_was_deleted_under_the_hands_is_written_again_only_when_asked_for() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        let editor = app.find("textbox", "Text of ").await;
        fs::remove_file(&file).expect("deleted elsewhere");
        editor.send_keys("Still mine. ").await.expect("typing");
        app.shows("[role=alert]", "no longer there").await;
        app.remains("the file gone", async || !file.exists()).await;
        app.click("button", "Write it again").await;
        wait("it in the file", async || {
            file.exists() && read(&file).starts_with("Still mine. # Thread binding")
        })
        .await;
        no_notice(&app).await;
        app.end(desktop).await;
    });
}

/// The app with a note open in it.
async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.watch_requests().await;
    app.open_note("Thread binding").await;
    (vault.join(NOTE), app)
}

/// Types into the line that another program writes, until they meet.
async fn meet(app: &App, file: &Path, which: &str) {
    let editor = app.find("textbox", "Text of ").await;
    editor
        .send_keys("\u{e009}\u{e011}\u{e000}")
        .await
        .expect("Ctrl Home");
    let mut round = 0;
    app.wait("a notice of the conflict", async || {
        if !app.all("alert", "").await.is_empty() {
            return true;
        }
        round += 1;
        editor
            .send_keys(&format!("Mine {which} "))
            .await
            .expect("typing");
        let theirs = format!("# Written elsewhere, {which} {round}\n\nThe rest.\n");
        fs::write(file, theirs).expect("another program's save");
        !app.all("alert", "").await.is_empty()
    })
    .await;
    app.shows("[role=alert]", "changed the same place").await;
}

async fn compare(app: &App) {
    app.click("button", "Compare and choose").await;
    app.find("region", "Two versions").await;
    let broken = broken_rules(app).await;
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

async fn choose(app: &App, button: &str) {
    let script = format!("return [{button}]");
    app.first(&script, vec![])
        .await
        .click()
        .await
        .expect("a click");
}

async fn no_notice(app: &App) {
    app.wait("no notice", async || app.all("alert", "").await.is_empty())
        .await;
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the note")
}

/// How many other files there are of the note's name.
fn files_beside(file: &Path) -> usize {
    let folder = fs::read_dir(file.parent().expect("its folder")).expect("its folder");
    let names = folder.flatten().map(|entry| entry.file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with("Thread binding ("))
        .count()
}
