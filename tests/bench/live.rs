//! Live sync in a large vault: from the moment at which another program has closed or renamed a note
//! to the moment at which the window has painted it, in the open note and in a tag's passages.

use std::fs;

use crate::app::{App, run_for};
use crate::desktop::Desktop;
use crate::large::{self, FIRST_INDEX};
use crate::vault::SaveStyle;
use crate::{Times, desktop_as_it_is};

const TIMES: usize = 20;

const NAME: &str = "Followed by the bench";
const TAG: &str = "followed-by-the-bench";

/// Prints the rows.
pub fn measure() {
    let notes = large::notes();
    run_for(2 * FIRST_INDEX, desktop_as_it_is(), async |desktop| {
        let vault = desktop.folder("vault");
        large::make(&vault);
        let file = vault.join(format!("{NAME}.md"));
        fs::write(&file, text("first")).expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        large::is_indexed(&app).await;
        app.open_note(NAME).await;
        let what =
            format!("another program's close or rename → the open note is painted, {notes} notes");
        measured(desktop, &app, &file, ".cm-content")
            .await
            .row(&what, "p95 ≤ 100 ms");
        app.open_tag(TAG).await;
        let what = format!("… → a tag's passages are painted, {notes} notes");
        measured(desktop, &app, &file, ".stream")
            .await
            .row(&what, "p95 ≤ 100 ms");
        app.end_unclean(desktop).await;
    });
}

/// Saves the note by turns in place and by renaming, and waits each time until it is painted.
async fn measured(desktop: &Desktop, app: &App, file: &std::path::Path, place: &str) -> Times {
    let mut times = Times(Vec::new());
    for turn in 0..TIMES {
        let style = [SaveStyle::InPlace, SaveStyle::AtomicRename][turn % 2];
        // As long as the one before or longer: what is written in place cuts nothing off.
        let line = format!("turn {turn:02} in {place}");
        app.watch_for(place, &line).await;
        let saved = style.save(desktop, file, &text(&line));
        times.0.push(app.painted().await - saved);
    }
    times
}

fn text(line: &str) -> String {
    format!("# {NAME}\n\n#{TAG}\n\n{line}\n")
}
