//! No view breaks a rule of axe-core, and axe-core would tell if one did.

use crate::app::{App, on_a_desktop};
use crate::axe::broken_rules;
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

#[test]
fn no_view_breaks_a_rule() {
    on_a_desktop(async |desktop| {
        let app = App::start(desktop, &[]).await;
        app.find("button", "Choose a folder").await;
        unbroken(&app, "first run").await;
        app.end(desktop).await;

        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("潮見港").await;
        app.shows("[aria-label='Context panel']", "投票の前の日")
            .await;
        unbroken(&app, "a note with its backlinks").await;
        app.open_tag("住民投票").await;
        app.shows(".stream", "開票が始まる").await;
        unbroken(&app, "a stream").await;
        app.search("港").await;
        app.shows("main", "港の歴史").await;
        unbroken(&app, "search results").await;
        app.open_settings().await;
        unbroken(&app, "settings").await;
        app.in_window(CAPTURE).await;
        desktop.press("ctrl+alt+space");
        app.has_the_keyboard().await;
        app.find("textbox", "")
            .await
            .send_keys("#潮")
            .await
            .expect("typing");
        app.select("[role=option]").await;
        unbroken(&app, "quick capture").await;
        app.in_window(MAIN).await;

        let plant = "document.body.append(document.createElement('button')); \
                     const pale = document.createElement('p'); \
                     pale.textContent = 'pale'; \
                     pale.style.color = '#ccc'; \
                     pale.style.background = '#fff'; \
                     document.querySelector('main').append(pale)";
        app.script(plant, vec![]).await;
        let found = broken_rules(&app).await.join("\n");
        assert!(
            found.contains("button-name") && found.contains("color-contrast"),
            "found: {found}"
        );
        app.end(desktop).await;
    });
}

/// Fails when what the window shows breaks a rule.
pub async fn unbroken(app: &App, view: &str) {
    let broken = broken_rules(app).await;
    assert!(
        broken.is_empty(),
        "{view} breaks rules:\n{}",
        broken.join("\n")
    );
}
