//! The tray, by its menu: what stands in it, what it does, and that the app lives in it
//! when its window is closed.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::tray_host::TrayHost;
use crate::vault::{self, SaveStyle};
use crate::windows::is_running;

const EDITOR: &str = ".cm-content";

#[test]
fn the_menu_says_all_in_the_persons_language() {
    let english = [
        "Quick capture…",
        "Today",
        "Search…",
        "—",
        "Recent notes",
        "—",
        "Open Tsuzuri",
        "Pause live sync",
        "—",
        "Quit",
    ];
    let japanese = [
        "書きとめる…",
        "今日のノート",
        "検索…",
        "—",
        "最近のノート",
        "—",
        "Tsuzuri を開く",
        "自動同期を一時停止",
        "—",
        "終了",
    ];
    for (locale, labels) in [("C.UTF-8", english), ("ja_JP.UTF-8", japanese)] {
        on_a_desktop(async |desktop| {
            desktop.set("LANG", locale);
            let (_, tray, app) = open(desktop).await;
            let menu = tray.menu().await;
            wait("the menu in the person's language", async || {
                menu.labels().await == labels
            })
            .await;
            let pause = menu.entry(labels[7]).await;
            assert_eq!((pause.enabled, pause.checked), (true, Some(false)));
            app.end(desktop).await;
        });
    }
}

#[test]
fn without_a_tray_closing_ends_the_app() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tree", "").await;
        desktop.close_by_key(MAIN_WINDOW).await;
        app.ends(desktop).await;
    });
}

#[test]
fn with_a_tray_closing_leaves_the_app_there_until_it_is_quit() {
    on_a_desktop(async |desktop| {
        let (_, tray, app) = open(desktop).await;
        let menu = tray.menu().await;
        desktop.close_by_key(MAIN_WINDOW).await;
        app.click("button", "Keep it in the tray").await;
        no_window(desktop).await;
        menu.click("Open Tsuzuri").await;
        desktop.activate(MAIN_WINDOW).await;
        // It is asked once.
        desktop.close_by_key(MAIN_WINDOW).await;
        no_window(desktop).await;
        app.remains("the app", async || is_running(desktop)).await;
        menu.click("Quit").await;
        app.ends(desktop).await;
        wait("the icon to go", async || tray.is_empty().await).await;
    });
}

#[test]
fn a_tray_that_goes_leaves_nobody_without_a_way_back() {
    on_a_desktop(async |desktop| {
        let (_, tray, app) = open(desktop).await;
        tray.menu().await;
        desktop.close_by_key(MAIN_WINDOW).await;
        app.click("button", "Keep it in the tray").await;
        no_window(desktop).await;
        drop(tray);
        desktop.activate(MAIN_WINDOW).await;
        app.end(desktop).await;
    });
}

#[test]
fn recent_notes_follow_the_folder() {
    on_a_desktop(async |desktop| {
        let (vault, tray, app) = open(desktop).await;
        let menu = tray.menu().await;
        let recent = async || menu.entry("Recent notes").await.children;
        wait("five recent notes", async || recent().await.len() == 5).await;
        fs::write(vault.join("Newest.md"), "# Newest\n\nJust now.\n").expect("a note");
        wait("the new note on top", async || {
            let notes = recent().await;
            notes.len() == 5 && notes[0].label == "Newest"
        })
        .await;
        menu.click("Newest").await;
        app.shows(EDITOR, "Just now.").await;
        fs::remove_file(vault.join("Newest.md")).expect("the note goes");
        wait("the note to go", async || {
            recent().await.iter().all(|note| note.label != "Newest")
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn paused_sync_shows_nothing_until_it_goes_on() {
    on_a_desktop(async |desktop| {
        let (vault, tray, app) = open(desktop).await;
        let menu = tray.menu().await;
        app.open_note("Thread binding").await;
        app.shows(EDITOR, "Four holes").await;
        menu.click("Pause live sync").await;
        wait("the check mark", async || {
            menu.entry("Pause live sync").await.checked == Some(true)
        })
        .await;
        let file = vault.join("topics/Thread binding.md");
        SaveStyle::AtomicRename.save(desktop, &file, "# Thread binding\n\nSix holes.\n");
        app.remains("the note", async || {
            app.text(EDITOR).await.contains("Four holes")
        })
        .await;
        menu.click("Pause live sync").await;
        app.shows(EDITOR, "Six holes").await;
        assert_eq!(menu.entry("Pause live sync").await.checked, Some(false));
        app.end(desktop).await;
    });
}

/// A tray, and the app with a vault.
async fn open(desktop: &mut Desktop) -> (PathBuf, TrayHost, App) {
    let tray = TrayHost::start(desktop).await;
    let vault = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.find("tree", "").await;
    // The icon may be there before the app knows that it is shown.
    let asks = "const done = arguments[0]; \
                window.__TAURI_INTERNALS__.invoke('desktop', { request: {} }) \
                  .then(({ tray }) => done(tray), () => done(null))";
    app.wait("a tray, as the app sees it", async || {
        app.script_async(asks, vec![]).await == json!("shown")
    })
    .await;
    (vault, tray, app)
}

/// As a person does it with the keyboard.
async fn no_window(desktop: &Desktop) {
    wait("the window to go", async || desktop.stacking().is_empty()).await;
}
