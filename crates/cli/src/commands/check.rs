//! `check`: reads every file and compares the index with one made afresh.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;
use tsuzuri_api::Session;
use tsuzuri_engine::{Difference, query};

use crate::failure::Failure;
use crate::language::Language;
use crate::print::{Answer, Page, Progress, Style, with_progress};

/// Differences that are listed, at most.
const MOST: usize = 1000;

/// Whether the index says what the files say; if not, where they part.
#[derive(Debug, Serialize)]
pub struct Checked {
    equal: bool,
    notes: u64,
    differences: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    table: &'static str,
    path: Option<String>,
    index: Option<Value>,
    rebuilt: Option<Value>,
}

/// Compares.
pub fn run(session: &Session) -> Result<Checked, Failure> {
    let vault = session.vault()?;
    let read = Mutex::new(Progress::default());
    let progress = || *read.lock().unwrap_or_else(PoisonError::into_inner);
    let tell = |done: usize, total: usize| {
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        (read.done, read.total) = (done as u64, total as u64);
    };
    let differences = with_progress(progress, || vault.engine.check_telling(MOST, &tell))?;
    let notes = query::totals(&vault.engine.reader()?)?.notes;
    Ok(Checked {
        equal: differences.is_empty(),
        notes,
        differences: differences.into_iter().map(Row::from).collect(),
    })
}

impl From<Difference> for Row {
    fn from(difference: Difference) -> Self {
        let line = serde_json::from_str(&difference.line).unwrap_or(Value::String(difference.line));
        let path = line.get(0).and_then(Value::as_str).map(str::to_owned);
        let (index, rebuilt) = if difference.surplus {
            (Some(line), None)
        } else {
            (None, Some(line))
        };
        Self {
            table: difference.what,
            path,
            index,
            rebuilt,
        }
    }
}

impl Answer for Checked {
    fn found(&self) -> bool {
        self.equal
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        page.line(&[
            (language.verdict(self.equal), Style::Strong),
            ("  ", Style::Plain),
            (&language.notes(self.notes), Style::Faint),
        ]);
        for row in &self.differences {
            let (sign, line) = match (&row.index, &row.rebuilt) {
                (Some(line), _) => ("+ ", line),
                (_, Some(line)) => ("- ", line),
                _ => continue,
            };
            page.line(&[
                (sign, Style::Strong),
                (row.table, Style::Faint),
                (&format!("  {line}"), Style::Plain),
            ]);
        }
        if !self.equal {
            page.line(&[(language.rebuild_advice(), Style::Faint)]);
        }
    }
}
