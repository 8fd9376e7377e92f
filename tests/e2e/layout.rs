//! How a person set the window up is there after a restart: what is open of it, how wide, and
//! which tabs.

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::cursors::mouse;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

#[test]
fn widths_panels_and_tabs_are_there_after_a_restart() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_note("潮見港").await;
        app.find("separator", "Width of the context panel").await;
        drag(&app, "Width of the sidebar", 60.0).await;
        app.has_width("Width of the sidebar", 312).await;
        drag(&app, "Width of the context panel", -40.0).await;
        app.has_width("Width of the context panel", 352).await;
        // A key makes it wider by a step.
        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        app.script("document.querySelector('.splitter.left').focus()", vec![])
            .await;
        desktop.press("Left");
        app.has_width("Width of the context panel", 368).await;
        app.click("button", "New tab").await;
        app.open_tag("住民投票").await;
        app.end(desktop).await;

        let app = start(desktop).await;
        app.has_width("Width of the sidebar", 312).await;
        app.tabs(&["潮見港", "住民投票"], "住民投票").await;
        app.shows(".pane:not([hidden])", "開票が始まる").await;
        app.find("tree", "Tags").await;
        app.click("tab", "潮見港").await;
        app.has_width("Width of the context panel", 368).await;
        assert_eq!(
            app.drawn(".splitter.left").await,
            json!(368),
            "as wide as it says"
        );
        // Both closed, by the keys.
        app.has_the_keyboard().await;
        desktop.press("ctrl+backslash ctrl+alt+backslash");
        app.wait("neither", async || {
            app.sides().await == json!([false, false])
        })
        .await;
        app.end(desktop).await;

        let app = start(desktop).await;
        app.tabs(&["潮見港", "住民投票"], "潮見港").await;
        assert_eq!(app.sides().await, json!([false, false]));
        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        desktop.press("ctrl+backslash ctrl+alt+backslash");
        app.has_width("Width of the sidebar", 312).await;
        app.has_width("Width of the context panel", 368).await;
        // A double click goes back to the usual width.
        let twice = "document.querySelector('.splitter.right') \
                     .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
        app.script(twice, vec![]).await;
        app.has_width("Width of the sidebar", 252).await;
        app.end(desktop).await;
    });
}

impl App {
    async fn has_width(&self, splitter: &str, width: u32) {
        let width = width.to_string();
        let mut now = None;
        self.wait(&format!("{splitter}: {width}"), async || {
            if let [line] = self.all("separator", splitter).await.as_slice() {
                now = line.attr("aria-valuenow").await.unwrap_or_default();
            }
            now.as_ref() == Some(&width)
        })
        .await;
    }

    /// Pixels that the part has which a splitter sizes.
    async fn drawn(&self, splitter: &str) -> serde_json::Value {
        let script = "return Math.round(document.querySelector(arguments[0]) \
                      .parentElement.getBoundingClientRect().width)";
        self.script(script, vec![json!(splitter)]).await
    }

    /// Waits until these tabs are open, and one of them in sight.
    async fn tabs(&self, titles: &[&str], in_sight: &str) {
        let tabs = "return [...document.querySelectorAll('[role=tablist][aria-label=Tabs] [role=tab]')] \
                    .map((tab) => [tab.textContent.trim(), tab.ariaSelected === 'true'])";
        let wanted: Vec<_> = titles
            .iter()
            .map(|title| json!([title, *title == in_sight]))
            .collect();
        self.wait(&format!("the tabs {titles:?}"), async || {
            self.script(tabs, vec![]).await == json!(wanted)
        })
        .await;
    }

    /// Whether the sidebar and the context panel are there.
    async fn sides(&self) -> serde_json::Value {
        let script = "return ['.splitter.right', '.splitter.left'] \
                      .map((splitter) => document.querySelector(splitter) !== null)";
        self.script(script, vec![]).await
    }
}

/// Moves a splitter with the mouse.
async fn drag(app: &App, splitter: &str, by: f64) {
    let line = app.find("separator", splitter).await;
    let (x, y, width, height) = line.rectangle().await.expect("its place");
    let (x, y) = (x + width / 2.0, y + height / 2.0);
    mouse(app, false, &[(x, y), (x + by / 2.0, y), (x + by, y)]).await;
}

async fn start(desktop: &mut Desktop) -> App {
    let vault = vault::diary(desktop);
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}
