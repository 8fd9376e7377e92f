//! Hostile texts in the frame around notes: tabs, the window's title, the capture window.

use serde_json::json;

use super::opened::{Hostile, go_to_file};
use crate::app::on_a_desktop;
use crate::windows::{CAPTURE, MAIN};

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
            go_to_file(app, "names", &payload.text).await;
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
