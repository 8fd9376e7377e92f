//! Getting to what the window can show, as a person does.

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use crate::app::App;

impl App {
    /// Opens a note by its title, from the list of notes.
    pub async fn open_note(&self, title: &str) {
        self.click("tab", "Notes").await;
        self.fill("textbox", "Filter notes", title).await;
        self.click("treeitem", title).await;
        self.find("textbox", "Text of ").await;
    }

    /// Opens the passages of a tag, from the tree of tags.
    pub async fn open_tag(&self, tag: &str) {
        self.click("tab", "Tags").await;
        self.fill("textbox", "Filter tags", tag).await;
        self.click("treeitem", tag).await;
        self.select(".stream").await;
    }

    /// Opens the settings, by their key.
    pub async fn open_settings(&self) {
        let key = "window.dispatchEvent(new KeyboardEvent('keydown', \
                   { key: ',', code: 'Comma', ctrlKey: true, bubbles: true, cancelable: true }))";
        // The window may not listen to keys yet.
        self.wait("the settings", async || {
            self.script(key, vec![]).await;
            self.script("return !!document.querySelector('.settings')", vec![])
                .await
                == json!(true)
        })
        .await;
    }

    /// Opens the diagnostics, from the palette of commands.
    pub async fn open_diagnostics(&self) {
        let key = "window.dispatchEvent(new KeyboardEvent('keydown', \
                   { key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true, bubbles: true, \
                     cancelable: true }))";
        self.script(key, vec![]).await;
        self.fill("combobox", "Type a command", "Show diagnostics")
            .await;
        self.click("option", "Show diagnostics").await;
        self.select(".diagnostics").await;
    }

    /// Types into the search field; the results come by themselves.
    pub async fn search(&self, query: &str) {
        self.fill("searchbox", "Search", query).await;
    }

    /// Opens the note of the passage that holds a text.
    pub async fn open_passage(&self, text: &str) {
        let passage = self.holder("[aria-label^='Passage']", text).await;
        passage.send_keys(&Key::Enter).await.expect("a key");
    }

    /// Clicks a link in the open note.
    pub async fn follow_link(&self, text: &str) {
        let link = self.holder(".cm-content *", text).await;
        link.click().await.expect("a click");
    }

    /// Waits for the innermost element of a selector that holds a text.
    async fn holder(&self, selector: &str, text: &str) -> Element {
        let script = "const [selector, text] = arguments; \
                      return [...document.querySelectorAll(selector)] \
                        .filter((element) => element.textContent.includes(text)).slice(-1)";
        self.first(script, vec![json!(selector), json!(text)]).await
    }
}
