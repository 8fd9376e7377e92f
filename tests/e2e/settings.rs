//! What is chosen in the settings holds at once and is there after a start, each of it.

use serde_json::{Value, json};

use crate::app::{App, on_a_desktop};
use crate::axe::unbroken_in_both_themes;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

/// Lists and fields by their ids, with what is chosen in each.
const CHOSEN: [(&str, &str); 8] = [
    ("text-size", "20"),
    ("measure", "52"),
    ("vault-daily_note", "log/{yyyy}-{mm}-{dd}.md"),
    ("vault-daily_template", "forms/day.md"),
    ("vault-templates", "forms"),
    ("vault-attachments", "files"),
    ("vault-history_days", "30"),
    // Last: what is pressed by its place after that would be missed.
    ("zoom", "125"),
];

/// What is chosen by a press, by role and name.
const PRESSED: [(&str, &str); 5] = [
    ("checkbox", "Check spelling"),
    ("checkbox", "Offer commands behind /"),
    ("radio", "on Saturday"),
    ("checkbox", "Start when I log in"),
    // Last: the vault is opened anew by it.
    ("radio", "As in Obsidian"),
];

#[test]
fn every_setting_stays_after_a_start() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_settings().await;
        app.select("#vault-history_days").await;
        let before = app.shown_settings().await;
        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        app.click("textbox", "Shortcut").await;
        desktop.press("ctrl+alt+j");
        app.wait("the shortcut", async || {
            app.shown_settings().await["shortcut"] != before["shortcut"]
        })
        .await;
        for (role, name) in PRESSED {
            app.click(role, name).await;
        }
        app.wait("what counts as a tag", async || {
            app.ask("vault_settings", json!({})).await["profile"] == json!("obsidian")
        })
        .await;
        for (id, value) in CHOSEN {
            app.choose(id, value).await;
        }
        unbroken_in_both_themes(&app, "the settings").await;
        let chosen = app.shown_settings().await;
        for (id, was) in before.as_object().expect("the settings") {
            assert_ne!(&chosen[id], was, "{id} is as it was");
        }
        app.end(desktop).await;

        let app = start(desktop).await;
        app.open_settings().await;
        app.select("#vault-history_days").await;
        app.wait("what was chosen", async || {
            app.shown_settings().await == chosen
        })
        .await;
        let size =
            "return getComputedStyle(document.documentElement).getPropertyValue('--fs-body')";
        assert_eq!(app.script(size, vec![]).await, json!("20px"));
        // The page is drawn larger, so it has less room.
        let width = app.script("return innerWidth", vec![]).await;
        assert!(
            width.as_f64().is_some_and(|width| width < 1100.0),
            "{width}"
        );
        app.end(desktop).await;
    });
}

impl App {
    /// Chooses in a list or writes into a field, and waits until it is kept.
    async fn choose(&self, id: &str, value: &str) {
        let script = "const [id, value] = arguments; const field = document.getElementById(id); \
                      field.value = value; \
                      field.dispatchEvent(new Event('change', { bubbles: true }))";
        self.select(&format!("#{id}")).await;
        self.script(script, vec![json!(id), json!(value)]).await;
        let Some(name) = id.strip_prefix("vault-") else {
            return;
        };
        self.wait(id, async || {
            let kept = &self.ask("vault_settings", json!({})).await[name];
            kept.as_str()
                .map_or_else(|| kept.to_string(), str::to_owned)
                == value
        })
        .await;
    }

    /// What the settings show: of fields their values, of boxes whether they are ticked.
    async fn shown_settings(&self) -> Value {
        let script = "const shown = {}; \
             for (const field of document.querySelectorAll('.settings :is(select, input)')) { \
               if (field.closest('.keylist') || field.ariaDisabled === 'true') continue; \
               if (field.type === 'radio') { \
                 if (field.checked) shown[field.name] = field.parentElement.textContent.trim(); \
               } else if (field.id) \
                 shown[field.id] = field.type === 'checkbox' ? field.checked : field.value; \
             } \
             delete shown.language; delete shown.theme; \
             return shown";
        self.script(script, vec![]).await
    }
}

async fn start(desktop: &mut Desktop) -> App {
    let vault = vault::diary(desktop);
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}
