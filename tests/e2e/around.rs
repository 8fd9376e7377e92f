//! The notes around a note, narrowed by a search: typed in Japanese, or such that a part of it
//! can't be read.

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::axe::unbroken_in_both_themes;
use crate::input_method::on_a_japanese_desktop;
use crate::vault;

const FIELD: &str = "Narrow by a search";
const PANEL: &str = ".graph";
/// The note in question, and those around it.
const ALL: [&str; 2] = ["2024-11-09", "Thread binding"];

#[test]
fn the_notes_around_a_note_are_narrowed_by_a_search_in_japanese() {
    on_a_japanese_desktop(async |desktop| {
        let (_, app) = vault::open_at(desktop, "潮見港").await;
        app.watch_composition().await;
        app.watch_requests().await;
        app.click("button", "As a list").await;
        app.has_around(&ALL).await;

        app.click("textbox", FIELD).await;
        desktop.type_keys("touhyou");
        app.composes("とうひょう").await;
        desktop.press("space");
        app.composes("投票").await;
        app.remains("the notes", async || app.around().await == ALL)
            .await;
        desktop.press("Return");
        app.composed("投票", 1).await;
        app.has_around(&["2024-11-09"]).await;
        let asked = app.requests("neighbourhood").await;
        let searches: Vec<_> = asked.iter().map(|call| &call.request["query"]).collect();
        assert_eq!(searches, [&json!("投票")], "unfinished text was asked for");

        desktop.press("Escape");
        app.has_around(&ALL).await;
        app.end(desktop).await;
    });
}

#[test]
fn what_cant_be_read_of_the_search_is_told_and_the_rest_narrows() {
    on_a_desktop(async |desktop| {
        let (_, app) = vault::open_at(desktop, "潮見港").await;
        app.click("button", "As a list").await;
        app.fill("textbox", FIELD, "投票 date:2024-13").await;
        app.shows(PANEL, "“date:2024-13”: This is no date.").await;
        app.has_around(&["2024-11-09"]).await;
        unbroken_in_both_themes(&app, "a search that can’t be read").await;
        app.fill("textbox", FIELD, "/[/").await;
        app.shows(PANEL, "“/[/”: This is no regular expression")
            .await;
        app.shows(PANEL, "The search finds nothing").await;
        app.click("textbox", FIELD).await;
        desktop.press("ctrl+a BackSpace");
        app.has_around(&ALL).await;
        assert!(!app.text(PANEL).await.contains("This is no"));
        app.end(desktop).await;
    });
}

impl App {
    /// Names of the notes in the list, in order.
    async fn around(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.graph ul a .clip')] \
                      .map((name) => name.textContent)";
        let names = self.script(script, vec![]).await;
        serde_json::from_value(names).expect("names")
    }

    async fn has_around(&self, names: &[&str]) {
        self.wait(&format!("{names:?} around"), async || {
            self.around().await == names
        })
        .await;
    }
}
