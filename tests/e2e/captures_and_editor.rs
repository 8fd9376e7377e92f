//! A note that is open, and changed, takes captures in; and the shortcut is the person's
//! to choose.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::app::{App, command_line, on_a_desktop, wait};
use crate::keyboard::MAIN_WINDOW;
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

#[test]
fn a_note_that_is_being_typed_in_takes_captures_in() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "Thread binding").await;
        let folder = vault.display().to_string();
        let file = vault.join("topics/Thread binding.md");
        let before = fs::read_to_string(&file).expect("the note");
        desktop.press("ctrl+End");
        // Typed without a rest, so that the note is not saved before it is three seconds old:
        // the captures meet a note that is changed and not saved.
        let typed = "Wax the thread, then draw it through the four holes once more.";
        desktop.spawn("xdotool", &["type", "--delay", "60", typed]);
        app.shows(".cm-content", "Wax the thr").await;
        let tsuzuri = command_line();
        for text in ["First of three.", "Second of three.", "Third of three."] {
            let to = [
                "--vault",
                &folder,
                "capture",
                text,
                "--to",
                "Thread binding",
            ];
            assert!(desktop.run(&tsuzuri, &to).is_some(), "{text}");
        }
        let during = app.text(".cm-content").await;
        assert!(!during.contains(typed), "typing was over too early");
        wait("all of it on disk", async || {
            fs::read_to_string(&file).is_ok_and(|text| text.contains(typed))
        })
        .await;
        let expected = format!(
            "{before}{typed}\n\n---\n\nFirst of three.\n\n---\n\nSecond of three.\n\n---\n\n\
             Third of three.\n"
        );
        wait("the captures behind what was typed", async || {
            fs::read_to_string(&file).is_ok_and(|text| text == expected)
        })
        .await;
        app.shows(".cm-content", "Third of three.").await;
        assert_eq!(notes_beside(&file), 2, "no sibling was made");
        app.end(desktop).await;
    });
}

#[test]
fn an_address_is_pasted_as_a_link_with_its_title() {
    on_a_desktop(async |desktop| {
        let (_, app) = vault::open_at(desktop, "Thread binding").await;
        // What a browser puts into the clipboard when a link is copied.
        let copies = "addEventListener('copy', (event) => { \
                        const { clipboardData } = event; \
                        clipboardData.setData('text/plain', 'https://example.com/a?b=1&c'); \
                        clipboardData.setData('text/html', \
                          '<a href=\"https://example.com/a?b=1&amp;c\">港の<b>記事</b> &amp; more</a>'); \
                        event.preventDefault(); event.stopImmediatePropagation(); \
                        window.copied = true; }, true)";
        app.script(copies, vec![]).await;
        app.wait("something copied", async || {
            desktop.press("ctrl+a ctrl+c");
            app.script("return window.copied === true", vec![]).await == json!(true)
        })
        .await;
        app.in_window(CAPTURE).await;
        desktop.press("ctrl+alt+space");
        app.has_the_keyboard().await;
        desktop.press("ctrl+v");
        let link = "[港の記事 & more](https://example.com/a?b=1&c)";
        written(&app, link).await;
        // What was pasted can be taken back, as any typing.
        desktop.press("ctrl+z");
        written(&app, "").await;
        app.end(desktop).await;
    });
}

/// Waits until this stands in the capture window.
async fn written(app: &App, text: &str) {
    let value = "return document.querySelector('textarea').value";
    app.wait(&format!("{text:?} in the window"), async || {
        app.script(value, vec![]).await.as_str() == Some(text)
    })
    .await;
}

#[test]
fn another_shortcut_is_taken_at_once_and_a_taken_one_is_said() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop).display().to_string();
        let app = App::start(desktop, &["--vault", &vault]).await;
        app.find("tree", "").await;
        app.open_settings().await;
        app.shows(".settings", "--capture").await;
        desktop.activate(MAIN_WINDOW).await;
        app.select(".settings .record")
            .await
            .click()
            .await
            .expect("a click");
        desktop.press("ctrl+alt+k");
        app.wait("the new shortcut", async || {
            let value = "return document.querySelector('.settings .record').value \
                         ?? document.querySelector('.settings .record').textContent";
            app.script(value, vec![]).await.as_str() == Some("Ctrl Alt K")
        })
        .await;
        // The field would take the next keys too.
        desktop.press("Escape Tab");
        app.shows(".settings", "Registered").await;
        app.in_window(CAPTURE).await;
        // The old one opens nothing any more; the new one does.
        desktop.press("ctrl+alt+space ctrl+alt+k");
        app.has_the_keyboard().await;
        desktop.press("Escape");

        // The window manager has this one.
        app.in_window(MAIN).await;
        let take = "const done = arguments[0]; const invoke = window.__TAURI_INTERNALS__.invoke; \
                    invoke('desktop', { request: {} }) \
                      .then(({ choices }) => invoke('set_desktop', \
                        { request: { ...choices, shortcut: 'Alt+F4' } })) \
                      .then(({ shortcut }) => done(shortcut), (error) => done(error.message))";
        assert_eq!(app.script_async(take, vec![]).await, json!("taken"));
        app.select(".settings .off").await;
        app.end(desktop).await;
    });
}

/// Notes in the folder of a note.
fn notes_beside(note: &std::path::Path) -> usize {
    let folder: PathBuf = note.parent().expect("a folder").into();
    fs::read_dir(folder).expect("the folder").count()
}
