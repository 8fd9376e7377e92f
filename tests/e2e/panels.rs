//! What stands around notes and streams: the history and its way back, the picture of what
//! lies around a note, templates, and keys that are changed.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::axe::broken_rules;
use crate::desktop::Desktop;
use crate::vault;

impl App {
    /// Runs a command of the palette.
    pub async fn run_command(&self, name: &str) {
        let key = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'P', code: 'KeyP', \
                   ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }))";
        self.script(key, vec![]).await;
        let field = self.select("dialog [role=combobox]").await;
        field.send_keys(name).await.expect("typing");
        self.shows("[role=option][aria-selected=true]", name).await;
        field.send_keys(&Key::Enter).await.expect("a key");
    }

    async fn has_no_broken_rule(&self, view: &str) {
        let broken = broken_rules(self).await;
        assert!(broken.is_empty(), "{view}:\n{}", broken.join("\n"));
    }
}

async fn start(desktop: &mut Desktop) -> App {
    let vault = vault::diary(desktop);
    App::start(desktop, &["--vault", &vault.display().to_string()]).await
}

#[test]
fn a_version_says_what_changed_and_is_put_back_and_undone() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        let file = desktop.folder("vault").join("topics/Thread binding.md");
        let before = fs::read_to_string(&file).expect("the note");
        app.open_note("Thread binding").await;
        let editor = app.find("textbox", "Text of ").await;
        editor.send_keys("Wax the thread. ").await.expect("typing");
        // What was on disk is a version by then, and what was saved too.
        app.wait("two versions", async || {
            app.all("link", "Version of ").await.len() == 2
        })
        .await;
        app.find("link", "Another program")
            .await
            .click()
            .await
            .expect("a click");
        app.shows(".diff .came", "Wax the thread.").await;
        app.has_no_broken_rule("a version").await;
        app.click("button", "Restore this version").await;
        wait("the earlier text", async || {
            fs::read_to_string(&file).is_ok_and(|text| text == before)
        })
        .await;
        app.shows(".done", "as it was then").await;
        app.has_no_broken_rule("what was done").await;
        app.click("button", "Undo").await;
        wait("the later text", async || {
            fs::read_to_string(&file).is_ok_and(|text| text.contains("Wax the thread."))
        })
        .await;
        app.run_command("Delete the note").await;
        wait("no note", async || !file.exists()).await;
        app.click("button", "Undo").await;
        wait("the note", async || file.exists()).await;
        app.shows(".cm-content", "Wax the thread.").await;
        app.end(desktop).await;
    });
}

#[test]
fn the_notes_around_a_note_are_a_picture_and_a_list() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_note("潮見港").await;
        app.select(".graph canvas").await;
        // Drawn by what the worker answered: some of it is not empty.
        let script = "const [done] = arguments; const canvas = document.querySelector('.graph canvas'); \
             const { width, height } = canvas; \
             const data = canvas.getContext('2d').getImageData(0, 0, width, height).data; \
             done(data.some((value) => value !== 0))";
        app.wait("a picture", async || {
            app.script_async(script, vec![]).await == json!(true)
        })
        .await;
        app.click("button", "As a list").await;
        app.shows(".graph ul", "Thread binding").await;
        app.shows(".graph ul", "2024-11-09").await;
        // The colours say what they mean, and so does a search what it leaves.
        let choose = "const list = document.querySelector('.graph select'); \
                      list.value = 'folder'; \
                      list.dispatchEvent(new Event('change', { bubbles: true }))";
        app.script(choose, vec![]).await;
        app.shows(".graph .legend", "diary").await;
        app.has_no_broken_rule("what lies around a note").await;
        let field = "Narrow by a search";
        app.fill("textbox", field, "path:diary").await;
        app.wait("the notes of the diary alone", async || {
            let list = app.text(".graph ul:last-of-type").await;
            list.contains("2024-11-09") && !list.contains("Thread binding")
        })
        .await;
        app.fill("textbox", field, "路面電車の運賃表").await;
        app.shows(".graph", "The search finds nothing").await;
        app.fill("textbox", field, " ").await;
        app.shows(".graph ul", "Thread binding").await;
        app.select(".graph ul a")
            .await
            .click()
            .await
            .expect("a click");
        app.shows("[role=tab][aria-selected=true]", "2024-11-09")
            .await;
        app.end(desktop).await;
    });
}

