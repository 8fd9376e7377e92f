//! Typing and scrolling in a large note, beside a bare CodeMirror with the same text in the same window.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::app::{App, run_for};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::{Times, desktop_as_it_is};

/// Typed as a quick writer types, each key painted before the next one.
const TYPED: &str = "the quick brown fox jumps over the lazy dog and types on and on ";
/// Milliseconds between two keys.
const PACE: &str = "80";
const ROUNDS: usize = 3;
/// Each frame of scrolling shows so many pixels more.
const STEP: usize = 240;
const FRAMES: usize = 100;

const PATIENCE: Duration = Duration::from_secs(600);

const OURS: &str = ".editor";
const BARE: &str = "#bare";

struct Measured {
    painted: Times,
    frames: Times,
}

/// Prints the rows.
pub fn measure() {
    let list: String = (0..10_000)
        .map(|n| {
            format!(
                "- item {n} of a long list with some words and #list{}\n",
                n % 50
            )
        })
        .collect();
    let (note, list) = (prose(1_000_000), format!("# List\n\n{list}"));
    // Most people's windows are drawn in layers, this machine's may be without.
    for (drawn, desktop) in [
        ("", desktop_as_it_is as fn() -> Desktop),
        (", in layers", Desktop::start),
    ] {
        of(&format!("a note of 1 MB{drawn}"), desktop(), "Large", &note);
        let what = format!("a list of 10,000 lines{drawn}");
        of(&what, desktop(), "List", &list);
    }
}

fn of(what: &str, desktop: Desktop, title: &str, text: &str) {
    run_for(PATIENCE, desktop, async |desktop| {
        let vault = desktop.folder("vault");
        fs::create_dir_all(&vault).expect("a folder");
        fs::write(vault.join(format!("{title}.md")), text).expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note(title).await;
        desktop.activate(MAIN_WINDOW).await;
        load(&app).await;
        let ours = in_one(desktop, &app, OURS).await;
        app.script("bare.open(arguments[0])", vec![json!(text)])
            .await;
        let bare = in_one(desktop, &app, BARE).await;
        print(what, &ours, &bare);
        app.end_unclean(desktop).await;
    });
}

async fn load(app: &App) {
    app.script(&source("bench/editor.js"), vec![]).await;
    let bare = source("../ui/dist-bench/bare.js");
    app.script(&format!("{bare}; window.bare = bare"), vec![])
        .await;
}

fn source(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
        .unwrap_or_else(|error| panic!("{file} (`make bench` builds it): {error}"))
}

async fn in_one(desktop: &Desktop, app: &App, place: &str) -> Measured {
    let frames =
        "const [place, step, frames, done] = arguments; measured.scroll(place, step, frames, done)";
    let frames = app
        .script_async(frames, vec![json!(place), json!(STEP), json!(FRAMES)])
        .await;
    let line = "const [place, done] = arguments; measured.middle(place, (line) => { \
                window.middleLine = line; done(null) })";
    app.script_async(line, vec![json!(place)]).await;
    let line = app.first("return [window.middleLine]", vec![]).await;
    line.click().await.expect("a click");
    desktop.press("End");
    keys(app, 1).await;
    let mut painted = Times(Vec::new());
    for _ in 0..ROUNDS {
        let typed = desktop.run("xdotool", &["type", "--delay", PACE, TYPED]);
        typed.expect("xdotool");
        painted.0.extend(keys(app, TYPED.len()).await);
    }
    Measured {
        painted,
        frames: Times(read(frames)),
    }
}

/// So many keys, once they are painted.
async fn keys(app: &App, count: usize) -> Vec<f64> {
    let mut keys: Vec<f64> = Vec::new();
    app.wait("keys to be painted", async || {
        keys.extend(read::<Vec<f64>>(
            app.script("return measured.keys()", vec![]).await,
        ));
        keys.len() >= count
    })
    .await;
    assert_eq!(keys.len(), count, "keys that were heard");
    keys
}

fn print(what: &str, ours: &Measured, bare: &Measured) {
    let row = |name: String, of: fn(&Measured) -> &Times| {
        let (ours, bare) = (of(ours), of(bare));
        let (median, late) = (bare.at(0.5), bare.at(0.95));
        let ratio = ours.at(0.5) / median;
        let beside = format!("≤ 1.25 × bare CodeMirror ({median:.1}, {late:.1} ms): {ratio:.2} ×");
        ours.row(&name, &beside);
    };
    row(format!("typing in {what}: key → painted"), |of| {
        &of.painted
    });
    row(
        format!("scrolling through {what}: work for a frame"),
        |of| &of.frames,
    );
}

fn read<T: DeserializeOwned>(answer: Value) -> T {
    serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{answer}: {error}"))
}

/// Paragraphs in two languages with headings, tags, links and emphasis, so many bytes.
fn prose(bytes: usize) -> String {
    let mut text = String::from("# Large\n\n");
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        if n % 12 == 0 {
            text.push_str(&format!("## Part {}\n\n", n / 12));
        }
        text.push_str(&format!(
            "Paragraph {n} has **some weight**, `code`, a [[Link {}]] and words enough for two lines of the window, or three.\n\n\
             港の再開発について、*{n}* 回目の住民投票が行われた。四系統の線路は潮位を基準にする。\n\n\
             #港/再開発 #tag{}\n\n",
            n % 90,
            n % 40
        ));
    }
    text
}
