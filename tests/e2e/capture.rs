//! Quick capture, as a person does it in the middle of something else: it comes in every
//! way there is, takes real keys, puts them into today's note, and gives the keyboard back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::{App, binary, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::input_method::on_a_japanese_desktop;
use crate::keyboard::FOREIGN;
use crate::tray_host::TrayHost;
use crate::windows::{CAPTURE, MAIN, is_running};

#[test]
fn the_tray_captures_into_todays_note() {
    on_a_desktop(async |desktop| {
        let (vault, tray, app) = elsewhere(desktop).await;
        let today = today(desktop, &vault);
        assert!(!today.exists());
        let before = desktop.stacking();
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        desktop.type_keys("Bought needles.");
        desktop.press("ctrl+Return");
        holds(&today, "Bought needles.").await;
        // Neither was the main window raised nor is anything left over.
        back(desktop, &before).await;
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        assert_eq!(app.captured_text().await, "");
        desktop.type_keys("Waxed the thread.");
        desktop.press("ctrl+Return");
        holds(&today, "Waxed the thread.").await;
        holds(&today, "Bought needles.").await;
        back(desktop, &before).await;
        app.end(desktop).await;
    });
}

#[test]
fn a_draft_outlives_a_restart() {
    on_a_desktop(async |desktop| {
        let (vault, tray, app) = elsewhere(desktop).await;
        let today = today(desktop, &vault);
        let before = desktop.stacking();
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        desktop.type_keys("Half a thought");
        desktop.press("Escape");
        back(desktop, &before).await;
        assert!(!today.exists(), "a draft is no capture");
        app.end(desktop).await;

        wait("the old icon to go", async || tray.is_empty().await).await;
        let app = start(desktop, &vault, &[]).await;
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        assert_eq!(app.captured_text().await, "Half a thought");
        desktop.type_keys(", finished.");
        desktop.press("ctrl+Return");
        holds(&today, "Half a thought, finished.").await;
        app.end(desktop).await;
    });
}

#[test]
fn the_shortcut_and_a_second_process_open_it_too() {
    on_a_desktop(async |desktop| {
        let (_, _tray, app) = elsewhere(desktop).await;
        let before = desktop.stacking();
        desktop.press("ctrl+alt+space");
        app.capture_is_open().await;
        desktop.press("Escape");
        back(desktop, &before).await;
        let program = binary().display().to_string();
        let ended = desktop.run(&program, &["--capture"]);
        assert!(ended.is_some(), "the second process hands over");
        app.capture_is_open().await;
        desktop.press("Escape");
        back(desktop, &before).await;
        app.end(desktop).await;
    });
}

#[test]
fn a_cold_start_for_capture_opens_nothing_else() {
    on_a_desktop(async |desktop| {
        // The folder is the one that was open last.
        let vault = vault(desktop);
        let app = start(desktop, &vault, &[]).await;
        app.end(desktop).await;
        // The window manager may hear of it later than the process table.
        wait("the window to go", async || desktop.stacking().is_empty()).await;
        let today = today(desktop, &vault);

        desktop.open_foreign_window().await;
        let before = desktop.stacking();
        let app = App::start(desktop, &["--capture"]).await;
        app.capture_is_open().await;
        assert_eq!(app.window_labels().await, [CAPTURE]);
        assert_eq!(desktop.stacking().len(), before.len() + 1);
        desktop.type_keys("From nothing.");
        desktop.press("ctrl+Return");
        // Nobody could reach it now, for there is no tray.
        app.ends(desktop).await;
        holds(&today, "From nothing.").await;
        back(desktop, &before).await;
    });
}

#[test]
fn with_a_tray_a_cold_start_for_capture_stays() {
    on_a_desktop(async |desktop| {
        let vault = vault(desktop);
        let app = start(desktop, &vault, &[]).await;
        app.end(desktop).await;

        let tray = TrayHost::start(desktop).await;
        let app = App::start(desktop, &["--capture"]).await;
        app.capture_is_open().await;
        let menu = tray.menu().await;
        desktop.press("Escape");
        wait("the window to go", async || desktop.stacking().is_empty()).await;
        app.remains("the app", async || is_running(desktop)).await;
        menu.click("Open Tsuzuri").await;
        app.in_window(MAIN).await;
        app.find("tree", "").await;
        app.end(desktop).await;
    });
}

