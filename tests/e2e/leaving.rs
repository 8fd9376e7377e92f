//! What is typed stays with its note, wherever one goes in the window before it is saved.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::json;

use crate::app::{App, on_a_desktop, run, wait};
use crate::desktop::Desktop;
use crate::input_method::on_a_japanese_desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::opening::give;
use crate::process::User;
use crate::vault::{self, SaveStyle, contents};

const EDITOR: &str = ".cm-content";
const STREAM: &str = ".pane:not([hidden]) .stream";

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

#[test]
fn a_passage_that_is_edited_in_its_stream_is_saved_wherever_one_goes() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "潮見港").await;
        let file = vault.join("diary/2024-11-11.md");
        let before = read(&file);
        let tagged = |more: &str| before.replace("#tram\n", &format!("#tram{more}\n"));

        edit(&app, " To a stream.").await;
        app.open_tag("binding").await;
        on_disk(&file, &tagged(" To a stream.")).await;
        app.shows(STREAM, "Four holes").await;

        edit(&app, " To a note.").await;
        app.open_note("潮見港").await;
        on_disk(&file, &tagged(" To a stream. To a note.")).await;

        edit(&app, " Back.").await;
        desktop.press("alt+Left");
        app.shows(EDITOR, "港の歴史").await;
        let ours = tagged(" To a stream. To a note. Back.");
        on_disk(&file, &ours).await;

        // Another program writes above it, and moves it down.
        edit(&app, " Mine.").await;
        let theirs = format!("A second tram.\n\n#tram\n\n{ours}");
        SaveStyle::AtomicRename.save(desktop, &file, &theirs);
        app.shows(STREAM, "2 passages").await;
        app.open_note("潮見港").await;
        on_disk(&file, &theirs.replace(" Back.", " Back. Mine.")).await;
        assert!(app.all("alert", "").await.is_empty(), "a complaint");
        app.end(desktop).await;
    });
}

#[test]
fn who_leaves_a_note_while_composing_loses_neither_that_nor_what_others_wrote() {
    on_a_japanese_desktop(async |desktop| {
        let vault = desktop.folder("vault");
        let text = "# Sewing\n\nFour holes.\n\n";
        let (file, other) = (vault.join("Sewing.md"), vault.join("Tram.md"));
        fs::write(&file, text).expect("a note");
        fs::write(&other, "# Tram\n\nFull this morning.\n").expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.watch_composition().await;
        app.watch_requests().await;
        app.click("treeitem", "Sewing").await;
        desktop.activate(MAIN_WINDOW).await;
        app.click("textbox", "Text of ").await;
        desktop.press("ctrl+End");
        desktop.type_keys("nihongo");
        desktop.press("space");
        app.composes("日本語").await;
        let theirs = text.replace("Four holes.", "Four holes, six threads.");
        SaveStyle::AtomicRename.save(desktop, &file, &theirs);
        app.wait("the note read anew", async || {
            let reads = app.requests("open_note").await;
            let answers = reads.iter().map(|call| &call.answer["text"]);
            answers.into_iter().any(|text| *text == json!(theirs))
        })
        .await;
        assert_eq!(app.composition().await.now.as_deref(), Some("日本語"));
        // What the desktop hands over takes the window elsewhere without a click or a key.
        give(desktop, "tsuzuri://note/Tram.md");
        app.shows(EDITOR, "Full this morning").await;
        on_disk(&file, &format!("{theirs}日本語")).await;
        // The next keys are for the note one came to.
        app.composed("日本語", 1).await;
        desktop.press("ctrl+End");
        desktop.type_keys("tegami");
        app.composes("てがみ").await;
        desktop.press("Return");
        app.composed("てがみ", 2).await;
        on_disk(&other, "# Tram\n\nFull this morning.\nてがみ").await;
        app.end(desktop).await;
    });
}

/// Opens the stream of a tag that has one passage, and adds to the passage where it stands.
async fn edit(app: &App, more: &str) {
    app.open_tag("tram").await;
    app.shows(STREAM, "The tram was full").await;
    let passage = app.find("article", "Passage").await;
    passage.send_keys("e").await.expect("a key");
    let field = app.find("textbox", "The passage").await;
    field.send_keys(more).await.expect("typing");
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

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("the note")
}

async fn on_disk(file: &Path, text: &str) {
    let what = format!("{text:?} on disk");
    wait(&what, async || read(file) == text).await;
}
