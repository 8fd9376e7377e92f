//! What a desktop does with the app: files, folders and addresses it opens, where the window
//! lies, what starts at login, and how little is done on the last of a battery.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::json;

use crate::app::{App, binary, on_a_desktop, wait};
use crate::axe::broken_rules;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;
use crate::tray_host::TrayHost;
use crate::vault::{self, contents};
use crate::windows::is_running;

const EDITOR: &str = ".cm-content";
const ALONE: &str = "dialog.alone";

#[test]
fn a_file_from_elsewhere_is_shown_alone_and_its_folder_offered() {
    on_a_desktop(async |desktop| {
        let (diary, app) = open(desktop).await;
        let elsewhere = desktop.folder("elsewhere");
        let file = elsewhere.join("read me.md");
        fs::write(&file, "# Read me\n\nKept apart. #loose\n").expect("a file");
        let before = contents(&elsewhere);

        give(desktop, &file.display().to_string());
        app.shows(ALONE, "Kept apart.").await;
        app.shows(ALONE, "none of the folders of notes").await;
        is_called(desktop, "read me.md").await;
        let broken = broken_rules(&app).await;
        assert!(broken.is_empty(), "{}", broken.join("\n"));
        assert_eq!(contents(&elsewhere), before, "it is only shown");

        app.click("button", "Open the folder “elsewhere”").await;
        app.open_note("read me").await;
        app.shows(EDITOR, "Kept apart.").await;

        // A note of a folder that is known brings that folder with it.
        let note = diary.join("topics/Thread binding.md");
        give(
            desktop,
            &format!("file://{}", note.display()).replace(' ', "%20"),
        );
        app.shows(EDITOR, "Four holes").await;
        is_called(desktop, "Thread binding").await;

        // A folder is a vault.
        give(desktop, &elsewhere.display().to_string());
        app.find("treeitem", "read me").await;
        app.end(desktop).await;
    });
}

#[test]
fn an_address_shows_and_does_nothing_else() {
    on_a_desktop(async |desktop| {
        let (diary, app) = open(desktop).await;
        let outside = desktop.folder("elsewhere").join("kept.md");
        fs::write(&outside, "# Kept\n").expect("a file");
        symlink(&outside, diary.join("out.md")).expect("a link");
        let before = contents(&diary);
        give(
            desktop,
            "tsuzuri://tag/%E4%BD%8F%E6%B0%91%E6%8A%95%E7%A5%A8",
        );
        is_called(desktop, "住民投票").await;
        app.shows(".stream", "投票所には朝から列ができた。").await;
        give(desktop, "tsuzuri://search/tram");
        app.shows(".stream", "The tram was full").await;
        give(
            desktop,
            "tsuzuri://note/topics/%E6%BD%AE%E8%A6%8B%E6%B8%AF.md",
        );
        app.shows(EDITOR, "港の歴史。").await;

        for refused in [
            "tsuzuri://note/../outside.md",
            "tsuzuri://note/%2e%2e/outside.md",
            "tsuzuri://note//etc/passwd",
            "tsuzuri://note/new.md?text=written",
            "tsuzuri://today",
            "tsuzuri://capture/text",
            "tsuzuri://settings",
        ] {
            give(desktop, refused);
            let told = desktop.log_file("app");
            wait(&format!("a refusal of {refused}"), async || {
                fs::read_to_string(&told).is_ok_and(|log| log.contains(refused))
            })
            .await;
            app.shows("[role=alert]", "no address of Tsuzuri").await;
            app.shows(EDITOR, "港の歴史。").await;
        }
        // One that is not there is told of, and not made.
        give(desktop, "tsuzuri://note/none.md");
        app.shows("main", "It is no longer there.").await;
        is_called(desktop, "none").await;
        // Nor is one read that leads out of the folder.
        give(desktop, "tsuzuri://note/out.md");
        app.shows("main", "a link to something that is no note of this folder")
            .await;
        assert_eq!(contents(&diary), before, "nothing was written");
        app.end(desktop).await;
    });
}

#[test]
fn folders_are_switched_from_the_palette_and_keep_their_tabs() {
    on_a_desktop(async |desktop| {
        let (_, app) = open(desktop).await;
        app.open_note("Thread binding").await;
        let other = desktop.folder("letters");
        fs::write(other.join("To Mio.md"), "# To Mio\n\nDear Mio.\n").expect("a note");
        give(desktop, &other.display().to_string());
        app.open_note("To Mio").await;
        for (folder, tab, text) in [
            ("vault", "Thread binding", "Four holes"),
            ("letters", "To Mio", "Dear Mio."),
        ] {
            app.command('P').await;
            app.type_over(folder).await;
            app.offers(&format!("Switch to the folder “{folder}”"))
                .await;
            app.key_over(fantoccini::key::Key::Enter).await;
            app.shows(EDITOR, text).await;
            app.find("tab", tab).await;
        }
        app.end(desktop).await;
    });
}