#[test]
fn a_calendar_shows_the_days_of_what_a_search_finds_and_leads_there() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.click("tab", "Calendar").await;
        app.command('p').await;
        app.type_over("2024-11-09").await;
        app.offers("9 November 2024").await;
        app.key_over(Key::Enter).await;
        app.shows(".calendar", "Nov 2024").await;
        app.fill("textbox", "Filter days by a search", "no such words")
            .await;
        app.shows(".calendar", "finds nothing in this month").await;
        app.fill("textbox", "Filter days by a search", "#住民投票")
            .await;
        app.has_no_broken_rule("a calendar of a search").await;
        let day = ".calendar .date:is(.shade-1, .shade-2, .shade-3, .shade-4)";
        app.select(day).await.click().await.expect("a click");
        app.shows("main .title", "#住民投票 date:2024-11-09").await;
        app.shows("main .stream", "投票の前の日").await;
        app.end(desktop).await;
    });
}

#[test]
fn the_passages_of_a_tag_are_saved_as_a_search() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_tag("住民投票").await;
        app.click("button", "Save search").await;
        app.shows(".stream", "Saved as a note.").await;
        app.click("tab", "Saved").await;
        app.click("link", "住民投票").await;
        app.shows("main .title", "#住民投票").await;
        app.shows("main .stream", "開票が始まる").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_template_is_inserted_at_the_cursor_and_begins_notes() {
    on_a_desktop(async |desktop| {
        let folder = vault::diary(desktop);
        fs::create_dir_all(folder.join("templates")).expect("a folder");
        fs::write(
            folder.join("templates/Meeting.md"),
            "## {{title}}, {{date:YYYY年M月D日}}\n\n{{cursor}}\n\nEnd {{dat}}\n",
        )
        .expect("a template");
        let app = App::start(desktop, &["--vault", &folder.display().to_string()]).await;
        app.open_note("Thread binding").await;
        app.run_command("Insert a template").await;
        app.shows("[role=option][aria-selected=true]", "Meeting")
            .await;
        app.has_no_broken_rule("the templates").await;
        let field = app.select("dialog [role=combobox]").await;
        field.send_keys(&Key::Enter).await.expect("a key");
        app.shows(".done", "{{dat}}").await;
        let editor = app.find("textbox", "Text of ").await;
        editor.send_keys("Here.").await.expect("typing");
        let file = folder.join("topics/Thread binding.md");
        wait("the template on disk", async || {
            fs::read_to_string(&file).is_ok_and(|text| {
                text.starts_with("## Thread binding, ")
                    && text.contains("日\n\nHere.\n\nEnd {{dat}}\n")
            })
        })
        .await;
        app.run_command("New note from a template").await;
        let field = app.select("dialog [role=combobox]").await;
        field.send_keys(&Key::Enter).await.expect("a key");
        app.fill("textbox", "Name", "Board").await;
        app.click("button", "Make").await;
        wait("the new note", async || {
            fs::read_to_string(folder.join("topics/Board.md"))
                .is_ok_and(|text| text.starts_with("## Board, "))
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn a_key_is_changed_and_one_that_two_commands_have_is_told() {
    on_a_desktop(async |desktop| {
        let app = start(desktop).await;
        app.open_settings().await;
        let field = app.find("textbox", "Key of “Show diagnostics”").await;
        field.click().await.expect("a click");
        app.has_the_keyboard().await;
        desktop.press("ctrl+d");
        app.shows(".keylist", "Also: Open today’s note").await;
        app.has_no_broken_rule("two commands of one key").await;
        desktop.press("ctrl+alt+j");
        app.wait("no conflict", async || {
            !app.text(".keylist").await.contains("Also:")
        })
        .await;
        app.script("document.activeElement.blur()", vec![]).await;
        app.wait("the diagnostics", async || {
            desktop.press("ctrl+alt+j");
            app.text("[role=tab][aria-selected=true]")
                .await
                .contains("Diagnostics")
        })
        .await;
        app.end(desktop).await;

        // It is the command's key after a start too.
        let app = start(desktop).await;
        app.open_note("潮見港").await;
        app.has_the_keyboard().await;
        app.wait("the diagnostics", async || {
            desktop.press("ctrl+alt+j");
            app.text("[role=tab][aria-selected=true]")
                .await
                .contains("Diagnostics")
        })
        .await;
        app.end(desktop).await;
    });
}
