//! The main job without a pointer (but for a button of the desktop's dialog), from the first start to the last tab closed, and no view on the
//! way that breaks a rule of axe-core.

use std::fs;

use serde_json::json;

use crate::accessibility::unbroken;
use crate::app::{App, on_a_desktop, wait};
use crate::chooser::choose;
use crate::desktop::Desktop;
use crate::typing::offered;
use crate::vault;

const EDITOR: &str = ".cm-content";

#[test]
fn the_main_job_is_done_by_keys_alone() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &[]).await;
        app.find("button", "Choose a folder").await;
        count_presses(&app).await;
        unbroken(&app, "first run").await;
        desktop.activate("Tsuzuri").await;
        go_to(desktop, &app, "Choose a folder").await;
        desktop.press("Return");
        choose(desktop, "Open a folder of notes", &vault).await;
        app.find("treeitem", "diary").await;

        desktop.press("ctrl+shift+f");
        focus_in(&app, "input[type=search]").await;
        desktop.type_keys("tram");
        app.shows("main .stream", "The tram was full").await;
        unbroken(&app, "search results").await;
        desktop.press("Return");
        focus_in(&app, "main .passage, main .passage *").await;
        desktop.press("Return");
        app.shows(EDITOR, "The tram was full").await;
        focus_in(&app, EDITOR).await;
        unbroken(&app, "a note").await;

        desktop.press("ctrl+End");
        desktop.type_keys("Waxed. [[Thread");
        offered(&app, "Thread binding").await;
        desktop.press("Return");
        let note = vault.join("diary/2024-11-11.md");
        wait("what was typed on disk", async || {
            let text = fs::read_to_string(&note).expect("the note");
            text.ends_with("#tram\nWaxed. [[Thread binding]]")
        })
        .await;
        desktop.press("ctrl+Return");
        app.shows(EDITOR, "Four holes").await;
        desktop.press("alt+Left");
        app.shows(EDITOR, "Waxed.").await;
        focus_in(&app, EDITOR).await;

        desktop.press("ctrl+End Up End ctrl+Return");
        app.shows(".stream", "The tram was full").await;
        app.shows("main .title", "tram").await;
        unbroken(&app, "a stream").await;
        while !app.text("main .stream, .cm-content").await.is_empty() {
            let before = tabs(&app).await;
            desktop.press("ctrl+w");
            app.wait("a tab to close", async || tabs(&app).await != before)
                .await;
        }
        unbroken(&app, "an empty tab").await;

        let presses = app.script("return window.presses", vec![]).await;
        assert_eq!(presses, json!(0), "a pointer was used");
        app.end(desktop).await;
    });
}

/// Has the page count what a pointer presses.
async fn count_presses(app: &App) {
    let script = "window.presses = 0; \
                  addEventListener('pointerdown', () => { window.presses += 1; }, true)";
    app.script(script, vec![]).await;
}

/// Goes on from one thing to the next, as far as to this one.
async fn go_to(desktop: &Desktop, app: &App, name: &str) {
    let script = "const at = document.activeElement; \
                  return at.matches('button') && at.textContent.includes(arguments[0])";
    for _ in 0..20 {
        if app.script(script, vec![json!(name)]).await == json!(true) {
            return;
        }
        desktop.press("Tab");
    }
    panic!("Tab never came to {name:?}");
}

async fn focus_in(app: &App, selector: &str) {
    let script = "return document.activeElement.matches(arguments[0])";
    app.wait(&format!("the focus in {selector}"), async || {
        app.script(script, vec![json!(selector)]).await == json!(true)
    })
    .await;
}

/// The names of the open tabs.
async fn tabs(app: &App) -> String {
    app.text("[role=tablist] [role=tab]").await
}
