//! Japanese typed with real keys through a real input method, in every place that takes
//! text: a composition shows inline, nothing acts on what is unfinished, and nothing
//! breaks it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::app::{App, wait};
use crate::desktop::Desktop;
use crate::input_method::on_a_japanese_desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault::SaveStyle;

const EDITOR: &str = ".cm-content";
/// A passage that was found.
const FOUND: &str = ".stream .passage";
const COMPLETIONS: &str = ".cm-tooltip-autocomplete";
/// CodeMirror's `interactionDelay`, and a little.
const UNTAKEN: Duration = Duration::from_millis(100);
/// The note that is typed into.
const NOTE: &str = "Sewing.md";
const TEXT: &str = "# Sewing\n\nFour holes.\n\n";

#[test]
fn what_is_composed_in_a_note_is_written_and_found() {
    on_a_japanese_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        into_the_note(desktop, &app).await;
        desktop.type_keys("nihongo");
        app.composes("にほんご").await;
        app.shows(EDITOR, "にほんご").await;
        desktop.press("space");
        app.composes("日本語").await;
        app.shows(EDITOR, "日本語").await;
        desktop.press("Return");
        app.composed("日本語", 1).await;
        // Exactly: the Return that confirmed was no line break, nor any command.
        on_disk(&vault.join(NOTE), &format!("{TEXT}日本語")).await;
        let request = json!({ "query": "日本語 holes", "cursor": null, "limit": 5, "ticket": 1 });
        app.wait("the note to be found", async || {
            let answer = app.ask("search", request.clone()).await;
            answer["results"][0]["path"] == json!(NOTE)
        })
        .await;
        // The same key does break the line when nothing is composed.
        desktop.press("Return");
        on_disk(&vault.join(NOTE), &format!("{TEXT}日本語\n")).await;
        app.end(desktop).await;
    });
}

#[test]
fn unfinished_text_is_not_searched_for() {
    on_a_japanese_desktop(async |desktop| {
        let (_, app) = open(desktop).await;
        app.click("searchbox", "Search").await;
        nothing_is_found_yet(desktop, &app, "nihongo", "日本語").await;
        desktop.press("Return");
        app.composed("日本語", 1).await;
        app.shows(FOUND, "日本語文法").await;
        assert_eq!(asked_for(&app).await, ["日本語"]);
        // Now there is something to open.
        nothing_is_found_yet(desktop, &app, "bunpou", "文法").await;
        desktop.press("Return");
        app.composed("文法", 2).await;
        app.shows("main .title", "日本語文法").await;
        app.shows(FOUND, "日本語文法").await;
        app.remains("the focus in the field", async || is_searching(&app).await)
            .await;
        assert_eq!(asked_for(&app).await, ["日本語", "日本語文法"]);
        // The same key does go to the results when nothing is composed.
        desktop.press("Return");
        app.wait("the focus among the results", async || {
            !is_searching(&app).await
        })
        .await;
        app.end(desktop).await;
    });
}

/// Types and converts, and checks that all stays as it was.
async fn nothing_is_found_yet(desktop: &Desktop, app: &App, keys: &str, converted: &str) {
    let (before, asked) = (app.text("main").await, asked_for(app).await);
    desktop.type_keys(keys);
    desktop.press("space");
    app.composes(converted).await;
    app.remains("what was found", async || app.text("main").await == before)
        .await;
    assert_eq!(asked_for(app).await, asked);
    assert!(is_searching(app).await);
}

/// What was searched for, each once.
async fn asked_for(app: &App) -> Vec<String> {
    let asked = app.requests("search").await;
    let mut queries: Vec<_> = asked
        .iter()
        .filter_map(|call| call.request["query"].as_str().map(str::to_owned))
        .collect();
    queries.dedup();
    queries
}

async fn is_searching(app: &App) -> bool {
    let script = "return document.activeElement.type";
    app.script(script, vec![]).await == json!("search")
}

/// Starts the app with two notes, and watches its page.
async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = desktop.folder("vault");
    fs::write(vault.join(NOTE), TEXT).expect("a note");
    fs::write(vault.join("日本語文法.md"), "# 日本語文法\n\n#てがみ帳\n").expect("a note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.find("treeitem", "Sewing").await;
    app.watch_composition().await;
    app.watch_requests().await;
    desktop.activate(MAIN_WINDOW).await;
    (vault, app)
}

