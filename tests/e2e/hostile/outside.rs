//! Hostile texts around the open folder of notes: a file that lies in none, the folders that
//! may be opened, and the window of captures.

use std::collections::BTreeSet;
use std::fs;

use fantoccini::key::Key;

use super::notes::MANY;
use super::opened::{Hostile, over};
use crate::app::{App, on_a_desktop};
use crate::opening::give;
use crate::windows::{CAPTURE, MAIN};

/// A name that would act, with its number.
fn name(number: usize) -> String {
    format!("<img src=x onerror=top.fired({number})>")
}

/// Of the vault's own folder.
const VAULT: usize = 9999;
/// Of two more.
const OTHERS: [usize; 2] = [9997, 9998];

#[test]
fn a_hostile_file_that_is_shown_alone_is_text() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let [folder, file] = OTHERS.map(name);
        let file = desktop.folder(&folder).join(format!("{file}.md"));
        let note = hostile.notes.vault.join("diary/2024-02-01.md");
        fs::copy(note, &file).expect("a file");
        give(desktop, &file.display().to_string());
        app.shows_as_text("dialog.alone header", &OTHERS.into())
            .await;
        let payloads = hostile.server.payloads.iter().take(MANY);
        let numbers = payloads.map(|one| one.n).collect();
        app.shows_as_text("dialog.alone .cm-content", &numbers)
            .await;
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_names_of_folders_are_texts_where_one_is_chosen() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let mut folders = vec![hostile.notes.vault.clone()];
        for number in OTHERS {
            let folder = desktop.folder(&name(number));
            let note = format!("Within {number}");
            fs::write(folder.join(format!("{note}.md")), "").expect("a note");
            give(desktop, &folder.display().to_string());
            app.find("treeitem", &note).await;
            folders.push(folder);
        }
        over(app, 'P').await;
        app.type_over("fired").await;
        // The last one is open.
        let before = BTreeSet::from([VAULT, OTHERS[0]]);
        app.shows_as_text("dialog [role=listbox]", &before).await;
        app.key_over(Key::Escape).await;
        hostile.end(desktop).await;

        // Where none is to be had, one begins anew, and they are offered.
        for (at, folder) in folders.iter().enumerate() {
            fs::rename(folder, folder.with_file_name(format!("away {at}"))).expect("it is moved");
        }
        let app = App::start(desktop, &[]).await;
        app.watch_payloads().await;
        let all = BTreeSet::from([VAULT, OTHERS[0], OTHERS[1]]);
        app.shows_as_text(".first-run", &all).await;
        app.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_in_the_window_of_captures() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let (app, names) = (&hostile.app, &hostile.notes.named);
        give(desktop, "--capture");
        app.in_window(CAPTURE).await;
        app.watch_payloads().await;
        let target = app.select("button.target").await;
        target.click().await.expect("a click");
        let field = app.select(".chooser input").await;
        field.send_keys("fired").await.expect("typing");
        app.shows_some_as_text(".chooser", names, 8).await;
        field.send_keys(&Key::Enter).await.expect("a key");
        app.shows_some_as_text(".to", names, 1).await;

        let text = app.select("textarea").await;
        text.send_keys("#fired").await.expect("typing");
        app.shows(".opts", "javascript:top.fired").await;
        assert_eq!(app.problems().await, [""; 0]);
        text.send_keys(" [[fired").await.expect("typing");
        // There is room for three.
        app.shows_some_as_text(".opts", &hostile.all(), 3).await;
        app.in_window(MAIN).await;
        hostile.end(desktop).await;
    });
}
