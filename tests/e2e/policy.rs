//! The content security policy and the ways out of the window, tried from inside: notes
//! are other people's text, and a webview that was taken over must get nowhere.

use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::vault;

#[test]
fn nothing_planted_in_the_page_runs() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tree", "").await;
        desktop.assert_clean_console();
        let planted = app
            .script(
                "const script = document.createElement('script'); \
                 script.textContent = 'window.planted = true'; \
                 document.head.append(script); \
                 const image = document.createElement('img'); \
                 image.setAttribute('onerror', 'window.planted = true'); \
                 image.src = 'data:image/png;base64,AAAA'; \
                 document.body.append(image); \
                 const link = document.createElement('a'); \
                 link.href = 'javascript:window.planted = true'; \
                 document.body.append(link); \
                 link.click(); \
                 return window.planted ?? false",
                vec![],
            )
            .await;
        assert_eq!(planted, json!(false));
        // The same channel told of nothing before, so it can tell.
        wait("the refusals in the log", async || {
            let log = desktop.log_text("app");
            log.contains("Refused to execute a script") && log.contains("Refused to load data:")
        })
        .await;
        assert_eq!(
            app.script("return window.planted ?? false", vec![]).await,
            json!(false)
        );
        app.end_unclean(desktop).await;
    });
}

#[test]
fn the_window_leads_nowhere() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tree", "").await;
        let answers = app
            .script_async(
                "const done = arguments[arguments.length - 1]; \
                 const invoke = (name, args) => window.__TAURI_INTERNALS__.invoke(name, args) \
                   .then(() => 'done', (error) => `refused: ${error.message ?? error}`); \
                 const tried = [ \
                   fetch('https://example.com/').then(() => 'done', () => 'refused: fetch'), \
                   invoke('plugin:dialog|open', { options: {} }), \
                   invoke('plugin:window|create', { options: { label: 'other' } }), \
                   invoke('plugin:event|emit', { event: 'index-changed' }), \
                   invoke('open_url', { request: { url: 'file:///etc/passwd' } }), \
                   invoke('open_url', { request: { url: 'javascript:alert(1)' } }), \
                   Promise.resolve(window.open('https://example.com/')) \
                     .then((opened) => (opened ? 'done' : 'refused: open')), \
                 ]; \
                 Promise.all(tried).then(done)",
                vec![],
            )
            .await;
        let answers = answers.as_array().expect("answers").clone();
        assert_eq!(answers.len(), 7);
        for answer in answers {
            assert!(
                answer
                    .as_str()
                    .is_some_and(|answer| answer.starts_with("refused")),
                "{answer}"
            );
        }
        app.script("location.href = 'https://example.com/'", vec![])
            .await;
        wait("the refusal in the log", async || {
            desktop
                .log_text("app")
                .contains("refused to leave the app's page")
        })
        .await;
        app.find("tree", "").await;
        app.end_unclean(desktop).await;
    });
}