/// Opens the note that is typed into and goes to its end.
async fn into_the_note(desktop: &Desktop, app: &App) {
    app.click("treeitem", "Sewing").await;
    app.shows(EDITOR, "Four holes").await;
    app.click("textbox", "Text of ").await;
    desktop.press("ctrl+End");
}

async fn on_disk(file: &Path, text: &str) {
    wait(&format!("{text:?} on disk"), async || {
        fs::read_to_string(file).is_ok_and(|found| found == text)
    })
    .await;
}

#[test]
fn completion_waits_for_the_end_of_a_composition() {
    on_a_japanese_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        into_the_note(desktop, &app).await;
        // In hiragana: `#` becomes ＃ and is part of what is composed.
        desktop.type_keys("#tegami");
        app.composes("＃てがみ").await;
        nothing_offered(&app).await;
        let asked = app.requests("complete_tag").await;
        let unfinished = |typed: &Value| typed.as_str().is_some_and(|t| t.contains('が'));
        assert!(
            !asked.iter().any(|call| unfinished(&call.request["typed"])),
            "asked for unfinished text: {asked:?}"
        );
        desktop.press("Return");
        app.composed("＃てがみ", 1).await;
        offered(&app, "てがみ帳").await;
        desktop.press("Return");
        app.shows(EDITOR, "＃てがみ帳").await;
        desktop.press("Return");
        // F10 makes letters of it: so one writes what has no kana.
        desktop.type_keys("[[");
        app.composes("「「").await;
        desktop.press("F10");
        app.composes("[[").await;
        nothing_offered(&app).await;
        desktop.press("Return");
        app.composed("[[", 2).await;
        offered(&app, "Sewing").await;
        // What is offered is for nothing unfinished.
        desktop.type_keys("nihongo");
        app.composes("にほんご").await;
        desktop.press("space");
        app.composes("日本語").await;
        app.remains("what is offered", async || {
            let asked = app.requests("find_notes").await;
            asked.iter().all(|call| call.request["text"] == "")
        })
        .await;
        desktop.press("Return");
        app.composed("日本語", 3).await;
        offered(&app, "日本語文法").await;
        let shown = app.text(COMPLETIONS).await;
        assert!(!shown.contains("Sewing"), "what does not fit: {shown}");
        desktop.press("Return");
        on_disk(
            &vault.join(NOTE),
            &format!("{TEXT}＃てがみ帳\n[[日本語文法]]"),
        )
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn neither_a_save_nor_another_program_breaks_a_composition() {
    on_a_japanese_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let file = vault.join(NOTE);
        into_the_note(desktop, &app).await;
        // A finished word is to be saved while the next one is composed.
        desktop.type_keys("nihongo");
        desktop.press("space Return");
        app.composed("日本語", 1).await;
        desktop.type_keys("tegami");
        app.composes("てがみ").await;
        on_disk(&file, &format!("{TEXT}日本語")).await;
        assert_eq!(app.composition().await.now.as_deref(), Some("てがみ"));
        // In the line that is typed into, and elsewhere.
        let theirs = format!("{TEXT}紙の日本語").replace("Four holes.", "Four holes, six threads.");
        SaveStyle::AtomicRename.save(desktop, &file, &theirs);
        app.wait("the note read anew", async || {
            let reads = app.requests("open_note").await;
            reads
                .iter()
                .any(|call| call.answer["text"].as_str() == Some(&theirs))
        })
        .await;
        app.remains("the composition", async || {
            let seen = app.composition().await;
            seen.now.as_deref() == Some("てがみ") && seen.started == 2
        })
        .await;
        desktop.press("space");
        app.composes("手紙").await;
        desktop.press("Return");
        app.composed("手紙", 2).await;
        on_disk(&file, &format!("{theirs}手紙")).await;
        app.shows(EDITOR, "six threads").await;
        assert!(app.all("alert", "").await.is_empty(), "a conflict");
        app.end(desktop).await;
    });
}

/// Waits until this is offered, and can be taken: the editor takes no key for what has
/// only just opened under the hands of who types.
pub async fn offered(app: &App, text: &str) {
    let mut since = None;
    app.wait(&format!("{text:?} to be offered"), async || {
        if !app.text(COMPLETIONS).await.contains(text) {
            since = None;
            return false;
        }
        since.get_or_insert_with(Instant::now).elapsed() > UNTAKEN
    })
    .await;
}

async fn nothing_offered(app: &App) {
    app.remains("no completion", async || {
        app.text(COMPLETIONS).await.is_empty()
    })
    .await;
}
