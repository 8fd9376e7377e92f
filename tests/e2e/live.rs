//! Another program saves a note; the window shows it without a click.

use std::path::Path;

use crate::app::{App, on_a_desktop};
use crate::desktop::Desktop;
use crate::vault::{self, SaveStyle};

/// Where the text of the open note is shown.
const EDITOR: &str = ".cm-content";
/// Where the passages of a stream are shown.
const STREAM: &str = ".stream";

#[test]
fn the_open_note_follows_every_style_of_saving() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        app.shows(EDITOR, "Four holes").await;
        let file = vault.join("topics/Thread binding.md");
        for style in SaveStyle::ALL {
            let line = format!("Sewn again, by {style:?}, with a longer thread than before.");
            saved_and_painted(desktop, &app, style, &file, EDITOR, &line).await;
        }
        app.end(desktop).await;
    });
}

#[test]
fn the_stream_follows_every_style_of_saving() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("住民投票").await;
        app.shows(STREAM, "開票が始まる").await;
        let file = vault.join("diary/2024-11-10.md");
        for style in SaveStyle::ALL {
            let line = format!("号外が出た。{style:?} で刷られている。");
            saved_and_painted(desktop, &app, style, &file, STREAM, &line).await;
        }
        // A note that was not there, and one that no longer is.
        let extra = vault.join("diary/2024-11-12.md");
        saved_and_painted(
            desktop,
            &app,
            SaveStyle::AtomicRename,
            &extra,
            STREAM,
            "新しい市長。",
        )
        .await;
        std::fs::remove_file(&extra).expect("the note goes");
        app.wait("the deleted note to go", async || {
            !app.text(STREAM).await.contains("新しい市長")
        })
        .await;
        app.end(desktop).await;
    });
}

/// Saves a note with this line in another process, waits until the line is painted, and
/// says how long that took.
async fn saved_and_painted(
    desktop: &Desktop,
    app: &App,
    style: SaveStyle,
    file: &Path,
    place: &str,
    line: &str,
) {
    let before = std::fs::read_to_string(file).unwrap_or_default();
    app.watch_for(place, line).await;
    let saved = style.save(desktop, file, &format!("{before}\n{line}\n\n#住民投票\n"));
    let painted = app.painted().await;
    eprintln!("{style:?} → painted in {place}: {:.0} ms", painted - saved);
    // Bytes written by others are theirs: showing them must not have changed them.
    let after = std::fs::read_to_string(file).expect("the note");
    assert!(
        after.contains(line) && after.starts_with(&before),
        "{style:?} left {after:?}"
    );
}
