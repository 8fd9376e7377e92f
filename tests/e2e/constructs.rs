//! What a note is made of beside its words, as it is shown and worked with: tasks, folded
//! headings, tables, formulas, footnotes, what is embedded, links to headings and blocks; and
//! finding and replacing in it.

use std::fs;
use std::path::PathBuf;

use fantoccini::elements::Element;
use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::axe::unbroken_in_both_themes;
use crate::cursors::mouse;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;

const BOAT: &str = "\
# Boat

Begun in spring.

- [ ] Caulk the hull
- [ ] Paint the name

It takes $a^2$ planks.

| part | size |
|------|-----:|
| mast | 12 m |

A word[^1] on it.

![[parts#Sails]]

See [[parts#Sails|the sails]] and [[parts#^keel|the keel]].

## Log

A first line.

[^1]: What the note says.
";

const PARTS: &str = "\
# Parts

Of the boat.

## Sails

Three of them.

## Hull

Planks, and a keel of oak. ^keel
";

const EDITOR: &str = ".pane:not([hidden]) .cm-content";

#[test]
fn a_task_is_ticked_by_a_press_and_by_a_key_and_a_heading_is_folded() {
    on_a_desktop(async |desktop| {
        let (boat, app) = open(desktop).await;
        app.wait("two boxes", async || {
            app.boxes().await == ["false", "false"]
        })
        .await;
        unbroken_in_both_themes(&app, "a note with all that it may hold").await;
        app.within(".ed-box", "")
            .await
            .click()
            .await
            .expect("a press");
        app.wait("the first one ticked", async || {
            app.boxes().await == ["true", "false"]
        })
        .await;
        app.within(".cm-line", "Paint the name")
            .await
            .click()
            .await
            .expect("a click");
        desktop.press("ctrl+Return");
        wait("both on disk", async || {
            let text = fs::read_to_string(&boat).unwrap_or_default();
            text.contains("- [x] Caulk the hull\n- [x] Paint the name\n")
        })
        .await;
        desktop.press("ctrl+Return");
        wait("one of them taken back", async || {
            let text = fs::read_to_string(&boat).unwrap_or_default();
            text == BOAT.replace("[ ] Caulk", "[x] Caulk")
        })
        .await;

        let folds = async || app.text(EDITOR).await.contains("A first line.");
        app.within(".cm-line:has(.ed-fold)", "Log").await;
        let press = "[...document.querySelectorAll('.cm-line')] \
                       .find((line) => line.textContent.includes('Log')).querySelector('.ed-fold') \
                       .dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))";
        app.script(press, vec![]).await;
        app.wait("it folded", async || !folds().await).await;
        app.script(press, vec![]).await;
        app.wait("it unfolded", folds).await;
        app.within(".cm-line", "Log")
            .await
            .click()
            .await
            .expect("a click");
        desktop.press("ctrl+shift+bracketleft");
        app.wait("it folded by a key", async || !folds().await)
            .await;
        desktop.press("ctrl+shift+bracketright");
        app.wait("it unfolded by a key", folds).await;
        app.end(desktop).await;
    });
}

#[test]
fn tables_formulas_footnotes_and_embeds_are_drawn_and_show_their_source() {
    on_a_desktop(async |desktop| {
        let (_, app) = open(desktop).await;
        app.within(".ed-table-drawn td", "12 m")
            .await
            .click()
            .await
            .expect("a click");
        app.shows(EDITOR, "|------|-----:|").await;
        app.within(".math .katex", "")
            .await
            .click()
            .await
            .expect("a click");
        app.shows(EDITOR, "$a^2$").await;
        app.shows(".ed-table-drawn", "12 m").await;

        assert!(
            !app.text(".ed-embed").await.contains("Of the boat"),
            "its part alone"
        );

        let mark = app.within(".ed-footnote", "1").await;
        let (x, y, width, height) = mark.rectangle().await.expect("its place");
        let (x, y) = (x + width / 2.0, y + height / 2.0);
        app.client()
            .perform_actions(hover(x, y))
            .await
            .expect("the mouse");
        app.shows(".ed-peek", "What the note says.").await;
        unbroken_in_both_themes(&app, "what a footnote says").await;
        mouse(&app, false, &[(x, y)]).await;
        desktop.press("ctrl+Return");
        app.cursor_is_at("What the note says.").await;
        desktop.press("ctrl+Return");
        app.cursor_is_at("A word").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_link_leads_to_a_heading_and_to_a_block() {
    on_a_desktop(async |desktop| {
        let (_, app) = open(desktop).await;
        for (link, place) in [
            ("the sails", "Sails"),
            ("the keel", "Planks, and a keel of oak."),
        ] {
            app.within(".ed-link", link)
                .await
                .click()
                .await
                .expect("a click");
            app.shows("[role=tab][aria-selected=true]", "Parts").await;
            app.cursor_is_at(place).await;
            desktop.press("alt+Left");
            app.shows("[role=tab][aria-selected=true]", "Boat").await;
        }
        app.end(desktop).await;
    });
}

#[test]
fn words_are_found_and_replaced_in_the_note() {
    on_a_desktop(async |desktop| {
        let (boat, app) = open(desktop).await;
        app.within(".cm-line", "Begun")
            .await
            .click()
            .await
            .expect("a click");
        desktop.press("ctrl+f");
        app.find("textbox", "Find in this note").await;
        desktop.type_keys("the");
        app.shows(".ed-find-status", "of 5").await;
        unbroken_in_both_themes(&app, "finding in a note").await;
        desktop.press("Return Return");
        app.shows(".ed-find-status", "2 of 5").await;
        desktop.press("shift+Return");
        app.shows(".ed-find-status", "1 of 5").await;
        app.click("button", "Whole words").await;
        app.shows(".ed-find-status", "of 5").await;
        app.click("button", "Regular expression").await;
        app.fill("textbox", "Find in this note", "the (\\w+)l")
            .await;
        // “the sails” goes on behind what would fit.
        app.shows(".ed-find-status", "of 2").await;
        app.fill("textbox", "Replace with", "a $1l").await;
        app.click("button", "Replace all").await;
        wait("it on disk", async || {
            let text = fs::read_to_string(&boat).unwrap_or_default();
            text.contains("Caulk a hull")
                && text.contains("|the sails]] and")
                && text.contains("|a keel]]")
        })
        .await;
        desktop.press("Escape");
        app.wait("the panel to go", async || {
            app.all("search", "Find in").await.is_empty()
        })
        .await;
        app.end(desktop).await;
    });
}

impl App {
    /// The innermost element of a selector, in the note in sight, that holds a text.
    async fn within(&self, selector: &str, text: &str) -> Element {
        let script = "const [selector, text] = arguments; \
                      return [...document.querySelectorAll('.pane:not([hidden]) .cm-editor')] \
                        .flatMap((editor) => [...editor.querySelectorAll(selector)]) \
                        .filter((element) => element.textContent.includes(text)).slice(0, 1)";
        self.first(script, vec![json!(selector), json!(text)]).await
    }

    /// Which tasks are done, as they are read out.
    async fn boxes(&self) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll('.ed-box')].map((box) => box.ariaChecked)";
        serde_json::from_value(self.script(script, vec![]).await).expect("states")
    }

    /// Waits until the cursor stands in a line that holds a text.
    async fn cursor_is_at(&self, text: &str) {
        let line = "const { anchorNode } = getSelection(); \
                    const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement; \
                    return element?.closest('.cm-line')?.textContent ?? ''";
        self.wait(&format!("the cursor at {text:?}"), async || {
            let line = self.script(line, vec![]).await;
            line.as_str().is_some_and(|line| line.contains(text))
        })
        .await;
    }
}

/// The mouse to a place, and no further.
fn hover(x: f64, y: f64) -> fantoccini::actions::MouseActions {
    use fantoccini::actions::{InputSource, MouseActions, PointerAction};
    let to = |x| PointerAction::MoveTo {
        duration: None,
        x,
        y,
    };
    MouseActions::new("hand".into())
        .then(to(x - 3.0))
        .then(to(x))
}

async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = desktop.folder("vault");
    fs::write(vault.join("Boat.md"), BOAT).expect("a note");
    fs::write(vault.join("Parts.md"), PARTS).expect("a note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.open_note("Boat").await;
    // What is embedded comes a moment after the text, and moves what stands below it.
    app.shows(".ed-embed", "Three of them.").await;
    desktop.activate(MAIN_WINDOW).await;
    app.has_the_keyboard().await;
    (vault.join("Boat.md"), app)
}
