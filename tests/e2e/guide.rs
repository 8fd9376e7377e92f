//! The pictures of the guide, `docs/pictures/guide`: what a page of it speaks of, in either
//! language. `scripts/screenshots --guide` takes them and makes them small.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::app::{App, run_for};
use crate::desktop::Desktop;
use crate::windows::{CAPTURE, MAIN};

mod diary;

/// Both languages take a good minute each.
const DEADLINE: std::time::Duration = std::time::Duration::from_secs(240);

#[test]
fn pictures_for_the_guide() {
    for (language, locale) in [("en", "C.UTF-8"), ("ja", "ja_JP.UTF-8")] {
        run_for(DEADLINE, Desktop::start(), async |desktop| {
            desktop.set("LANG", locale);
            let app = App::start(desktop, &[]).await;
            app.shows("main", "綴り").await;
            take(&app, language, "first-run").await;
            app.end(desktop).await;

            let vault = diary::made(desktop);
            let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
            app.select(".status .index .icon").await;
            note(&app, language).await;
            tags(&app, language).await;
            lists(&app, language).await;
            rename(&app, language).await;
            conflict(&app, language).await;
            capture(&app, desktop, language).await;
            app.end(desktop).await;
        });
    }
}

async fn note(app: &App, language: &str) {
    for row in ["diary", "2023", "2023-02-01"] {
        app.click("treeitem", row).await;
    }
    app.shows(".cm-content", "共同声明").await;
    app.shows(".panel", "夕刊に会談").await;
    app.select("[aria-labelledby=mentions-title] .button").await;
    take(app, language, "note").await;
}

/// The lines of tags of a note, and the tree that comes of them.
async fn tags(app: &App, language: &str) {
    press(app, "#view-tags").await;
    let tags = ["日NATO", "ウクライナ代理戦争"];
    for tag in tags {
        // Unfolds it, and leaves the note where it is.
        let twisty = "return [...document.querySelectorAll('[role=treeitem][aria-expanded=false]')] \
                      .filter((row) => row.textContent.trim().startsWith(arguments[0])) \
                      .map((row) => row.querySelector('.tw'))";
        let twisty = app.first(twisty, vec![json!(tag)]).await;
        twisty.click().await.expect("a click");
    }
    app.wait("both unfolded", async || {
        let open = "const rows = [...document.querySelectorAll('[role=treeitem][aria-expanded=true]')]; \
                    return arguments[0].every((tag) => \
                    rows.some((row) => row.textContent.trim().startsWith(tag)))";
        app.script(open, vec![json!(tags)]).await == json!(true)
    })
    .await;
    take(app, language, "tags").await;
}

async fn lists(app: &App, language: &str) {
    press(app, "#view-tags").await;
    app.click("treeitem", "路面電車").await;
    app.shows(".stream", "住民投票").await;
    let passage = app.select("main .passage").await;
    passage.click().await.expect("a click");
    take(app, language, "stream").await;

    app.fill("searchbox", "", "#路面電車 港").await;
    app.shows("main .title", "港").await;
    app.shows("main .stream", "停留所").await;
    take(app, language, "search").await;

    app.fill("searchbox", "", " ").await;
    press(app, "#view-calendar").await;
    app.wait("a month of 2024", async || {
        let back = "const title = document.querySelector('.calendar .title').textContent; \
                    if (/2024.*10|Oct.*2024/.test(title)) return true; \
                    document.querySelector('.calendar .over .tool').click(); return false";
        app.script(back, vec![]).await == json!(true)
    })
    .await;
    press(app, "[data-day='2024-10-21']").await;
    app.shows("main .stream", "#").await;
    take(app, language, "calendar").await;
}

async fn rename(app: &App, language: &str) {
    press(app, "#view-tags").await;
    app.click("treeitem", "ウクライナ代理戦争").await;
    app.shows("main .title", "ウクライナ代理戦争").await;
    press(app, ".pane:not([hidden]) .head .first .button.quiet").await;
    let name = app.select("dialog input").await;
    name.clear().await.expect("an empty field");
    name.send_keys("ウクライナ戦争").await.expect("typing");
    app.shows(".preview ins", "#ウクライナ戦争(NATO").await;
    take(app, language, "rename").await;
    // Escape of WebDriver's keys.
    name.send_keys("\u{e00c}").await.expect("a key");
    app.wait("no dialog", async || app.text("dialog").await.is_empty())
        .await;
}

async fn conflict(app: &App, language: &str) {
    press(app, "#view-notes").await;
    // Its copy begins with the same name.
    let row = "return [...document.querySelectorAll('[role=treeitem]')] \
               .filter((item) => item.textContent.trim() === '2023-02-02')";
    let row = app.first(row, vec![]).await;
    row.click().await.expect("a click");
    let compare = app.select(".note [role=alert] .button, .note .notice .button");
    compare.await.click().await.expect("a click");
    press(app, ".hunk.theirs .button").await;
    app.select(".hunk.here").await;
    // The panel leaves its room to the two.
    let panel = "[...document.querySelectorAll('.bar [aria-pressed]')].at(-1).click()";
    app.script(panel, vec![]).await;
    take(app, language, "conflict").await;
}

async fn capture(app: &App, desktop: &Desktop, language: &str) {
    app.in_window(CAPTURE).await;
    desktop.press("ctrl+alt+space");
    app.has_the_keyboard().await;
    let field = app.find("textbox", "").await;
    field.clear().await.expect("an empty field");
    let text = "電停で聞いた話。港の線路は来年の春に高くなる。\u{E006}#路面";
    field.send_keys(text).await.expect("typing");
    app.select("[role=option]").await;
    take(app, language, "capture").await;
    desktop.press("Escape");
    app.in_window(MAIN).await;
}

/// Clicks the first element of a selector: words differ between the languages.
async fn press(app: &App, selector: &str) {
    app.wait(&format!("{selector} to click"), async || {
        app.select(selector).await.click().await.is_ok()
    })
    .await;
}

/// In the light theme, once the window shows what it asked for.
async fn take(app: &App, language: &str, view: &str) {
    app.select(&format!("html[lang={language}]")).await;
    app.script("document.documentElement.dataset.theme = 'light'", vec![])
        .await;
    let mut last = Vec::new();
    app.wait("a window at rest", async || {
        let now = app.picture().await;
        let rests = now == last;
        last = now;
        rests
    })
    .await;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures/guide");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(format!("{view}.{language}.png")), last).expect("a picture");
}
