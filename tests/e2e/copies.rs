//! What sync tools and git leave in a folder when two machines wrote the same note: the window
//! says so, sets both beside each other, and nothing goes before the person has chosen.

use std::fs;
use std::path::Path;

use crate::app::{App, on_a_desktop, wait};
use crate::axe::broken_rules;
use crate::vault;

const EDITOR: &str = ".cm-content";
const NOTE: &str = "topics/Thread binding.md";

/// As each tool names what it keeps.
const COPIES: [(&str, &str); 4] = [
    (
        "Syncthing",
        "topics/Thread binding.sync-conflict-20241112-093000-ABCDEF7.md",
    ),
    (
        "Dropbox",
        "topics/Thread binding (Anna's conflicted copy 2024-11-12).md",
    ),
    (
        "Nextcloud",
        "topics/Thread binding (conflicted copy 2024-11-12 093000).md",
    ),
    (
        "ownCloud",
        "topics/Thread binding_conflict-20241112-093000.md",
    ),
];

#[test]
fn copies_of_sync_tools_are_shown_merged_and_then_go_to_the_trash() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        app.shows(EDITOR, "Four holes").await;
        let note = vault.join(NOTE);
        for (tool, name) in COPIES {
            let copy = vault.join(name);
            let theirs = read(&note).replace("Four holes", &format!("Five holes, by {tool}"));
            fs::write(&copy, &theirs).expect("the tool's copy");
            app.shows("[role=alert]", "A sync tool has left another copy")
                .await;
            app.shows("[role=alert]", name).await;
            app.click("button", "Compare and choose").await;
            app.find("region", "Two versions").await;
            let broken = broken_rules(&app).await;
            assert!(broken.is_empty(), "{}", broken.join("\n"));
            let take = "return [...document.querySelectorAll('.hunk.theirs .button')]";
            app.first(take, vec![])
                .await
                .click()
                .await
                .expect("a click");
            assert!(copy.exists(), "{tool}: nothing was chosen yet");
            app.click("button", "Finish").await;
            wait("the copy in the trash", async || !copy.exists()).await;
            assert_eq!(read(&note), theirs, "{tool}");
            app.shows(EDITOR, &format!("Five holes, by {tool}")).await;
            app.wait("no notice", async || app.all("alert", "").await.is_empty())
                .await;
            let trashed = vault::contents(&desktop.home().join(".local/share/Trash/files"));
            assert!(
                trashed.values().any(|bytes| bytes == theirs.as_bytes()),
                "{tool}: its copy is not in the trash"
            );
            fs::write(
                &note,
                theirs.replace(&format!("Five holes, by {tool}"), "Four holes"),
            )
            .expect("as it was");
            app.shows(EDITOR, "Four holes").await;
        }
        app.end(desktop).await;
    });
}

#[test]
fn a_copy_that_the_trash_can_not_take_stays_and_it_is_said() {
    on_a_desktop(async |desktop| {
        // In what is no folder, nobody can make one: root can't either.
        let trash = desktop.home().join(".local/share/Trash");
        fs::write(trash, "").expect("what is no trash");
        let vault = vault::diary(desktop);
        let (note, copy) = (vault.join(NOTE), vault.join(COPIES[0].1));
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        let theirs = read(&note).replace("Four holes", "Five holes");
        fs::write(&copy, &theirs).expect("the tool's copy");
        app.click("button", "Compare and choose").await;
        let take = "return [...document.querySelectorAll('.hunk.theirs .button')]";
        let take = app.first(take, vec![]).await;
        take.click().await.expect("a click");
        app.click("button", "Finish").await;
        app.shows("body", "The trash can’t take it, so it stays where it is.")
            .await;
        assert_eq!((read(&note), read(&copy)), (theirs.clone(), theirs));
        app.end(desktop).await;
    });
}

#[test]
fn a_copy_leads_to_its_note_and_wins_no_link() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let copy = vault.join(COPIES[0].1);
        fs::copy(vault.join(NOTE), &copy).expect("the tool's copy");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("2024-11-11").await;
        app.follow_link("Thread binding").await;
        app.shows("[role=alert]", "A sync tool has left another copy")
            .await;
        app.open_note("sync-conflict").await;
        app.shows(".aside", "A sync tool made this copy").await;
        app.click("button", "Open “topics/Thread binding.md”").await;
        app.shows("[role=alert]", COPIES[0].1).await;
        app.end(desktop).await;
    });
}

#[test]
fn what_git_left_between_its_marks_is_said_and_stays_text() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        let note = vault.join(NOTE);
        conflict_in(&vault);
        let marked = read(&note);
        assert!(marked.contains("<<<<<<<"), "{marked}");
        app.shows(".aside", "Git has left two versions").await;
        app.shows(EDITOR, "Holes of ours").await;
        app.shows(EDITOR, "Holes of theirs").await;
        app.remains("the file as git left it", async || read(&note) == marked)
            .await;
        let solved = "# Thread binding\n\nHoles of both.\n";
        fs::write(&note, solved).expect("solved");
        app.shows(EDITOR, "Holes of both").await;
        app.wait("no word of git", async || {
            !app.text("body").await.contains("Git has left")
        })
        .await;
        app.end(desktop).await;
    });
}

/// Merges a branch that changed the same line.
fn conflict_in(vault: &Path) {
    let script = r#"
        git init --quiet --initial-branch=main
        git config user.name a; git config user.email a@b.example
        git add .; git commit --quiet -m base
        git checkout --quiet -b theirs
        sed -i 's/^Four holes.*/Holes of theirs/' "$1"; git commit --quiet -am theirs
        git checkout --quiet main
        sed -i 's/^Four holes.*/Holes of ours/' "$1"; git commit --quiet -am ours
        ! git merge --quiet theirs >/dev/null 2>&1"#;
    let done = std::process::Command::new("sh")
        .args(["-euc", script, "sh", NOTE])
        .current_dir(vault)
        .status();
    assert!(
        done.is_ok_and(|done| done.success()),
        "git came to no conflict"
    );
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the note")
}
