//! `history`: the earlier versions of a note, and what one of them holds.

use std::io::{self, Write};

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use tsuzuri_api::wire::{NoteRequest, VersionCause, VersionRequest, VersionRow};
use tsuzuri_api::{Session, commands};

use crate::args::HistoryArgs;
use crate::failure::Failure;
use crate::language::Language;
use crate::note_name;
use crate::print::{self, Answer, Cell, Format, Page, Style, rows, thousands};

/// The newest first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct History(Vec<Revision>);

#[derive(Debug, Serialize)]
struct Revision {
    revision: u64,
    /// Milliseconds since 1970.
    time: i64,
    bytes: u64,
    cause: VersionCause,
}

/// One version, as text.
#[derive(Debug, Serialize)]
struct Shown {
    path: String,
    #[serde(flatten)]
    revision: Revision,
    text: String,
}

/// Lists the versions, or prints one.
pub fn run(session: &Session, args: &HistoryArgs, format: Format) -> Result<u8, Failure> {
    let path = note_name::resolve_past(session, &args.note)?.to_string();
    match args.show {
        Some(version) => show(session, VersionRequest { path, version }, format),
        None => {
            let history = commands::history::note_history(session, NoteRequest { path })?;
            let revisions = history.versions.into_iter().map(Revision::from);
            Ok(print::answer(&History(revisions.collect()), format)?)
        }
    }
}

fn show(session: &Session, request: VersionRequest, format: Format) -> Result<u8, Failure> {
    if !format.is_json() {
        let bytes = commands::history::version_bytes(session, request)?;
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()?;
        return Ok(0);
    }
    let path = request.path.clone();
    let version = commands::history::note_version(session, request)?;
    let shown = Shown {
        path,
        revision: version.row.into(),
        text: version.text,
    };
    Ok(print::answer(&shown, format)?)
}

impl From<VersionRow> for Revision {
    fn from(row: VersionRow) -> Self {
        Self {
            revision: row.version,
            time: row.time,
            bytes: row.bytes,
            cause: row.cause,
        }
    }
}

impl Answer for History {
    fn found(&self) -> bool {
        !self.0.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.0)
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        let row = |revision: &Revision| {
            vec![
                Cell::right(revision.revision, Style::Strong),
                Cell::left(local(revision.time), Style::Plain),
                Cell::right(thousands(revision.bytes), Style::Faint),
                Cell::left(language.cause(revision.cause), Style::Faint),
            ]
        };
        page.table(&self.0.iter().map(row).collect::<Vec<_>>());
    }
}

impl Answer for Shown {
    /// People get the bytes themselves.
    fn lay_out(&self, _: &mut Page) {}
}

/// On the calendar and clock of whoever asks.
fn local(time_ms: i64) -> String {
    let at = Timestamp::from_millisecond(time_ms).unwrap_or_default();
    let zoned = at.to_zoned(TimeZone::system());
    zoned.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
