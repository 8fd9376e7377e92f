//! Files that are dragged from another program's window are put beside the note and linked where they are
//! dropped. The mouse is the X server's, and the drag a real one.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

const SOURCE: &str = "Files to drag";

#[test]
fn files_are_linked_where_they_are_dropped() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "Thread binding").await;
        let note = vault.join("topics/Thread binding.md");
        let before = fs::read_to_string(&note).expect("the note");
        let files = desktop.folder("elsewhere");
        let (picture, sheet) = (files.join("港.png"), files.join("Table of tides.pdf"));
        let shown = picture.display().to_string();
        let made = desktop.run("convert", &["-size", "64x48", "gradient:", &shown]);
        assert!(made.is_some(), "a picture");
        fs::write(&sheet, "%PDF-1.4").expect("a file");
        offer(desktop, &[&picture, &sheet]).await;
        drag_onto(desktop, &app, "Four holes").await;
        wait("the files beside the note", async || {
            let there = |name: &str| fs::read(vault.join("attachments").join(name)).ok();
            there("港.png") == fs::read(&picture).ok()
                && there("Table of tides.pdf").as_deref() == Some(b"%PDF-1.4")
        })
        .await;
        wait("links to them below that line", async || {
            let text = fs::read_to_string(&note).expect("the note");
            let links = "spine.\n![](../attachments/港.png)\n[Table of tides.pdf](";
            text.contains(links) && text.find(links) < text.find("#binding")
        })
        .await;
        desktop.activate(MAIN_WINDOW).await;
        desktop.press("ctrl+z");
        wait("it to be as it was", async || {
            fs::read_to_string(&note).expect("the note") == before
        })
        .await;
        app.end(desktop).await;
    });
}

/// Opens the window that they can be dragged from, over the app's.
async fn offer(desktop: &mut Desktop, files: &[&Path]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/dropping/source.py");
    let mut args = vec![script.display().to_string()];
    args.extend(files.iter().map(|file| file.display().to_string()));
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    // Debian's own, which has GTK.
    desktop.spawn("/usr/bin/python3", &args);
    desktop.activate(SOURCE).await;
}

/// Drags from the middle of the other window into the line with this text, and lets go there.
async fn drag_onto(desktop: &Desktop, app: &App, text: &str) {
    let heard =
        "window.isOver = false; addEventListener('dragover', () => { window.isOver = true }, true)";
    app.script(heard, vec![]).await;
    let (left, top, width, height) = place(desktop, SOURCE);
    mouse(
        desktop,
        &["mousemove", &at(left + width / 2), &at(top + height / 2)],
    );
    mouse(desktop, &["mousedown", "1"]);
    let line = "const line = [...document.querySelectorAll('.cm-line')] \
                .find((line) => line.textContent.includes(arguments[0])).getBoundingClientRect(); \
                return [line.left + 40, line.top + line.height / 2]";
    let line = app.script(line, vec![json!(text)]).await;
    let [x, y]: [f64; 2] = serde_json::from_value(line).expect("a place");
    let (left, top, ..) = place(desktop, MAIN_WINDOW);
    let (x, y) = (left + x as i32, top + y as i32);
    app.wait("the page to hear of what is dragged over it", async || {
        // Moved, as by a hand.
        mouse(desktop, &["mousemove", &at(x + 9), &at(y)]);
        mouse(desktop, &["mousemove", &at(x), &at(y)]);
        app.script("return window.isOver", vec![]).await == json!(true)
    })
    .await;
    mouse(desktop, &["mouseup", "1"]);
}

/// Left, top, width and height of what is inside a window, in pixels of the screen.
fn place(desktop: &Desktop, title: &str) -> (i32, i32, i32, i32) {
    let chain = [
        "search",
        "--onlyvisible",
        "--name",
        title,
        "getwindowgeometry",
        "--shell",
    ];
    let geometry = desktop.run("xdotool", &chain).expect("where the window is");
    let value = |name: &str| {
        let lines = geometry.lines().rev();
        let mut pairs = lines.filter_map(|line| line.split_once('='));
        let (_, value) = pairs.find(|(key, _)| *key == name).expect("a number");
        value.parse().expect("a number")
    };
    (value("X"), value("Y"), value("WIDTH"), value("HEIGHT"))
}

fn at(pixels: i32) -> String {
    pixels.to_string()
}

fn mouse(desktop: &Desktop, args: &[&str]) {
    assert!(
        desktop.run("xdotool", args).is_some(),
        "xdotool {args:?} failed"
    );
}
