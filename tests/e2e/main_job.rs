//! The main job, from the first start on: a folder is chosen, its tags and links are
//! there, and everything leads to everything.

use std::fs;

use crate::app::{App, on_a_desktop, wait};
use crate::chooser::choose;
use crate::vault;

#[test]
fn a_chosen_folder_becomes_tags_passages_notes_and_backlinks() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let before = vault::contents(&vault);
        let app = App::start(desktop, &[]).await;
        app.click("button", "Choose a folder").await;
        choose(desktop, "Open a folder of notes", &vault).await;

        app.open_tag("住民投票").await;
        app.shows(".stream", "投票所には朝から列ができた").await;
        app.shows(".stream", "港は静かだった").await;
        let stream = app.text(".stream").await;
        assert!(stream.contains("3 passages"), "{stream}");
        assert!(
            !stream.contains("The tram was full"),
            "a passage of another tag: {stream}"
        );
        let (newer, older) = (stream.find("開票が始まる"), stream.find("港は静かだった"));
        assert!(newer < older, "newest first: {stream}");

        app.open_passage("港は静かだった").await;
        app.shows(".cm-content", "投票の前の日").await;

        app.open_note("潮見港").await;
        app.shows("[aria-label='Context panel']", "投票の前の日")
            .await;

        app.search("港").await;
        app.shows("[role=main], main", "港の歴史").await;

        app.open_note("2024-11-11").await;
        app.follow_link("Thread binding").await;
        app.shows(".cm-content", "Four holes").await;

        app.end(desktop).await;
        assert_eq!(
            vault::contents(&vault),
            before,
            "nothing was written into the folder"
        );
    });
}

#[test]
fn the_folder_is_remembered() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &[]).await;
        app.click("button", "Choose a folder").await;
        choose(desktop, "Open a folder of notes", &vault).await;
        app.open_tag("住民投票").await;
        app.end(desktop).await;
        let app = App::start(desktop, &[]).await;
        app.open_tag("住民投票").await;
        app.shows(".stream", "投票所には朝から列ができた").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_new_folder_is_made() {
    on_a_desktop(async |desktop| {
        let folder = desktop.home().join("My notes");
        let app = App::start(desktop, &[]).await;
        app.click("button", "Make a new one").await;
        choose(desktop, "Make a new folder of notes", &folder).await;
        app.shows("body", "There are no notes in this folder yet")
            .await;
        app.shows("body", "0 notes").await;
        assert!(folder.is_dir());
        app.end(desktop).await;
    });
}

#[test]
fn the_sample_is_copied_once_and_opened() {
    on_a_desktop(async |desktop| {
        let copy = desktop.home().join("Tsuzuri Sample");
        let app = App::start(desktop, &[]).await;
        app.click("button", "Open the sample").await;
        app.open_tag("路面電車").await;
        app.shows(".stream", "路面電車").await;
        let shipped = vault::contents(&vault::shipped_sample());
        assert_eq!(vault::contents(&copy), shipped, "the copy is whole");
        // What the person does to it stays.
        let note = copy.join("はじめに.md");
        fs::write(&note, "書き換えた。\n").expect("the note");
        app.click("button", "Menu").await;
        app.click("menuitem", "Open the sample").await;
        app.open_note("はじめに").await;
        app.shows(".cm-content", "書き換えた").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_second_start_opens_its_folder_in_the_first_window() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let other = desktop.folder("other");
        fs::write(other.join("Elsewhere.md"), "#elsewhere\n").expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tree", "").await;
        let binary = crate::app::binary().display().to_string();
        let ended = desktop.run(&binary, &["--vault", &other.display().to_string()]);
        assert!(
            ended.is_some(),
            "the second process hands over and ends well"
        );
        app.open_note("Elsewhere").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_web_link_opens_outside_of_the_window() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        fs::write(vault.join("Web.md"), "See <https://example.com/a?b=c>.\n").expect("a note");
        let opened = desktop.replace_program("xdg-open");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Web").await;
        app.follow_link("https://example.com/a?b=c").await;
        wait("the address to be handed over", async || {
            fs::read_to_string(&opened).is_ok_and(|args| args.trim() == "https://example.com/a?b=c")
        })
        .await;
        app.end(desktop).await;
    });
}
