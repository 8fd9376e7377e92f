//! `index`: brings the index up to date, or makes it anew.

use std::time::Instant;

use serde::Serialize;
use tsuzuri_api::wire::{Nothing, Skipped};
use tsuzuri_api::{Session, commands};

use super::stats::{Counts, count_rows, labelled};
use crate::args::IndexArgs;
use crate::failure::Failure;
use crate::host::{Freshness, refresh};
use crate::language::Language;
use crate::print::{Answer, Page, Style};

/// What the index holds now, and what it took.
#[derive(Debug, Serialize)]
pub struct Indexed {
    #[serde(flatten)]
    counts: Counts,
    changed: u64,
    skipped: Vec<Skipped>,
    elapsed_ms: u64,
    generation: u64,
}

/// Reconciles with the files; full text too unless told not to.
pub fn run(session: &Session, args: &IndexArgs) -> Result<Indexed, Failure> {
    let started = Instant::now();
    let vault = session.vault()?;
    if args.rebuild {
        vault.engine.start_anew()?;
    }
    let freshness = if args.no_text {
        Freshness::Notes
    } else {
        Freshness::Text
    };
    let delta = refresh(&vault, freshness)?;
    let diagnostics = commands::vault::diagnostics(session, Nothing {})?;
    Ok(Indexed {
        counts: Counts::read(&vault)?,
        changed: delta.changed,
        skipped: diagnostics.skipped,
        elapsed_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        generation: diagnostics.generation,
    })
}

impl Answer for Indexed {
    fn lay_out(&self, page: &mut Page) {
        let mut rows = count_rows(&self.counts);
        rows.push(("changed", self.changed.to_string()));
        rows.push(("seconds", format!("{:.2}", self.elapsed_ms as f64 / 1000.0)));
        page.pairs(&labelled(rows));
        let language = Language::of_environment();
        for Skipped { path, reason } in &self.skipped {
            page.line(&[
                (path, Style::Link),
                ("  ", Style::Plain),
                (language.skip_reason(reason), Style::Faint),
            ]);
        }
    }
}