#[test]
fn what_is_composed_is_captured_by_no_key_of_the_input_method() {
    on_a_japanese_desktop(async |desktop| {
        let (vault, tray, app) = elsewhere(desktop).await;
        let today = today(desktop, &vault);
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        app.watch_composition().await;
        desktop.type_keys("nihongo");
        app.composes("にほんご").await;
        // To an input method this takes the conversion back: it hides nothing.
        desktop.press("space");
        app.composes("日本語").await;
        desktop.press("Escape");
        app.composes("にほんご").await;
        desktop.press("space");
        app.composes("日本語").await;
        assert!(!today.exists());
        desktop.press("Return");
        app.composed("日本語", 1).await;
        app.remains("the one line", async || {
            app.captured_text().await == "日本語" && !today.exists()
        })
        .await;
        desktop.press("ctrl+Return");
        holds(&today, "日本語").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_tag_is_completed_by_keys_alone_once_it_is_composed() {
    on_a_japanese_desktop(async |desktop| {
        let (vault, tray, app) = elsewhere(desktop).await;
        let today = today(desktop, &vault);
        tray.menu().await.click("Quick capture…").await;
        app.capture_is_open().await;
        app.watch_composition().await;
        desktop.type_keys("#tegami");
        app.composes("＃てがみ").await;
        app.remains("no offer for what is unfinished", async || {
            app.all("option", "").await.is_empty()
        })
        .await;
        desktop.press("Return");
        app.composed("＃てがみ", 1).await;
        app.find("option", "てがみ帳").await;
        // Return is a new line still; Tab takes what is offered.
        desktop.press("Tab");
        app.wait("the whole tag", async || {
            app.captured_text().await.trim_end() == "＃てがみ帳"
        })
        .await;
        desktop.press("ctrl+Return");
        holds(&today, "＃てがみ帳").await;
        app.end(desktop).await;
    });
}

/// A tray, the app, and a window of another program that has the keyboard.
async fn elsewhere(desktop: &mut Desktop) -> (PathBuf, TrayHost, App) {
    let tray = TrayHost::start(desktop).await;
    let vault = vault(desktop);
    let app = start(desktop, &vault, &[]).await;
    desktop.open_foreign_window().await;
    (vault, tray, app)
}

async fn start(desktop: &mut Desktop, vault: &Path, args: &[&str]) -> App {
    let vault = vault.display().to_string();
    let app = App::start(desktop, &[&["--vault", &vault], args].concat()).await;
    app.find("tree", "").await;
    app
}

/// A folder of notes without a diary: where there is one, today's note joins it.
fn vault(desktop: &Desktop) -> PathBuf {
    let vault = desktop.folder("vault");
    fs::write(
        vault.join("Sewing.md"),
        "# Sewing\n\nFour holes.\n\n#てがみ帳\n",
    )
    .expect("a note");
    vault
}

/// Where today's note is by default.
fn today(desktop: &Desktop, vault: &Path) -> PathBuf {
    let day = desktop.run("date", &["+%Y/%Y-%m-%d"]).expect("the day");
    vault.join("diary").join(format!("{day}.md"))
}

async fn holds(note: &Path, text: &str) {
    wait(
        &format!("{text:?} once in {}", note.display()),
        async || fs::read_to_string(note).is_ok_and(|found| found.matches(text).count() == 1),
    )
    .await;
}

/// Waits until all is as it was: the windows, and the other program has the keyboard.
async fn back(desktop: &Desktop, before: &[String]) {
    wait("the keyboard to go back", async || {
        desktop.focused_window() == FOREIGN && desktop.stacking() == before
    })
    .await;
}

impl App {
    async fn capture_is_open(&self) {
        self.in_window(CAPTURE).await;
        self.find("textbox", "").await;
        self.has_the_keyboard().await;
        let script = "return document.activeElement.matches('textarea')";
        self.wait("the keyboard in the field", async || {
            self.script(script, vec![]).await == json!(true)
        })
        .await;
    }

    /// What stands in the field.
    async fn captured_text(&self) -> String {
        let script = "return document.querySelector('textarea').value";
        let text = self.script(script, vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }
}
