//! What keeps the app from starting, or a folder from opening, is told where a person who
//! started it from a menu sees it.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::app::{App, binary, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::process::Process;
use crate::vault::{self, contents};

const TITLE: &str = "Tsuzuri can’t start";

#[test]
fn a_damaged_store_is_told_in_a_window_and_left_as_it_is() {
    on_a_desktop(async |desktop| {
        wait("the window manager", async || desktop.is_managed()).await;
        let data = data(desktop);
        let store = data.join("store.db");
        let garbage = "no database at all, but somebody's bytes";
        fs::write(&store, garbage).expect("a store");
        for (language, title) in [("en", TITLE), ("ja", "Tsuzuri を起動できません")] {
            let app = start(desktop, language);
            must_be_told_and_end(desktop, app, title).await;
            let log = desktop.log_text("app");
            assert!(log.contains(&store.display().to_string()), "{log}");
            assert!(!log.contains("panicked"), "{log}");
            let left: Vec<_> = contents(&data).into_iter().collect();
            assert_eq!(
                left,
                [
                    ("store.db".into(), garbage.as_bytes().to_vec()),
                    ("store.lock".into(), Vec::new()),
                ]
            );
        }
    });
}

#[test]
fn an_app_that_runs_and_does_not_answer_is_told_in_a_window() {
    on_a_desktop(async |desktop| {
        wait("the window manager", async || desktop.is_managed()).await;
        let mut first = start(desktop, "en");
        desktop.activate(MAIN_WINDOW).await;
        let hanging = Process::named(desktop, "tsuzuri-app");
        assert_eq!(hanging.len(), 1);
        hanging[0].stop();
        let second = start(desktop, "en");
        must_be_told_and_end(desktop, second, TITLE).await;
        first.kill().expect("its end");
        first.wait().expect("its end");
    });
}

/// No thread of Rust's gets a stack, and there is no bus, which would need one earlier.
#[test]
fn a_system_that_gives_no_thread_is_told_in_a_window() {
    on_a_desktop(async |desktop| {
        wait("the window manager", async || desktop.is_managed()).await;
        for (language, title) in [("en", TITLE), ("ja", "Tsuzuri を起動できません")] {
            let mut app = as_from_a_menu(desktop, language);
            app.env("RUST_MIN_STACK", (1_u64 << 46).to_string());
            app.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
            let app = app.spawn().expect("the app");
            must_be_told_and_end(desktop, app, title).await;
            let log = desktop.log_text("app");
            assert!(log.contains("could not start: no thread"), "{log}");
            assert!(!log.contains("panicked"), "{log}");
        }
    });
}

#[test]
fn a_mistake_in_the_settings_of_a_folder_is_told_with_its_line() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tree", "").await;
        let launch = app.ask("window_ready", json!({})).await;
        let id = launch["state"]["vault"]["id"]
            .as_str()
            .expect("its id")
            .to_owned();
        app.end(desktop).await;

        let settings = data(desktop).join("vaults").join(id).join("settings.toml");
        fs::create_dir_all(settings.parent().expect("its folder")).expect("its folder");
        let mistaken = "# mine\nprofil = \"obsidian\"\n";
        fs::write(&settings, mistaken).expect("the settings");
        let app = App::start(desktop, &[]).await;
        let place = format!("{}, line 2: unknown field `profil`", settings.display());
        app.shows("[role=alert]", &place).await;
        app.shows("[role=alert]", "Correct it").await;
        assert_eq!(fs::read_to_string(&settings).expect("it"), mistaken);

        fs::write(&settings, "# mine\nprofile = \"obsidian\"\n").expect("the settings");
        app.click("button", &vault.display().to_string()).await;
        app.find("tree", "").await;
        app.end(desktop).await;
    });
}

/// Tsuzuri's own folder on this desktop.
fn data(desktop: &Desktop) -> PathBuf {
    desktop.folder("home/.local/share/tsuzuri")
}

fn start(desktop: &Desktop, language: &str) -> Child {
    as_from_a_menu(desktop, language).spawn().expect("the app")
}

/// The app as a menu starts it, for someone who reads this language. The locale stays one that
/// this system has: without one, GTK says no Japanese title to the X server.
fn as_from_a_menu(desktop: &Desktop, language: &str) -> Command {
    let log = fs::File::create(desktop.log_file("app")).expect("a log");
    let errors = log.try_clone().expect("a second handle of the log");
    let mut app = desktop.command(&binary().display().to_string());
    app.env("LANGUAGE", language).stdout(Stdio::from(log));
    app.stderr(errors);
    app
}

/// Waits for the message, closes it, and waits until the app has ended as one that failed.
async fn must_be_told_and_end(desktop: &Desktop, mut app: Child, title: &str) {
    desktop.activate(title).await;
    assert!(app.try_wait().expect("the app").is_none(), "it waits");
    desktop.press("Escape");
    let mut status = None;
    wait("the app's end", async || {
        status = app.try_wait().expect("the app");
        status.is_some()
    })
    .await;
    // A panic's is 101.
    assert_eq!(status.and_then(|status| status.code()), Some(1));
}
