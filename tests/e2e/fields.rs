//! Japanese typed with the real input method into the fields around the notes: what is confirmed
//! stands in the field once, and the key that confirms it does nothing else.

use std::fs;

use serde_json::json;

use crate::app::{App, wait};
use crate::desktop::Desktop;
use crate::input_method::on_a_japanese_desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::windows::MAIN;

#[test]
fn japanese_is_typed_into_lists_filters_and_sheets() {
    on_a_japanese_desktop(async |desktop| {
        let app = open(desktop).await;
        desktop.press("ctrl+p");
        app.find("combobox", "Go to a note").await;
        app.confirms(desktop, 1).await;
        desktop.press("Escape");
        app.wait("nothing over the window", async || app.is_bare().await)
            .await;

        desktop.press("ctrl+shift+p");
        app.find("combobox", "Type a command").await;
        app.confirms(desktop, 2).await;
        desktop.press("Escape");
        app.wait("nothing over the window", async || app.is_bare().await)
            .await;

        app.click("textbox", "Filter notes").await;
        app.confirms(desktop, 3).await;
        desktop.press("ctrl+a BackSpace");

        app.click("treeitem", "Sewing").await;
        app.click("textbox", "Text of ").await;
        desktop.press("F2");
        app.find("textbox", "New name").await;
        desktop.press("ctrl+a");
        app.confirms(desktop, 4).await;
        desktop.press("Escape");
        app.wait("nothing over the window", async || app.is_bare().await)
            .await;
        let note = desktop.folder("vault").join("Sewing.md");
        assert!(note.is_file(), "it was renamed");
        app.end(desktop).await;
    });
}

#[test]
fn japanese_is_typed_into_passages_the_find_panel_and_settings() {
    on_a_japanese_desktop(async |desktop| {
        let app = open(desktop).await;
        app.click("tab", "Tags").await;
        app.click("treeitem", "tram").await;
        app.find("article", "Passage").await;
        app.script("document.querySelector('.passage').focus()", vec![])
            .await;
        desktop.press("e");
        app.find("textbox", "The passage").await;
        let text = app.confirms(desktop, 1).await;
        desktop.press("ctrl+Return");
        let note = desktop.folder("vault").join("Tram.md");
        wait("the passage on disk", async || {
            let now = fs::read_to_string(&note).unwrap_or_default();
            now == format!("Full this morning.\n\n#tram{text}\n")
        })
        .await;

        app.click("tab", "Notes").await;
        app.click("treeitem", "Sewing").await;
        app.click("textbox", "Text of ").await;
        desktop.press("ctrl+f");
        app.find("textbox", "Find in this note").await;
        app.confirms(desktop, 2).await;
        app.find("search", "Find in this note").await;
        desktop.press("Escape");

        app.open_settings().await;
        app.click("textbox", "Templates").await;
        desktop.press("ctrl+a");
        let text = app.confirms(desktop, 3).await;
        desktop.press("Tab");
        app.wait("the setting", async || {
            let settings = app.ask("vault_settings", json!({})).await;
            settings["templates"] == json!(text)
        })
        .await;
        app.end(desktop).await;
    });
}

impl App {
    /// Types into the field that has the focus, converts it and confirms it, the last composition of
    /// `count`: then the field holds it, has the focus still, and nothing else has come of it.
    async fn confirms(&self, desktop: &Desktop, count: usize) -> String {
        desktop.type_keys("shiomi");
        self.composes("しおみ").await;
        desktop.press("space");
        let mut text = String::new();
        self.wait("a conversion", async || {
            text = self.composition().await.now.unwrap_or_default();
            !text.is_empty() && text != "しおみ"
        })
        .await;
        let before = self.surroundings().await;
        desktop.press("Return");
        self.composed(&text, count).await;
        self.remains("the field with what was confirmed", async || {
            let now = self.surroundings().await;
            now["value"]
                .as_str()
                .is_some_and(|value| value.ends_with(&text))
                && now["field"] == before["field"]
                && now["place"] == before["place"]
        })
        .await;
        text
    }

    /// Which field has the focus, what it holds, and what it stands in.
    async fn surroundings(&self) -> serde_json::Value {
        let script = "const field = document.activeElement; \
             return { value: field.value ?? null, field: field.ariaLabel ?? field.id, \
               place: [document.querySelectorAll('dialog[open]').length, document.title, \
                 document.querySelectorAll('[role=tab]').length] }";
        self.script(script, vec![]).await
    }

    async fn is_bare(&self) -> bool {
        self.script("return document.querySelector('dialog') === null", vec![])
            .await
            == json!(true)
    }
}

async fn open(desktop: &mut Desktop) -> App {
    let vault = desktop.folder("vault");
    fs::write(vault.join("Sewing.md"), "Four holes.\n").expect("a note");
    fs::write(vault.join("Tram.md"), "Full this morning.\n\n#tram\n").expect("a note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.in_window(MAIN).await;
    app.find("tab", "Notes").await;
    desktop.activate(MAIN_WINDOW).await;
    app.has_the_keyboard().await;
    app.watch_composition().await;
    app
}
