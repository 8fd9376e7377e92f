//! Hostile texts in a stream and in what is made of it: its print and a page of HTML.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use super::control::Control;
use super::opened::Hostile;
use super::server::Server;
use crate::app::on_a_desktop;
use crate::chooser::choose;
use crate::desktop::Desktop;

const STREAM: &str = ".stream";

#[test]
fn hostile_texts_are_texts_in_streams_and_links_lead_nowhere_else() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        app.open_tag("敵意").await;
        app.shows_some_as_text(STREAM, &hostile.all(), 25).await;
        let followed = app
            .script("return hostile.follow('.prose a')", vec![])
            .await;
        assert!(followed.as_u64() > Some(0), "no link was in sight");
        hostile.end(desktop).await;
    });
}

#[test]
fn hostile_texts_are_texts_in_what_is_made_of_a_stream() {
    on_a_desktop(async |desktop| {
        let hostile = Hostile::start(desktop).await;
        let app = &hostile.app;
        app.open_tag("敵意").await;
        app.script("window.print = () => undefined", vec![]).await;
        app.click("button", "Print").await;
        app.shows_some_as_text(".printed", &hostile.all(), 600)
            .await;
        app.script("dispatchEvent(new Event('afterprint'))", vec![])
            .await;

        app.click("button", "Export: HTML").await;
        let file = desktop.folder("exports").join("page.html");
        choose(desktop, "Export", &file).await;
        app.shows(".done", "Exported to page.html.").await;
        let page = fs::read_to_string(&file).expect("the page");
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
                "for (const element of document.querySelectorAll('body, body *:not(a[href^=http], a[href^=http] *)')) \
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
