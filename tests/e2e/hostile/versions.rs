//! Hostile texts where versions of a note are shown: two that met, and earlier ones.

use std::fs;

use serde_json::json;

use super::opened::{EDITOR, Hostile, go_to};
use super::payloads::Payload;
use crate::app::on_a_desktop;

#[test]
fn hostile_texts_are_texts_where_two_versions_meet() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let file = hostile.notes.vault.join("Target.md");
        let fifty: Vec<_> = hostile
            .server
            .payloads
            .iter()
            .step_by(13)
            .take(50)
            .collect();
        let theirs: String = fifty
            .iter()
            .map(|one| format!("{} end-{}\n\n", one.text, one.n))
            .collect();
        go_to(app, "Target").await;
        let editor = app.select(EDITOR).await;
        editor
            .send_keys("\u{e009}\u{e011}\u{e000}")
            .await
            .expect("Ctrl Home");
        let mut round = 0;
        app.wait("a notice of the conflict", async || {
            round += 1;
            editor
                .send_keys(&format!("<img src=x onerror=top.fired({round})> "))
                .await
                .expect("typing");
            fs::write(&file, format!("# {round} theirs\n\n{theirs}"))
                .expect("another program's save");
            !app.all("alert", "").await.is_empty()
        })
        .await;
        app.click("button", "Compare and choose").await;
        app.find("region", "Two versions").await;
        let numbers = fifty.iter().map(|one| one.n).collect();
        app.shows_some_as_text(".hunk.theirs", &numbers, 40).await;
        app.shows(".hunk.ours", "<img src=x onerror").await;
        app.click("button", "Keep both").await;
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_in_what_changed_since() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let file = hostile.notes.vault.join("Target.md");
        let some: Vec<_> = hostile
            .server
            .payloads
            .iter()
            .step_by(13)
            .take(50)
            .collect();
        let lines = |some: &[&Payload]| -> String {
            let line = |one: &&Payload| format!("{} end-{}\n\n", one.text, one.n);
            some.iter().map(line).collect()
        };
        let (gone, came) = some.split_at(25);
        fs::write(&file, format!("# Target\n\n{}", lines(gone))).expect("a note");
        go_to(app, "Target").await;
        app.shows(EDITOR, "fired(").await;
        // What is typed makes a version of what was there before.
        let editor = app.select(EDITOR).await;
        editor.send_keys("x ").await.expect("typing");
        app.select(".history .version").await;
        fs::write(&file, format!("# Target\n\n{}", lines(came))).expect("a later note");
        // What stands beside a note moves while it is filled: a click may miss.
        app.wait("an earlier version", async || {
            let click = "[...document.querySelectorAll('.history .version')].at(-1)?.click(); \
                         return document.querySelector('.diff') !== null";
            app.script(click, vec![]).await == json!(true)
        })
        .await;
        let numbers = some.iter().map(|one| one.n).collect();
        app.shows_some_as_text(".diff", &numbers, 40).await;
        hostile.end(desktop).await;
    });
}
