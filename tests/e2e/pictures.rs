//! Pictures of every view in both languages, large and small, light and dark, for
//! `make screenshots`: target/tmp/pictures.

use std::fs;
use std::path::Path;

use fantoccini::elements::Element;
use serde_json::json;

use crate::app::{App, on_a_desktop, run_for};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::large::FIRST_INDEX;
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

mod many;
mod taken;

use many::Many;
use taken::{ENGLISH, JAPANESE, taken_and_brought};

/// Of the window, and the locale that asks for it.
const LANGUAGES: [(&str, &str); 2] = [("en", "C.UTF-8"), ("ja", "ja_JP.UTF-8")];

#[test]
fn every_view_in_both_languages() {
    for (language, locale) in LANGUAGES {
        on_a_desktop(async |desktop| {
            desktop.set("LANG", locale);
            views(desktop, language).await;
            bare(desktop, language).await;
        });
    }
}

#[test]
fn what_lies_beside_and_over_in_both_languages() {
    for (language, locale) in LANGUAGES {
        on_a_desktop(async |desktop| {
            desktop.set("LANG", locale);
            beside(desktop, language).await;
        });
    }
}

#[test]
fn what_is_taken_and_brought_home_in_both_languages() {
    for words in [ENGLISH, JAPANESE] {
        on_a_desktop(async |desktop| {
            // In a locale that the machine has: else a dialog's title is not told to others.
            desktop.set("LANGUAGE", words.language);
            taken_and_brought(desktop, &words).await;
        });
    }
}

#[test]
fn very_many_notes_in_both_languages() {
    run_for(2 * FIRST_INDEX, Desktop::start(), async |desktop| {
        let many = Many::make(desktop);
        for (language, locale) in LANGUAGES {
            desktop.set("LANG", locale);
            many.views(desktop, language).await;
        }
    });
}

