//! Hostile texts in what comes over a view and goes again: the list of changes, a passage that
//! is peeked at or edited where it stands, and what is offered while one types.

use std::collections::BTreeSet;
use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use super::notes::MANY;
use super::opened::{EDITOR, Hostile, go_to};
use super::payloads::Payload;
use crate::app::{command_line, on_a_desktop};

impl Hostile {
    /// So many payloads that are names of notes.
    fn names(&self, many: usize) -> Vec<&Payload> {
        let all = self.server.payloads.iter();
        let named = all.filter(|one| self.notes.named.contains(&one.n));
        named.take(many).collect()
    }
}

fn numbers(payloads: &[&Payload]) -> BTreeSet<usize> {
    payloads.iter().map(|one| one.n).collect()
}

#[test]
fn hostile_names_are_texts_in_the_list_of_changes() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let (app, vault) = (&hostile.app, &hostile.notes.vault);
        let names = hostile.names(12);
        let (renamed, left) = names.split_at(6);
        for Payload { n, text, .. } in renamed {
            let (from, to) = (format!("names/{text}.md"), format!("names/was {n}.md"));
            let folder = vault.display().to_string();
            let args = ["--vault", &folder, "rename", "--yes", "--", &from, &to];
            let done = desktop.run(&command_line(), &args);
            assert!(done.is_some(), "{from} was not renamed");
        }

        // Others are written while the change is looked at, and stay as they are.
        let write = |text: &str| {
            fs::create_dir_all(vault.join("left")).expect("a folder");
            for one in left {
                let note = vault.join(format!("left/{}.md", one.text));
                fs::write(note, text).expect("a note");
            }
        };
        write("[[Leaves]]\n");
        fs::write(vault.join("Leaves.md"), "# Leaves\n").expect("a note");
        go_to(app, "Leaves").await;
        app.run_command("Rename the note").await;
        let field = app.select(".long .ask input").await;
        field.clear().await.expect("an empty field");
        field.send_keys("Leaf").await.expect("typing");
        app.shows_as_text(".preview", &numbers(left)).await;
        write("[[Leaves]], and more\n");
        app.click("button", "Change them all").await;
        app.click("button", "Show").await;
        app.shows_as_text(".changes", &numbers(&names)).await;
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_where_a_passage_is_peeked_at_and_edited() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        app.open_tag("敵意").await;
        let nth = "return [document.querySelectorAll('.stream article')[arguments[0]]] \
                     .filter(Boolean)";
        // Each has some more in sight than those before.
        for at in 0..4 {
            let passage = app.first(nth, vec![json!(at)]).await;
            passage.send_keys(" ").await.expect("a key");
            app.shows_some_as_text(".peek", &hostile.all(), 5 + at)
                .await;
            let peek = app.select(".peek").await;
            peek.send_keys(&Key::Escape).await.expect("a key");
        }

        let passage = app.first(nth, vec![json!(0)]).await;
        passage.send_keys("e").await.expect("a key");
        // What a field holds is no text of the page.
        let held = "return document.querySelector('.inplace textarea')?.value ?? ''";
        app.wait("the passage in its field", async || {
            let held = app.script(held, vec![]).await;
            held.as_str().is_some_and(|held| held.contains("<form"))
        })
        .await;
        assert_eq!(app.problems().await, [""; 0]);
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_where_they_are_offered_while_one_types() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        go_to(app, "Target").await;
        let editor = app.select(EDITOR).await;
        let (note, headings) = most_words(&hostile);
        let heading = format!("[[{note}#");
        let offered = [
            ("[[fired", hostile.all(), 8),
            (&*heading, headings, 8),
            ("#<", hostile.all(), 3),
        ];
        for (typed, payloads, many) in offered {
            editor
                .send_keys("\u{e009}\u{e010}\u{e000}")
                .await
                .expect("Ctrl End");
            editor
                .send_keys(&format!("\u{e007}{typed}"))
                .await
                .expect("typing");
            app.shows_some_as_text(".cm-tooltip-autocomplete", &payloads, many)
                .await;
            editor.send_keys(&Key::Escape).await.expect("a key");
            let there = "return document.querySelector('.cm-tooltip-autocomplete') !== null";
            app.wait("the list to close", async || {
                app.script(there, vec![]).await == json!(false)
            })
            .await;
        }
        hostile.end(desktop).await;
    });
}

/// The note of most headings that are more than markup, whose names are empty; and their
/// payloads.
fn most_words(hostile: &Hostile) -> (&str, BTreeSet<usize>) {
    let words = |some: &&[Payload]| -> BTreeSet<usize> {
        let some = some.iter().filter(|one| !one.text.contains('<'));
        some.map(|one| one.n).collect()
    };
    let batches = hostile.server.payloads.chunks(MANY);
    let (title, payloads) = hostile
        .notes
        .batches
        .iter()
        .zip(batches)
        .max_by_key(|(_, some)| words(some).len())
        .expect("a note");
    (title, words(&payloads))
}
