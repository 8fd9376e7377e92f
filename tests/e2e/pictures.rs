//! Pictures of every view in both languages, for `make screenshots`: target/tmp/pictures.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::desktop::Desktop;
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

#[test]
fn every_view_in_both_languages() {
    for (language, locale) in [("en", "C.UTF-8"), ("ja", "ja_JP.UTF-8")] {
        on_a_desktop(async |desktop| {
            desktop.set("LANG", locale);
            views(desktop, language).await;
        });
    }
}

/// Goes through the views by what is the same in all languages.
async fn views(desktop: &mut Desktop, language: &str) {
    let app = App::start(desktop, &[]).await;
    app.shows("main", "綴り").await;
    app.select(&format!("html[lang={language}]")).await;
    picture(&app, language, "first-run").await;
    app.end(desktop).await;

    let vault = vault::sample(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.click("treeitem", "はじめに").await;
    app.shows(".cm-content", "港町に住む人").await;
    app.shows(".panel", "潮見港").await;
    picture(&app, language, "note").await;
    app.select("#view-tags")
        .await
        .click()
        .await
        .expect("a click");
    app.click("treeitem", "路面電車").await;
    app.shows(".stream", "住民投票").await;
    picture(&app, language, "stream").await;
    app.fill("searchbox", "", "港").await;
    app.shows("main .title", "港").await;
    app.shows("main .stream", "潮見港").await;
    picture(&app, language, "search").await;
    app.open_settings().await;
    app.shows(".settings", "--capture").await;
    picture(&app, language, "settings").await;
    for theme in ["light", "dark"] {
        app.in_window(MAIN).await;
        choose_theme(&app, theme).await;
        app.in_window(CAPTURE).await;
        desktop.press("ctrl+alt+space");
        app.has_the_keyboard().await;
        app.select(&format!("html[data-theme={theme}]")).await;
        let field = app.find("textbox", "").await;
        field.clear().await.expect("an empty field");
        let text = "荷役は3日ぶりに再開。検査は1隻あたり40分。\u{E006}#潮見";
        field.send_keys(text).await.expect("typing");
        app.select("[role=option]").await;
        picture(&app, language, &format!("capture-{theme}")).await;
        desktop.press("Escape");
    }
    app.end(desktop).await;
}

/// As the settings do.
async fn choose_theme(app: &App, theme: &str) {
    let script = "const [theme, done] = arguments; \
                  const invoke = window.__TAURI_INTERNALS__.invoke; \
                  invoke('preferences', { request: {} }) \
                    .then((kept) => invoke('set_preferences', { request: { ...kept, theme } })) \
                    .then(() => done(true), (error) => done(String(error.message)))";
    let done = app.script_async(script, vec![json!(theme)]).await;
    assert_eq!(done, json!(true));
}

async fn picture(app: &App, language: &str, view: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{view}-{language}.png"));
    fs::write(&file, app.picture().await).expect("a picture");
    eprintln!("{}", file.display());
}
