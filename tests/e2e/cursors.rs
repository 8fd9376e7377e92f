//! Several cursors by the mouse: `Alt` and a click adds one, `Alt` and a drag selects a column.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;
use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

const NOTE: &str = "Columns.md";
const TEXT: &str = "# Columns\n\nalpha one\nalpha two\nalpha three\n\nend\n";

#[test]
fn alt_and_a_click_adds_a_cursor() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        mouse(&app, false, &[at(&app, "alpha one", 5).await]).await;
        mouse(&app, true, &[at(&app, "alpha three", 5).await]).await;
        desktop.type_keys("X");
        comes_to(&file, "alphaX one\nalpha two\nalphaX three\n\nend").await;
        app.end(desktop).await;
    });
}

#[test]
fn alt_and_a_drag_selects_a_column_and_nothing_beside() {
    on_a_desktop(async |desktop| {
        let (file, app) = open(desktop).await;
        mouse(&app, false, &[at(&app, "end", 3).await]).await;
        let places = [
            at(&app, "alpha one", 0).await,
            at(&app, "alpha two", 2).await,
            at(&app, "alpha three", 5).await,
        ];
        mouse(&app, true, &places).await;
        desktop.type_keys("B");
        comes_to(&file, "B one\nB two\nB three\n\nend").await;
        app.end(desktop).await;
    });
}

async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = vault::diary(desktop);
    fs::write(vault.join(NOTE), TEXT).expect("a note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.open_note("Columns").await;
    desktop.activate(MAIN_WINDOW).await;
    app.has_the_keyboard().await;
    (vault.join(NOTE), app)
}

/// Where in the page a character of a line stands: left edge and middle, in pixels.
async fn at(app: &App, line: &str, character: usize) -> (f64, f64) {
    let script = "const [text, character] = arguments; \
        const line = [...document.querySelectorAll('.cm-line')] \
          .find((line) => line.textContent === text); \
        const range = document.createRange(); \
        range.setStart(line.firstChild, Math.min(character, text.length - 1)); \
        range.setEnd(line.firstChild, Math.min(character, text.length - 1) + 1); \
        const { left, right, top, bottom } = range.getBoundingClientRect(); \
        return [character < text.length ? left : right, (top + bottom) / 2]";
    let place = app
        .script(script, vec![json!(line), json!(character)])
        .await;
    serde_json::from_value(place).expect("a place")
}

/// Presses the button at the first place, lets go at the last, with `Alt` held or not. Not by the X
/// server: window managers keep that for moving windows.
pub async fn mouse(app: &App, alt: bool, places: &[(f64, f64)]) {
    let moves = places.iter().map(|&(x, y)| PointerAction::MoveTo {
        duration: None,
        x,
        y,
    });
    let button = MOUSE_BUTTON_LEFT;
    let mut hand = MouseActions::new("hand".into());
    for (count, to) in moves.enumerate() {
        hand = hand.then(to);
        if count == 0 {
            hand = hand.then(PointerAction::Down { button });
        }
    }
    hand = hand.then(PointerAction::Up { button });
    let value = Key::Alt.into();
    let held = |action| KeyActions::new("alt".into()).then(action);
    let client = app.client();
    if alt {
        let down = client.perform_actions(held(KeyAction::Down { value }));
        down.await.expect("a key");
    }
    client.perform_actions(hand).await.expect("the mouse");
    if alt {
        let up = client.perform_actions(held(KeyAction::Up { value }));
        up.await.expect("a key");
    }
}

async fn comes_to(file: &Path, lines: &str) {
    wait(lines, async || {
        let text = fs::read_to_string(file).expect("the note");
        text == format!("# Columns\n\n{lines}\n")
    })
    .await;
}
