//! The vault of very many notes that the parts of the bench measure in and that pictures are taken
//! of, and when it is there.

use std::path::Path;
use std::time::Duration;

use crate::app::{App, comes_within};
use crate::made::Made;

/// The first index of very many notes, built as slowly as tests are, on a slow machine.
pub const FIRST_INDEX: Duration = Duration::from_secs(1800);

/// `TSUZURI_BENCH_NOTES` says how many notes there are; of several sizes the largest is measured.
pub fn notes() -> usize {
    let sizes = std::env::var("TSUZURI_BENCH_NOTES").unwrap_or_else(|_| "100000".into());
    let sizes = sizes.split(',').filter_map(|size| size.trim().parse().ok());
    sizes.max().expect("a number of notes")
}

/// Writes it into a folder and says what is in it.
pub fn make(folder: &Path) -> Made {
    crate::made::make(folder, notes()).expect("the vault")
}

/// Waits until its index is what the files are, full text too.
pub async fn is_indexed(app: &App) {
    let ready = comes_within(FIRST_INDEX, async || {
        let status = app.text("footer .index").await;
        // Before it is ready it says what share it has, or that it looks for notes.
        status.ends_with(" notes") && status.starts_with(|c: char| c.is_ascii_digit())
    });
    assert!(ready.await, "still {}", app.text("footer").await);
}
