//! Live sync in a large vault: from the moment at which another program has closed or renamed a note
//! to the moment at which the window has painted it, in the open note and in a tag's passages.
//!
//! `TSUZURI_BENCH_NOTES` says how many notes there are; of several sizes the largest is measured.

use std::fs;
use std::time::Duration;

use crate::Times;
use crate::app::{App, comes_within, run_for};
use crate::desktop::Desktop;
use crate::vault::SaveStyle;

const TIMES: usize = 20;
/// The first index of very many notes, built as slowly as tests are, on a slow machine.
const FIRST_INDEX: Duration = Duration::from_secs(1800);

const NAME: &str = "Followed by the bench";
const TAG: &str = "followed-by-the-bench";

/// Prints the rows.
pub fn measure() {
    let sizes = std::env::var("TSUZURI_BENCH_NOTES").unwrap_or_else(|_| "100000".into());
    let sizes = sizes.split(',').filter_map(|size| size.trim().parse().ok());
    let notes: usize = sizes.max().expect("a number of notes");
    run_for(2 * FIRST_INDEX, Desktop::start(), async |desktop| {
        let vault = desktop.folder("vault");
        crate::made::make(&vault, notes).expect("the vault");
        let file = vault.join(format!("{NAME}.md"));
        fs::write(&file, text("first")).expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        let ready = comes_within(FIRST_INDEX, async || {
            let status = app.text("footer .index").await;
            // Before it is ready it says what share it has.
            let digits: String = status.chars().filter(char::is_ascii_digit).collect();
            status.ends_with(" notes") && digits == (notes + 1).to_string()
        });
        assert!(ready.await, "still {}", app.text("footer").await);
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
