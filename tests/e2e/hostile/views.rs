//! Hostile notes in every place where the app shows text of notes.

use std::collections::BTreeSet;
use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use super::control::Control;
use super::notes::{MANY, Notes};
use super::payloads::Payload;
use super::server::Server;
use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::windows::{CAPTURE, MAIN};

const EDITOR: &str = ".cm-content";
const STREAM: &str = ".stream";

/// The app with hostile notes.
struct Hostile {
    app: App,
    notes: Notes,
    server: Server,
    /// What is started when a link is opened writes here.
    opened: std::path::PathBuf,
}

impl Hostile {
    async fn start(desktop: &mut Desktop) -> Self {
        let opened = desktop.replace_program("xdg-open");
        let server = Server::start();
        let notes = Notes::write(desktop, &server.payloads);
        let app = App::start(desktop, &["--vault", &notes.vault.display().to_string()]).await;
        app.watch_payloads().await;
        app.watch_requests().await;
        app.select("[role=tree]").await;
        Self {
            app,
            notes,
            server,
            opened,
        }
    }

    /// The payloads of the notes' texts.
    fn all(&self) -> BTreeSet<usize> {
        self.server
            .payloads
            .iter()
            .map(|payload| payload.n)
            .collect()
    }

    /// Nothing has run, was asked for or opened, and the policy of the page had nothing to
    /// refuse: it is the second wall, not the first.
    async fn end(self, desktop: &mut Desktop) {
        let problems = self.app.problems().await;
        assert!(problems.is_empty(), "{problems:#?}");
        assert_eq!(self.server.hits(), BTreeSet::new());
        let opened = fs::read_to_string(&self.opened).unwrap_or_default();
        assert_eq!(opened, "", "a program was started");
        self.app.end(desktop).await;
    }
}

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
fn hostile_texts_are_texts_in_streams_and_what_is_made_of_them() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        app.open_tag("敵意").await;
        app.shows_some_as_text(STREAM, &hostile.all(), 25).await;
        let followed = app
            .script("return hostile.follow('.prose a')", vec![])
            .await;
        assert!(followed.as_u64() > Some(0), "no link was in sight");

        app.open_tag("敵意").await;
        app.script("window.print = () => undefined", vec![]).await;
        app.click("button", "Print").await;
        app.shows_some_as_text(".printed", &hostile.all(), 600)
            .await;
        app.script("dispatchEvent(new Event('afterprint'))", vec![])
            .await;

        app.click("button", "Export: HTML").await;
        let mut page = String::new();
        wait("the page that is exported", async || {
            let asked = app.requests("save_export").await;
            let text = asked
                .first()
                .and_then(|asked| asked.request["text"].as_str());
            page = text.unwrap_or_default().to_owned();
            !page.is_empty()
        })
        .await;
        wait("the dialog to close", async || {
            desktop.press("Escape");
            let asked = app.requests("save_export").await;
            !asked[0].answer.is_null()
        })
        .await;
        let server = hostile.server.clone();
        hostile.end(desktop).await;
        exported(desktop, &server, page).await;
    });
}

/// The page runs nothing even where its own policy is not kept, as in a mail program.
async fn exported(desktop: &mut Desktop, server: &Server, page: String) {
    let policy = "http-equiv=\"Content-Security-Policy\"";
    assert!(page.contains(policy), "{}", &page[..400.min(page.len())]);
    let bare = page.replace(policy, "name=\"was-a-policy\"");
    let control = Control::start(desktop, server).await;
    server.forget();
    for (planted, runs) in [("", false), ("<img src=x onerror=top.fired(1)>", true)] {
        let page = bare.replace("</body>", &format!("{planted}</body>"));
        assert!(page.len() >= bare.len());
        server.hand_out(page.replacen(
            "<head>",
            "<head><script>var ran = 0; window.fired = () => { ran += 1; }</script>",
            1,
        ));
        control.go_to("/made").await;
        let needs: BTreeSet<_> = server
            .payloads
            .iter()
            .map(|payload| &payload.needs)
            .collect();
        control.watch().await;
        let ran = control
            .script(
                "for (const element of document.querySelectorAll('body, body *:not(a[href^=http])')) \
                   for (const needs of arguments[0]) if (needs !== 'wheel') poke(element, needs); \
                 return ran",
                vec![json!(needs)],
            )
            .await;
        assert_eq!(ran.as_u64() > Some(0), runs, "{ran} ran");
    }
    assert_eq!(server.hits(), BTreeSet::new());
    control.end(desktop).await;
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
fn hostile_names_are_texts_in_tabs_and_the_capture_window() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        let names = &hostile.notes.named;
        for payload in hostile
            .server
            .payloads
            .iter()
            .filter(|one| names.contains(&one.n))
            .step_by(30)
            .take(4)
        {
            go_to(app, &payload.text).await;
            let title = "return document.title.includes(arguments[0])";
            let told = vec![json!(format!("fired({})", payload.n))];
            app.wait("its title", async || {
                app.script(title, told.clone()).await == json!(true)
            })
            .await;
            assert_eq!(app.problems().await, [""; 0]);
        }

        app.in_window(CAPTURE).await;
        app.watch_payloads().await;
        desktop.press("ctrl+alt+space");
        app.has_the_keyboard().await;
        let field = app.find("textbox", "").await;
        for payload in &hostile.server.payloads[..6] {
            field
                .send_keys(&format!("{} #敵", payload.text))
                .await
                .expect("typing");
            assert_eq!(app.problems().await, [""; 0]);
        }
        field.clear().await.expect("an empty field");
        desktop.press("Escape");
        app.in_window(MAIN).await;
        hostile.end(desktop).await;
    });
}

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

/// Opens what lies over the window: `p` the switcher, `P` the palette.
async fn over(app: &App, letter: char) {
    app.wait("what lies over the window", async || {
        app.command(letter).await;
        let there = "return document.querySelector('dialog [role=combobox]') !== null";
        app.script(there, vec![]).await == json!(true)
    })
    .await;
}

/// Opens the note that is found first by this name. Roles are not asked for: to tell those
/// of everything that a hostile vault shows takes long.
async fn go_to(app: &App, name: &str) {
    over(app, 'p').await;
    app.type_over(name).await;
    app.select("dialog [role=option][aria-selected=true]").await;
    app.key_over(Key::Enter).await;
    app.select(EDITOR).await;
}
