//! Hostile notes in the editor, beside it, in lists, trees and what lies over the window.

use fantoccini::key::Key;
use serde_json::json;

use super::notes::MANY;
use super::opened::{EDITOR, Hostile, go_to, over};
use super::payloads::Payload;
use crate::app::on_a_desktop;

#[test]
fn hostile_texts_are_texts_in_the_editor_and_beside_it() {
    in_the_editor(0);
}

#[test]
fn more_hostile_texts_are_texts_in_the_editor_and_beside_it() {
    in_the_editor(1);
}

#[test]
fn the_last_hostile_texts_are_texts_in_the_editor_and_beside_it() {
    in_the_editor(2);
}

/// Looks through every third note with payloads.
fn in_the_editor(first: usize) {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let payloads = hostile.server.payloads.chunks(MANY);
        let notes = hostile.notes.batches.iter().zip(payloads);
        for (title, payloads) in notes.skip(first).step_by(3) {
            go_to(app, title).await;
            let numbers = payloads.iter().map(|Payload { n, .. }| *n).collect();
            app.shows_as_text(EDITOR, &numbers).await;
        }
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_names_are_texts_in_lists() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let names = &hostile.notes.named;
        assert!(names.len() >= 100, "{} names", names.len());

        app.click("treeitem", "names").await;
        app.shows_some_as_text("[role=tree]", names, names.len())
            .await;

        app.click("tab", "Tags").await;
        app.select("[role=tree]").await;
        app.shows_some_as_text("[role=tree]", &hostile.all(), 60)
            .await;
        app.click("tab", "Calendar").await;
        app.select("[role=grid]").await;
        assert_eq!(app.problems().await, [""; 0]);
        app.select("#view-searches")
            .await
            .click()
            .await
            .expect("a click");
        app.shows_as_text(".searches", names).await;

        app.search("fired").await;
        app.shows_some_as_text("main .stream", &hostile.all(), 25)
            .await;

        over(app, 'p').await;
        app.type_over("fired").await;
        app.shows_some_as_text("dialog [role=listbox]", names, 12)
            .await;
        app.key_over(Key::Escape).await;
        over(app, 'P').await;
        app.type_over("<img src=x onerror=top.fired(1)>").await;
        assert_eq!(app.problems().await, [""; 0]);
        app.key_over(Key::Escape).await;

        over(app, 'P').await;
        app.type_over("diagnostics").await;
        app.offers("Show diagnostics").await;
        app.key_over(Key::Enter).await;
        app.shows_as_text(".diagnostics", names).await;
        hostile.end(desktop).await;
    });
}

#[test]
fn a_hole_would_be_seen() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        app.open_tag("敵意").await;
        app.select(".prose p").await;
        let holes = [
            "<img src=x onerror=top.fired(1)>",
            "<a href='javascript:top.fired(1)'>x</a>",
            "<b onclick=top.fired(1)>x</b>",
            "<form action='http://127.0.0.1/'></form>",
            "<svg><use href='http://127.0.0.1/'></use></svg>",
            "<a id=hostileScript></a>",
            "<p style='background:url(http://127.0.0.1/)'>x</p>",
        ];
        for hole in holes {
            let planted = app
                .script(
                    "const place = document.querySelector('.prose').appendChild(document.createElement('div')); \
                     place.innerHTML = arguments[0]; \
                     const problems = hostile.problems(); place.remove(); return problems.length",
                    vec![json!(hole)],
                )
                .await;
            assert!(planted.as_u64() > Some(0), "{hole} was not seen");
        }
        hostile.app.end_unclean(desktop).await;
    });
}
