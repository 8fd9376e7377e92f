//! A day's captures: fifty, through the tray, the shortcut and the command line in turn,
//! as a diarist makes them. The note they make is kept for reading: target/tmp/day.md.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::app::{App, command_line, on_a_desktop, wait};
use crate::desktop::Desktop;
use crate::tray_host::TrayHost;
use crate::vault;
use crate::windows::CAPTURE;

const CAPTURES: usize = 50;

/// As it is clipped: one paragraph or several, an address now and then, most with lines of
/// tags, some left open, some a thought without any.
fn clipping(number: usize) -> String {
    let hour = 6 + number / 4;
    match number % 5 {
        0 => format!(
            "{hour}時、外務省の報道官は会見で「対話の窓口は開いている」と{number}度めに述べた。\n\n\
             記者が根拠を問うと、答えなかった。\n\n#日NATO(会談)\n#ウクライナ代理戦争(NATO"
        ),
        1 => format!(
            "https://example.com/news/2023/02/01/{number}\n\n\
             路面電車の延伸、{hour}時に予算案が出た。\n\n#路面電車(延伸)#住民投票(条例)"
        ),
        2 => format!("思いつき {number}: 糸は背の三倍の長さに切る。"),
        3 => format!(
            "これについて報道官は{number}分間、口を閉ざした。\n\n#反ロシア#対中露戦\n#習近平伏魔殿体制=旧体制"
        ),
        _ => format!("[[潮見港]] の灯り、{number}基のうち三つが消えていた。 #潮見港/灯台"),
    }
}

#[test]
fn fifty_captures_of_a_day_stand_in_its_note_in_order() {
    on_a_desktop(async |desktop| {
        let tray = TrayHost::start(desktop).await;
        let vault = vault::sample(desktop);
        let folder = vault.display().to_string();
        let app = App::start(desktop, &["--vault", &folder]).await;
        app.find("tree", "").await;
        desktop.open_foreign_window().await;
        let note = today(desktop, &vault);
        let mut expected = String::new();
        for number in 0..CAPTURES {
            let text = clipping(number);
            match number % 3 {
                0 => {
                    tray.menu().await.click("Quick capture…").await;
                    write(desktop, &app, &text).await;
                }
                1 => {
                    desktop.press("ctrl+alt+space");
                    write(desktop, &app, &text).await;
                }
                _ => {
                    let capture = ["--vault", &folder, "capture", &text];
                    assert!(desktop.run(&command_line(), &capture).is_some(), "{text}");
                }
            }
            let what = format!("capture {number} in the note");
            wait(&what, async || {
                fs::read_to_string(&note).is_ok_and(|read| read.ends_with(&format!("{text}\n")))
            })
            .await;
            expected += &text;
        }
        let read = fs::read_to_string(&note).expect("the note");
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("day.md"), &read).expect("a copy");
        let parts = |text: &str| text.replace("\n\n---\n\n", "").replace('\n', "");
        assert_eq!(parts(&read), parts(&expected), "nothing more, nothing less");
        // Each is a clipping of its own: what its tags cover is itself.
        let tag = ask(desktop, &folder, &["tag", "習近平伏魔殿体制"]);
        assert_eq!(tag["total"], CAPTURES / 5);
        let parsed = ask(desktop, &folder, &["note", &note_path(&note, &vault)]);
        let passages = parsed["passages"].as_array().map(Vec::len);
        assert_eq!(passages, Some(CAPTURES));
        assert_eq!(ask(desktop, &folder, &["check"])["equal"], true);
        app.end(desktop).await;
    });
}

/// Writes into the window that was just asked for, and saves by its key.
async fn write(desktop: &Desktop, app: &App, text: &str) {
    app.in_window(CAPTURE).await;
    app.has_the_keyboard().await;
    let field = app.find("textbox", "").await;
    // WebDriver types no line feed but by its key.
    let keys = text.replace('\n', "\u{E006}");
    field.send_keys(&keys).await.expect("typing");
    let typed = "return document.querySelector('textarea').value";
    app.wait("the whole text", async || {
        app.script(typed, vec![]).await.as_str() == Some(text)
    })
    .await;
    desktop.press("ctrl+Return");
    app.wait("the window to let go", async || {
        app.script(typed, vec![]).await.as_str() == Some("")
    })
    .await;
}

fn ask(desktop: &Desktop, vault: &str, question: &[&str]) -> Value {
    let args = [&["--vault", vault, "--json"], question].concat();
    let answer = desktop.run(&command_line(), &args);
    serde_json::from_str(&answer.expect("an answer")).expect("JSON")
}

fn today(desktop: &Desktop, vault: &Path) -> PathBuf {
    let today = ask(desktop, &vault.display().to_string(), &["today"]);
    vault.join(today["path"].as_str().expect("a path"))
}

fn note_path(note: &Path, vault: &Path) -> String {
    let path = note.strip_prefix(vault).expect("a note of the vault");
    path.display().to_string()
}
