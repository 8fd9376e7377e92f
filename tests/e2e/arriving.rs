//! What other programs have copied comes into a note with the key that pastes: a picture, a page, an
//! address. The clipboard is the X server's, held by another program, and the key a real one.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::vault;

const NOTE: &str = "topics/Thread binding.md";
/// What it ends with.
const END: &str = "#binding\n";

#[test]
fn a_picture_that_was_copied_is_put_beside_the_note_and_shown() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let picture = desktop.folder("elsewhere").join("harbour.png");
        let file = picture.display().to_string();
        let made = desktop.run("convert", &["-size", "64x48", "gradient:", &file]);
        assert!(made.is_some(), "a picture");
        copy(desktop, "image/png", &picture).await;
        desktop.press("ctrl+End ctrl+v");
        let text = added(&vault).await;
        let name = text
            .strip_prefix("![[attachments/")
            .and_then(|rest| rest.strip_suffix("]]"))
            .unwrap_or_else(|| panic!("no link to a picture: {text:?}"));
        let there = fs::read(vault.join("attachments").join(name)).expect("the picture");
        assert!(there == fs::read(&picture).expect("what was copied"));
        app.wait("the picture to be shown", async || {
            let width = "return document.querySelector('.picture img')?.naturalWidth";
            app.script(width, vec![]).await == json!(64)
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn a_file_that_was_copied_is_put_beside_the_note() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let file = desktop.folder("elsewhere").join("時刻表.pdf");
        fs::write(&file, "%PDF-1.4").expect("a file");
        let list = desktop.folder("elsewhere").join("list");
        let address = format!("file://{}\r\n", file.display());
        fs::write(
            &list,
            address.replace("時刻表", "%E6%99%82%E5%88%BB%E8%A1%A8"),
        )
        .expect("a list");
        copy(desktop, "text/uri-list", &list).await;
        desktop.press("ctrl+End ctrl+v");
        assert_eq!(added(&vault).await, "[[attachments/時刻表.pdf]]");
        let there = fs::read_to_string(vault.join("attachments/時刻表.pdf"));
        assert_eq!(there.expect("the file"), "%PDF-1.4");
        app.end(desktop).await;
    });
}

#[test]
fn a_page_comes_in_as_markdown_and_an_address_links_what_is_selected() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let page = desktop.folder("elsewhere").join("page.html");
        fs::write(
            &page,
            "<p>See <a href=\"https://example.com/a\">there</a>, <b>now</b>.</p>",
        )
        .expect("a page");
        copy(desktop, "text/html", &page).await;
        desktop.press("ctrl+End ctrl+v");
        let pasted = "See [there](https://example.com/a), **now**.";
        assert_eq!(added(&vault).await, pasted);
        let address = desktop.folder("elsewhere").join("address");
        fs::write(&address, "https://example.com/b").expect("an address");
        copy(desktop, "UTF8_STRING", &address).await;
        desktop.type_keys(" wax");
        desktop.press("shift+Left shift+Left shift+Left ctrl+v");
        wait("the link", async || {
            added(&vault).await == format!("{pasted} [wax](https://example.com/b)")
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn what_was_copied_is_read_for_no_page_that_nobody_pasted_into() {
    on_a_desktop(async |desktop| {
        let (vault, app) = open(desktop).await;
        let file = desktop.folder("elsewhere").join("secret.txt");
        fs::write(&file, "kept apart").expect("a file");
        let list = desktop.folder("elsewhere").join("list");
        fs::write(&list, format!("file://{}\r\n", file.display())).expect("a list");
        copy(desktop, "text/uri-list", &list).await;
        desktop.type_keys("a");
        let answer = app.ask("attach_copied", json!({ "path": NOTE })).await;
        assert_eq!(answer, json!({ "files": [], "failed": null }));
        assert!(!vault.join("attachments").exists());
        desktop.press("ctrl+v");
        wait("what was pasted", async || {
            vault.join("attachments/secret.txt").exists()
        })
        .await;
        let answer = app.ask("attach_copied", json!({ "path": NOTE })).await;
        assert_eq!(
            answer,
            json!({ "files": [], "failed": null }),
            "one paste is one"
        );
        app.end(desktop).await;
    });
}

/// Starts the app in a note that has a link of the short form.
async fn open(desktop: &mut Desktop) -> (PathBuf, App) {
    let vault = vault::diary(desktop);
    let text = fs::read_to_string(vault.join(NOTE)).expect("the note");
    fs::write(vault.join(NOTE), text.replace("thread", "[[潮見港]]")).expect("the note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.open_note("Thread binding").await;
    desktop.activate("Tsuzuri").await;
    (vault, app)
}

/// Lets another program hold a file's bytes on the clipboard as this type.
async fn copy(desktop: &mut Desktop, kind: &str, file: &Path) {
    let file = file.display().to_string();
    let hold = ["-quiet", "-selection", "clipboard", "-t", kind, "-i", &file];
    desktop.spawn("xclip", &hold);
    wait("it to be on the clipboard", async || {
        let asked = ["-o", "-selection", "clipboard", "-t", "TARGETS"];
        let offered = desktop.run("xclip", &asked).unwrap_or_default();
        offered.lines().any(|offer| offer == kind)
    })
    .await;
}

/// What stands at the end of the note on disk, once something does.
async fn added(vault: &Path) -> String {
    let mut added = String::new();
    wait("what is pasted on disk", async || {
        let text = fs::read_to_string(vault.join(NOTE)).expect("the note");
        let (_, rest) = text.split_once(END).expect("what it ended with");
        rest.clone_into(&mut added);
        !added.is_empty()
    })
    .await;
    added
}