#[test]
fn the_window_comes_back_in_its_size() {
    on_a_desktop(async |desktop| {
        let (diary, app) = open(desktop).await;
        let size = async |app: &App| app.script("return [innerWidth, innerHeight]", vec![]).await;
        let window = desktop.run(
            "xdotool",
            &["search", "--onlyvisible", "--name", MAIN_WINDOW],
        );
        let window = window.expect("the window");
        desktop
            .run("xdotool", &["windowsize", &window, "930", "610"])
            .expect("a size");
        wait("the size", async || size(&app).await == json!([930, 610])).await;
        desktop.close_by_key(MAIN_WINDOW).await;
        app.ends(desktop).await;
        let app = App::start(desktop, &["--vault", &diary.display().to_string()]).await;
        app.find("tree", "").await;
        wait("the size as it was", async || {
            size(&app).await == json!([930, 610])
        })
        .await;
        app.end(desktop).await;
    });
}

#[test]
fn what_starts_at_login_shows_no_window() {
    on_a_desktop(async |desktop| {
        let tray = TrayHost::start(desktop).await;
        let (_, app) = open(desktop).await;
        app.open_settings().await;
        app.click("checkbox", "Start when I log in").await;
        let autostart = desktop.home().join(".config/autostart");
        wait("an entry of what starts at login", async || {
            starts_at_login(&autostart).is_some()
        })
        .await;
        tray.menu().await.click("Quit").await;
        app.ends(desktop).await;
        wait("the icon to go", async || tray.is_empty().await).await;

        let line = starts_at_login(&autostart).expect("the entry");
        desktop.spawn("sh", &["-c", &line]);
        let menu = tray.menu().await;
        assert!(desktop.stacking().is_empty(), "no window");
        menu.click("Open Tsuzuri").await;
        desktop.activate(MAIN_WINDOW).await;
        menu.click("Quit").await;
        wait("the app's end", async || !is_running(desktop)).await;
        desktop.end_last();
    });
}

#[test]
fn full_text_waits_for_power_and_says_so() {
    on_a_desktop(async |desktop| {
        let supply = desktop.folder("power/BAT0");
        let battery = |status: &str| {
            for (file, text) in [("type", "Battery"), ("status", status), ("capacity", "12")] {
                fs::write(supply.join(file), text).expect("what a battery says");
            }
        };
        battery("Discharging");
        let place = supply.parent().expect("its folder").display().to_string();
        desktop.set("TSUZURI_POWER_SUPPLY", &place);
        let vault = desktop.folder("many");
        for day in 1..=400 {
            let text = format!("# Day {day}\n\nA seagull stood on post {day}. #harbour\n");
            fs::write(vault.join(format!("Day {day}.md")), text).expect("a note");
        }
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.shows("footer.status", "waiting: the battery is low")
            .await;
        // Tags, links and writing do not wait.
        app.open_tag("harbour").await;
        app.shows(".stream", "A seagull stood on post").await;
        app.end(desktop).await;

        battery("Charging");
        let app = App::start(desktop, &[]).await;
        app.search("seagull 117").await;
        app.shows(".stream", "post 117").await;
        app.wait("no word of the battery", async || {
            !app.text("footer.status").await.contains("battery")
        })
        .await;
        app.end(desktop).await;
    });
}

/// The app with the diary.
async fn open(desktop: &mut Desktop) -> (std::path::PathBuf, App) {
    let diary = vault::diary(desktop);
    let app = App::start(desktop, &["--vault", &diary.display().to_string()]).await;
    app.find("tree", "").await;
    (diary, app)
}

/// Starts the app a second time, as a file manager or a browser does.
pub fn give(desktop: &Desktop, what: &str) {
    let program = binary().display().to_string();
    let ended = desktop.run(&program, &[what]);
    assert!(ended.is_some(), "the second process hands {what} over");
}

/// Waits until a title that the desktop shows holds this.
async fn is_called(desktop: &Desktop, name: &str) {
    wait(&format!("a window called {name}"), async || {
        let chain = [
            "search",
            "--onlyvisible",
            "--name",
            MAIN_WINDOW,
            "getwindowname",
        ];
        let titles = desktop.run("xdotool", &chain).unwrap_or_default();
        titles.contains(name)
    })
    .await;
}

/// What the one desktop entry in the folder of those that start at login runs.
fn starts_at_login(autostart: &Path) -> Option<String> {
    let mut entries = fs::read_dir(autostart).ok()?.flatten();
    let entry = fs::read_to_string(entries.next()?.path()).ok()?;
    let line = entry.lines().find_map(|line| line.strip_prefix("Exec="))?;
    Some(line.to_owned())
}