/// The graph with its tags, the calendar, and the lists that lie over the window.
async fn beside(desktop: &mut Desktop, language: &str) {
    let vault = vault::sample(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.click("treeitem", "topics").await;
    app.click("treeitem", "路面電車").await;
    app.shows(".cm-content", "7.2キロ").await;
    let tags = app.select(".graph .tags-too").await;
    tags.click().await.expect("a click");
    app.select(".graph .tags-too[aria-pressed=true]").await;
    let coloured = "const list = document.querySelector('.graph select'); list.value = 'folder'; \
                    list.dispatchEvent(new Event('change', { bubbles: true }))";
    app.script(coloured, vec![]).await;
    app.select(".graph .legend").await;
    let list = app.select(".graph > .button").await;
    list.click().await.expect("a click");
    app.select(".graph .tags .tag").await;
    let into_sight = "document.querySelector('.graph').scrollIntoView({ block: 'nearest' })";
    app.script(into_sight, vec![]).await;
    pictures(&app, desktop, language, "graph").await;
    for list in [PALETTE, SWITCHER] {
        over(&app, list).await;
        pictures(&app, desktop, language, list.view).await;
        gone(&app).await;
    }
    let calendar = app.select("#view-calendar").await;
    calendar.click().await.expect("a click");
    app.select(".calendar [data-day]").await;
    pictures(&app, desktop, language, "calendar").await;
    app.end(desktop).await;
}

/// A list that lies over the window, and the key that brings it.
#[derive(Clone, Copy)]
struct List {
    view: &'static str,
    key: &'static str,
    code: &'static str,
    shift: bool,
}

const PALETTE: List = List {
    view: "palette",
    key: "P",
    code: "KeyP",
    shift: true,
};

const SWITCHER: List = List {
    view: "switcher",
    key: "p",
    code: "KeyP",
    shift: false,
};

/// Its field, once there is something in the list.
async fn over(app: &App, list: List) -> Element {
    let press = "const [key, code, shiftKey] = arguments; \
                 window.dispatchEvent(new KeyboardEvent('keydown', \
                   { key, code, ctrlKey: true, shiftKey, bubbles: true, cancelable: true }))";
    let List {
        key, code, shift, ..
    } = list;
    app.script(press, vec![json!(key), json!(code), json!(shift)])
        .await;
    let field = app.select("dialog [role=combobox]").await;
    app.select("dialog [role=option]").await;
    field
}

/// Takes the list away.
async fn gone(app: &App) {
    let field = app.select("dialog [role=combobox]").await;
    field.send_keys("\u{e00c}").await.expect("Escape");
    app.wait("no list over the window", async || {
        app.text("dialog").await.is_empty()
    })
    .await;
}

/// Goes through the views by what is the same in all languages.
async fn views(desktop: &mut Desktop, language: &str) {
    let app = App::start(desktop, &[]).await;
    app.shows("main", "綴り").await;
    app.select(&format!("html[lang={language}]")).await;
    pictures(&app, desktop, language, "first-run").await;
    app.end(desktop).await;

    let vault = vault::sample(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.click("treeitem", "はじめに").await;
    app.shows(".cm-content", "港町に住む人").await;
    app.shows(".panel", "潮見港").await;
    pictures(&app, desktop, language, "note").await;
    app.select("#view-tags")
        .await
        .click()
        .await
        .expect("a click");
    app.click("treeitem", "路面電車").await;
    app.shows(".stream", "住民投票").await;
    pictures(&app, desktop, language, "stream").await;
    app.fill("searchbox", "", "港").await;
    app.shows("main .title", "港").await;
    app.shows("main .stream", "潮見港").await;
    pictures(&app, desktop, language, "search").await;
    app.select("#view-notes")
        .await
        .click()
        .await
        .expect("a click");
    app.click("treeitem", "はじめに").await;
    app.shows(".cm-content", "港町に住む人").await;
    let editor = app.select(".cm-content").await;
    editor
        .send_keys("今朝も港は静かだ。")
        .await
        .expect("typing");
    app.select(".history .version").await;
    let oldest = app.first(
        "return [...document.querySelectorAll('.version')].slice(-1)",
        vec![],
    );
    oldest.await.click().await.expect("a click");
    app.shows(".diff .came", "今朝も港は静かだ。").await;
    pictures(&app, desktop, language, "version").await;
    app.open_settings().await;
    app.shows(".settings", "--capture").await;
    pictures(&app, desktop, language, "settings").await;
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

/// A folder without notes, and a note whose file is gone.
async fn bare(desktop: &mut Desktop, language: &str) {
    let empty = desktop.folder("empty");
    let app = App::start(desktop, &["--vault", &empty.display().to_string()]).await;
    app.select(".status .index .icon").await;
    pictures(&app, desktop, language, "empty").await;
    app.end(desktop).await;

    let vault = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.click("treeitem", "topics").await;
    app.click("treeitem", "潮見港").await;
    app.shows(".cm-content", "港の歴史").await;
    fs::remove_file(vault.join("topics/潮見港.md")).expect("the note goes");
    app.select(".note [role=alert], .note .notice").await;
    pictures(&app, desktop, language, "gone").await;
    app.end(desktop).await;
}

/// Sizes of the window that are looked at.
const SIZES: [(u32, u32); 2] = [(1280, 800), (800, 600)];

/// The main window as it is, in every size and in both themes.
async fn pictures(app: &App, desktop: &Desktop, language: &str, view: &str) {
    for (width, height) in SIZES {
        resize(app, desktop, (width, height)).await;
        for theme in ["light", "dark"] {
            let script = "document.documentElement.dataset.theme = arguments[0]";
            app.script(script, vec![json!(theme)]).await;
            let name = format!("{view}-{width}x{height}-{theme}");
            picture(app, language, &name).await;
        }
    }
    resize(app, desktop, SIZES[0]).await;
}

/// Gives the main window a size, as far as its frame leaves room for it on the screen.
async fn resize(app: &App, desktop: &Desktop, (width, height): (u32, u32)) {
    let search = ["search", "--onlyvisible", "--name", MAIN_WINDOW];
    let windows = desktop.run("xdotool", &search).unwrap_or_default();
    let window = windows.lines().next().expect("the window").to_owned();
    app.wait("the window's size", async || {
        let (width_text, height_text) = (width.to_string(), height.to_string());
        desktop.run(
            "xdotool",
            &["windowsize", &window, &width_text, &height_text],
        );
        let inner = app.script("return innerWidth", vec![]).await;
        inner
            .as_u64()
            .is_some_and(|inner| inner.abs_diff(width.into()) < 40)
    })
    .await;
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
    keep(&app.picture().await, language, view);
}

fn keep(picture: &[u8], language: &str, view: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{view}-{language}.png"));
    fs::write(&file, picture).expect("a picture");
    eprintln!("{}", file.display());
}
