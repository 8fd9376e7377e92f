//! What is typed stays with its note, wherever one goes in the window before it is saved.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::app::{App, run, wait};
use crate::desktop::Desktop;
use crate::process::User;
use crate::vault::{self, contents};

const EDITOR: &str = ".cm-content";

#[test]
fn who_comes_back_to_a_note_that_could_not_be_saved_finds_it_as_typed() {
    // Root may write into any file.
    User::NotRoot.must_be_possible();
    run(Desktop::start_as(User::NotRoot), async |desktop| {
        let (vault, app) = vault::open_at(desktop, "潮見港").await;
        app.open_note("Thread binding").await;
        app.shows(EDITOR, "Four holes").await;
        let file = vault.join("topics/Thread binding.md");
        let mut expected = contents(&vault);
        allow_writing(&file, false);
        app.click("textbox", "Text of ").await;
        desktop.press("ctrl+End");
        desktop.type_keys("Wax it.");
        app.shows("[role=alert]", "Could not be saved").await;
        for _ in 0..2 {
            desktop.press("alt+Left");
            shows_alone(&app, "港の歴史", "Wax it.").await;
            desktop.press("alt+Right");
            shows_alone(&app, "Wax it.", "港の歴史").await;
            app.shows(EDITOR, "Four holes").await;
        }
        assert_eq!(contents(&vault), expected);

        allow_writing(&file, true);
        app.click("button", "Try again").await;
        let saved = expected.get_mut(Path::new("topics/Thread binding.md"));
        saved.expect("the note").extend_from_slice(b"Wax it.");
        wait("it on disk, and nothing else", async || {
            contents(&vault) == expected
        })
        .await;
        app.end(desktop).await;
    });
}

/// Waits until the editor shows one text, and not the other.
async fn shows_alone(app: &App, text: &str, not: &str) {
    app.wait(&format!("{text:?} without {not:?}"), async || {
        let shown = app.text(EDITOR).await;
        shown.contains(text) && !shown.contains(not)
    })
    .await;
}

fn allow_writing(file: &Path, is_allowed: bool) {
    let mode = if is_allowed { 0o644 } else { 0o444 };
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).expect("the note's mode");
}
