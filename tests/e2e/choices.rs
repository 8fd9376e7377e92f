//! What one chooses for the window holds at once and after the next start: language, theme, zoom.

use std::fs;

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::axe::unbroken_in_both_themes;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::typing::offered;
use crate::vault;

#[test]
fn language_and_theme_change_at_once_and_stay() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_settings().await;
        app.click("radio", "Dark").await;
        looks(&app, "en", "dark").await;
        app.click("radio", "日本語").await;
        looks(&app, "ja", "dark").await;
        app.find("tab", "ノート").await;
        app.end(desktop).await;

        let app = start(desktop).await;
        app.find("tab", "ノート").await;
        looks(&app, "ja", "dark").await;
        app.open_settings().await;
        app.click("radio", "明るい").await;
        looks(&app, "ja", "light").await;
        app.click("radio", "English").await;
        app.find("tab", "Notes").await;
        looks(&app, "en", "light").await;
        app.end(desktop).await;
    });
}

#[test]
fn what_is_odd_about_a_note_is_said_in_the_language_that_is_chosen() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        fs::write(vault.join("Odd.md"), "---\na: 1\nb: [\n---\n本文\n").expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Odd").await;
        app.shows(".aside", "can’t be read to its end (line 4: ")
            .await;
        app.open_settings().await;
        app.click("radio", "日本語").await;
        app.click("tab", "Odd").await;
        app.shows(".aside", "終わりまで読めません（4行目：").await;
        app.end(desktop).await;
    });
}

#[test]
fn everything_is_there_from_half_to_twice_the_size() {
    on_a_desktop(async |desktop| {
        // 90, 80, 67, 50 per cent; 110, 125, 150, 175, 200.
        for (keys, times, size) in [("ctrl+minus", 4, 0.5), ("ctrl+equal", 5, 2.0)] {
            let app = start(desktop).await;
            app.open_note("潮見港").await;
            desktop.activate(MAIN_WINDOW).await;
            app.has_the_keyboard().await;
            let whole = width(&app).await;
            let mut last = whole;
            for _ in 0..times {
                last = zoomed(desktop, &app, keys, last).await;
            }
            assert!((whole / last - size).abs() < 0.05, "{last} of {whole}");
            views(&app, &format!("{size} times")).await;
            desktop.press("ctrl+0");
            app.wait("the usual size", async || {
                (width(&app).await - whole).abs() < 2.0
            })
            .await;
            app.end(desktop).await;
        }
    });
}

#[test]
fn a_slash_offers_what_a_line_can_become_once_that_is_chosen() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_settings().await;
        app.click("checkbox", "Offer commands behind /").await;
        app.end(desktop).await;

        let app = start(desktop).await;
        app.open_note("潮見港").await;
        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        desktop.press("ctrl+End");
        desktop.type_keys("\n\n/tas");
        offered(&app, "Task").await;
        desktop.press("Return");
        app.select(".cm-content [role=checkbox]").await;
        app.end(desktop).await;
    });
}

/// Presses the keys and waits until more or less comes into the window.
async fn zoomed(desktop: &Desktop, app: &App, keys: &str, before: f64) -> f64 {
    let mut now = before;
    desktop.press(keys);
    app.wait(&format!("{keys} to do something"), async || {
        now = width(app).await;
        (now - before).abs() > 2.0
    })
    .await;
    now
}

/// A note and the settings as they are at this size: whole, and for everyone.
async fn views(app: &App, size: &str) {
    fits(app, &format!("a note at {size}")).await;
    app.open_settings().await;
    fits(app, &format!("the settings at {size}")).await;
}

/// Nothing reaches out of the window to the side, and no rule is broken.
async fn fits(app: &App, view: &str) {
    let wide = "return document.documentElement.scrollWidth - innerWidth";
    let over = app.script(wide, vec![]).await.as_f64().expect("a number");
    assert!(over < 1.0, "{view} is {over} too wide");
    unbroken_in_both_themes(app, view).await;
}

/// How much of the page comes into the window, in its own pixels.
async fn width(app: &App) -> f64 {
    let width = app.script("return innerWidth", vec![]).await;
    width.as_f64().expect("a width")
}

async fn looks(app: &App, language: &str, theme: &str) {
    let look =
        "return document.documentElement.lang + ' ' + document.documentElement.dataset.theme";
    app.wait(&format!("{language}, {theme}"), async || {
        app.script(look, vec![]).await == json!(format!("{language} {theme}"))
    })
    .await;
}

async fn start(desktop: &mut Desktop) -> App {
    let vault = vault::diary(desktop);
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}
