//! Hostile texts in what stands beside a note, over it and in its place: the reading view,
//! the notes around it, templates, a new name's preview, an import, the settings, notices.

use std::fmt::Write;
use std::fs;

use fantoccini::key::Key;

use super::notes::MANY;
use super::opened::{EDITOR, Hostile, go_to};
use super::payloads::Payload;
use crate::app::on_a_desktop;
use crate::chooser::choose;

#[test]
fn hostile_texts_are_texts_where_a_note_is_read() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let payloads = hostile.server.payloads.chunks(MANY);
        let notes = hostile.notes.formed.iter().zip(payloads);
        for (at, (title, payloads)) in notes.step_by(6).enumerate() {
            go_to(app, title).await;
            app.shows(EDITOR, title).await;
            // A tab keeps it for the notes that follow.
            if at == 0 {
                app.command('e').await;
            }
            app.select(".ed-reading").await;
            let numbers = payloads.iter().map(|Payload { n, .. }| *n).collect();
            app.shows_as_text(EDITOR, &numbers).await;
        }
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_names_are_texts_around_a_note_and_in_its_notices() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let names = &hostile.notes.named;
        go_to(app, "Target").await;
        app.select(".graph canvas").await;
        app.select(".graph button[aria-expanded=false]")
            .await
            .click()
            .await
            .expect("a click");
        app.shows_some_as_text(".graph ul", names, 60).await;

        let odd = "<img src=x onerror=top.fired(3)>";
        let copy = format!("Target ({odd}'s conflicted copy 2024-11-12).md");
        fs::write(hostile.notes.vault.join(&copy), "# Target\n\nAnother.\n").expect("a copy");
        app.shows("[role=alert]", &copy).await;
        assert_eq!(app.problems().await, [""; 0]);

        app.open_settings().await;
        app.shows(".settings", "This folder").await;
        assert_eq!(app.problems().await, [""; 0]);
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_in_templates_and_what_they_leave() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let folder = hostile.notes.vault.join("templates");
        fs::create_dir(&folder).expect("a folder");
        let named: Vec<_> = hostile
            .server
            .payloads
            .iter()
            .filter(|one| hostile.notes.named.contains(&one.n))
            .take(20)
            .collect();
        for payload in &named {
            let text = format!("{{{{{}}}}}\n\n{}\n", payload.text, payload.text);
            fs::write(folder.join(format!("{}.md", payload.text)), text).expect("a template");
        }
        go_to(app, "Target").await;
        app.run_command("Insert a template").await;
        let numbers = named.iter().map(|one| one.n).collect();
        app.shows_some_as_text("dialog [role=listbox]", &numbers, 8)
            .await;
        app.key_over(Key::Enter).await;
        app.shows(".done", "fired(").await;
        assert_eq!(app.problems().await, [""; 0]);
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_before_a_new_name_is_given() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        go_to(app, "Target").await;
        app.run_command("Rename the note").await;
        let field = app.select(".long .ask input").await;
        field.clear().await.expect("an empty field");
        field
            .send_keys("<img src=x onerror=top.fired(4)>")
            .await
            .expect("typing");
        app.shows_some_as_text(".preview", &hostile.all(), 60).await;
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_in_the_report_of_an_import() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let mut export = String::new();
        for Payload { n, text, .. } in hostile.server.payloads.iter() {
            let line = text.replace(['\n', '\r'], " ");
            writeln!(
                export,
                "TITLE: {line} end-{n}\nDATE: 02/{:02}/2024 10:00:00\nCATEGORY: {line} end-{n}\n\
                 CONVERT BREAKS: {line}\n-----\nBODY:\n{line} end-{n}\n-----\n--------",
                n % 28 + 1
            )
            .expect("a text");
        }
        let file = desktop
            .folder("exports")
            .join("<img src=x onerror=top.fired(5)>.txt");
        fs::write(&file, export).expect("an export");
        app.run_command("Import a blog").await;
        choose(desktop, "Import a blog", &file).await;
        app.shows(".long", "<img src=x").await;
        app.shows_some_as_text(".long .lists", &hostile.all(), 60)
            .await;
        hostile.end(desktop).await;
    });
}
