//! Getting to things without knowing where they are: the palette, the switcher, the
//! calendar, the outline, and passages in their streams.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::axe::broken_rules;
use crate::desktop::Desktop;
use crate::requests::Held;
use crate::vault;

impl App {
    /// Presses a letter with Ctrl, and Shift if it is a capital one.
    pub async fn command(&self, letter: char) {
        let script = "const [key, shiftKey] = arguments; \
             (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent( \
               'keydown', { key, code: 'Key' + key.toUpperCase(), ctrlKey: true, shiftKey, \
               bubbles: true, cancelable: true }))";
        let shift = letter.is_uppercase();
        self.script(script, vec![json!(letter.to_string()), json!(shift)])
            .await;
    }

    /// Types into the field of the list that lies over the window.
    pub async fn type_over(&self, text: &str) {
        let field = self.select("dialog [role=combobox]").await;
        field.send_keys(text).await.expect("typing");
    }

    /// Presses a key there.
    pub async fn key_over(&self, key: Key) {
        let field = self.select("dialog [role=combobox]").await;
        field.send_keys(&key).await.expect("a key");
    }

    /// Waits until an option with this text is the one that Enter takes.
    pub async fn offers(&self, text: &str) {
        let first = "[role=option][aria-selected=true]";
        self.shows(first, text).await;
    }

    async fn unbroken(&self, view: &str) {
        let broken = broken_rules(self).await;
        assert!(broken.is_empty(), "{view}:\n{}", broken.join("\n"));
    }
}

async fn start(desktop: &mut Desktop) -> App {
    let vault = vault::diary(desktop);
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}

#[test]
fn the_palette_runs_what_is_named() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.find("tab", "Notes").await;
        app.command('P').await;
        app.type_over("calendar").await;
        app.offers("Show the calendar").await;
        app.unbroken("the palette").await;
        app.key_over(Key::Enter).await;
        app.find("grid", "").await;
        assert_eq!(
            app.all("combobox", "Type a command").await.len(),
            0,
            "it is put away"
        );
        app.unbroken("the calendar").await;

        // What can't be done says why, and is not done.
        app.command('P').await;
        app.type_over("back").await;
        app.offers("Nothing before this").await;
        app.key_over(Key::Enter).await;
        app.remains("the palette", async || {
            app.all("combobox", "Type a command").await.len() == 1
        })
        .await;
        app.key_over(Key::Escape).await;
        app.end(desktop).await;
    });
}

#[test]
fn the_switcher_goes_to_notes_and_days_and_makes_notes() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.find("tab", "Notes").await;
        app.command('p').await;
        app.type_over("thrbind").await;
        app.offers("Thread binding").await;
        app.unbroken("the switcher").await;
        app.key_over(Key::Enter).await;
        app.shows(".cm-content", "Four holes").await;

        app.command('p').await;
        app.type_over("2024年11月10日").await;
        app.offers("10 November 2024").await;
        app.key_over(Key::Enter).await;
        app.shows(".stream", "夜、開票が始まる").await;
        let stream = app.text(".stream").await;
        assert!(!stream.contains("The tram"), "another day: {stream}");
        app.unbroken("a day").await;

        app.command('p').await;
        app.type_over("灯台").await;
        app.offers("灯台").await;
        app.key_over(Key::Enter).await;
        app.find("textbox", "Text of 灯台").await;
        let made = desktop.folder("vault").join("灯台.md");
        assert!(made.exists(), "{} was not made", made.display());
        app.end(desktop).await;
    });
}

#[test]
fn enter_in_the_switcher_takes_what_fits_all_that_is_typed() {
    on_a_desktop(async |desktop| {
        let (_, app) = vault::open_at(desktop, "潮見港").await;
        app.watch_requests().await;
        desktop.press("ctrl+p");
        app.select("dialog [role=option]").await;
        // The rows of what was typed before stay in sight until the answer is there.
        app.hold("match_notes", Held::Answer).await;
        desktop.press("t h r b i n d Return");
        app.wait("the question", async || {
            let asked = app.requests("match_notes").await;
            asked.iter().any(|call| call.request["text"] == "thrbind")
        })
        .await;
        app.remains("the switcher", async || {
            app.all("combobox", "Go to a note").await.len() == 1
        })
        .await;
        app.let_go().await;
        app.shows(".cm-content", "Four holes").await;

        // As fast as it goes.
        desktop.press("ctrl+p");
        app.select("dialog [role=option]").await;
        desktop.press("2 0 2 4 1 1 1 0 Return");
        app.shows(".stream", "夜、開票が始まる").await;
        app.end(desktop).await;
    });
}

#[test]
fn the_calendar_leads_to_days_and_the_outline_to_headings() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let long = format!("# 港\n\n{}\n\n## 船の名\n\n三笠\n", "行\n\n".repeat(200));
        fs::write(vault.join("港.md"), long).expect("a note");
        let args = ["--vault", &vault.display().to_string(), "--note", "港.md"];
        let app = App::start(desktop, &args).await;
        app.find("textbox", "Text of 港").await;
        app.click("link", "船の名").await;
        app.shows(".cm-content", "三笠").await;
        app.shows("a[aria-current=location]", "船の名").await;

        app.click("tab", "Calendar").await;
        app.command('p').await;
        app.type_over("2024-11-09").await;
        app.offers("9 November 2024").await;
        app.key_over(Key::Enter).await;
        app.shows(".stream", "港は静かだった").await;
        let day = app.find("button", "10 November 2024, 2 passages").await;
        day.click().await.expect("a click");
        app.shows(".stream", "投票所には朝から列ができた").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_passage_is_edited_where_it_is_read() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_tag("tram").await;
        let passage = app.find("article", "Passage").await;
        passage.send_keys("e").await.expect("a key");
        let field = app.find("textbox", "The passage").await;
        app.unbroken("a passage that is edited").await;
        field.send_keys(" Even on a Monday.").await.expect("typing");
        field.send_keys(&Key::Escape).await.expect("a key");
        app.shows(".stream", "Even on a Monday.").await;
        let note = desktop.folder("vault").join("diary/2024-11-11.md");
        let text = fs::read_to_string(note).expect("the note");
        assert_eq!(
            text,
            "# 2024年11月11日(月)\n\nThe tram was full this morning. See [[Thread binding]].\n\n#tram Even on a Monday.\n"
        );
        app.end(desktop).await;
    });
}
