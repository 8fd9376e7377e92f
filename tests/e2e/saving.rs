//! What is typed into the window reaches the disk, and never over what another program
//! wrote meanwhile.

use std::fs;

use crate::app::{App, on_a_desktop, wait};
use crate::vault;

#[test]
fn what_is_typed_reaches_the_disk() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        let editor = app.find("textbox", "Text of ").await;
        let file = vault.join("topics/Thread binding.md");
        let before = fs::read_to_string(&file).expect("the note");
        editor.send_keys("Wax the thread. ").await.expect("typing");
        wait("the text on disk", async || {
            fs::read_to_string(&file).is_ok_and(|text| text.contains("Wax the thread. "))
        })
        .await;
        let after = fs::read_to_string(&file).expect("the note");
        assert_eq!(
            after.replace("Wax the thread. ", ""),
            before,
            "only what was typed changed"
        );
        app.wait("the word Saved", async || {
            app.text("body").await.contains("Saved ")
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn what_another_program_wrote_stays_and_ours_becomes_a_sibling() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        let editor = app.find("textbox", "Text of ").await;
        let file = vault.join("topics/Thread binding.md");
        let mut foreign = String::new();
        // The save must meet other bytes than it was made from. Should it be quicker than
        // the other program once, they meet another time.
        app.wait("a notice that the note was changed elsewhere", async || {
            if !app.all("alert", "").await.is_empty() {
                return true;
            }
            foreign = format!("{foreign}\nWritten elsewhere.\n");
            editor.send_keys("Mine.").await.expect("typing");
            fs::write(&file, &foreign).expect("another program's save");
            !app.all("alert", "").await.is_empty()
        })
        .await;
        app.shows("[role=alert]", "Another program changed this note")
            .await;
        assert_eq!(
            fs::read_to_string(&file).expect("the note"),
            foreign,
            "theirs is untouched"
        );
        let siblings = siblings(&vault.join("topics"), "Thread binding");
        assert!(
            siblings.iter().any(|text| text.contains("Mine.")),
            "ours is kept: {siblings:?}"
        );
        app.end(desktop).await;
    });
}

/// The texts of the files beside a note that bear its name.
fn siblings(folder: &std::path::Path, stem: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder").flatten();
    entries
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(stem) && name != format!("{stem}.md")
        })
        .map(|entry| fs::read_to_string(entry.path()).expect("a sibling"))
        .collect()
}
