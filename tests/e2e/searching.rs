//! What a search finds is a stream like that of a tag: peeked into, edited where it stands, taken elsewhere; and
//! so are the passages that cite a page.

use std::fs;
use std::path::PathBuf;

use fantoccini::key::Key;
use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::axe::unbroken_in_both_themes;
use crate::chooser::choose;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

#[test]
fn what_is_found_is_peeked_into_and_edited_where_it_stands() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        app.search("tram").await;
        app.shows(".stream mark", "tram").await;
        let passage = app.find("article", "Passage").await;
        passage.send_keys(" ").await.expect("a key");
        app.shows("dialog .peeked", "The tram was full this morning")
            .await;
        unbroken_in_both_themes(&app, "a passage that is peeked into").await;
        desktop.activate(MAIN_WINDOW).await;
        desktop.press("Escape");
        app.wait("the focus back on the passage", async || {
            let focused = "return document.activeElement?.matches('.stream .passage')";
            app.script(focused, vec![]).await == json!(true)
        })
        .await;
        app.find("article", "Passage")
            .await
            .send_keys("e")
            .await
            .expect("a key");
        let field = app.find("textbox", "The passage").await;
        field.send_keys(" Even then.").await.expect("typing");
        field.send_keys(&Key::Escape).await.expect("a key");
        wait("it on disk", async || {
            let text = fs::read_to_string(vault.join("diary/2024-11-11.md")).expect("the note");
            text.ends_with("See [[Thread binding]].\n\n#tram Even then.\n")
        })
        .await;
        app.shows(".stream", "tram").await;
        app.end(desktop).await;
    });
}

#[test]
fn all_that_is_found_is_written_into_a_file() {
    on_a_desktop(async |desktop| {
        let (_, app) = open(desktop).await;
        app.search("投票").await;
        app.shows(".stream", "#住民投票(開票)").await;
        assert!(
            !app.text(".stream").await.contains("夜、開票"),
            "lines around what is found"
        );
        let file = desktop.folder("exports").join("found.md");
        app.click("button", "Export: Markdown").await;
        choose(desktop, "Export", &file).await;
        wait("the file", async || file.is_file()).await;
        let text = fs::read_to_string(&file).expect("the file");
        let at = |part: &str| {
            text.find(part)
                .unwrap_or_else(|| panic!("{part} in {text}"))
        };
        // Whole passages, the newest day first, however they stand on screen.
        assert!(text.starts_with("# 投票\n"), "{text}");
        assert!(
            at("夜、開票が始まる。

#住民投票(開票) #反対#賛成")
                < at("#住民投票(前夜)"),
            "{text}"
        );
        app.end(desktop).await;
    });
}

#[test]
fn a_cited_page_leads_to_all_passages_that_cite_it() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let cite = |day: &str, address: &str| {
            let text = format!("# {day}\n\nAs read at {address} on {day}.\n");
            fs::write(vault.join(format!("diary/{day}.md")), text).expect("a note");
        };
        cite("2024-12-01", "https://example.com/tides?day=1");
        cite("2024-12-02", "http://www.example.com/tides?day=1#low");
        cite("2024-12-03", "https://example.com/tides?day=2");
        app.open_note("2024-12-01").await;
        app.click(
            "button",
            "Passages that cite https://example.com/tides?day=1",
        )
        .await;
        app.shows(".stream", "on 2024-12-02").await;
        app.shows(".stream", "on 2024-12-01").await;
        assert!(!app.text(".stream").await.contains("on 2024-12-03"));
        app.end(desktop).await;
    });
}

async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.find("tab", "Notes").await;
    (vault, app)
}
