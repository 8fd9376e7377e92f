//! `stats`: what the index holds, without looking at the files.

use serde::Serialize;
use tsuzuri_api::{Session, Vault};
use tsuzuri_engine::query;

use crate::failure::Failure;
use crate::host::{Freshness, refresh};
use crate::language::Language;
use crate::print::{Answer, Page};

/// Totals of the index.
#[derive(Debug, Serialize)]
pub struct Counts {
    notes: u64,
    passages: u64,
    tags: u64,
    links: u64,
    unresolved: u64,
    bytes: u64,
}

/// Totals, and how the index was made.
#[derive(Debug, Serialize)]
pub struct Stats {
    #[serde(flatten)]
    counts: Counts,
    index_bytes: u64,
    sqlite_version: &'static str,
    schema_version: String,
    grammar_version: u32,
    text_covered: f64,
}

/// Reads the totals.
pub fn run(session: &Session) -> Result<Stats, Failure> {
    let vault = session.vault()?;
    if vault.engine.state()?.in_memory {
        // Nothing is there to be counted but what is read now.
        refresh(&vault, Freshness::Text)?;
    }
    let totals = totals(&vault)?;
    Ok(Stats {
        counts: (&totals).into(),
        index_bytes: totals.index_bytes,
        sqlite_version: tsuzuri_engine::sqlite_version(),
        schema_version: tsuzuri_engine::schema_version(),
        grammar_version: tsuzuri_syntax::GRAMMAR_VERSION,
        text_covered: vault.engine.state()?.covered,
    })
}

impl Counts {
    /// Of the open vault's index.
    pub fn read(vault: &Vault) -> Result<Self, Failure> {
        Ok((&totals(vault)?).into())
    }
}

fn totals(vault: &Vault) -> Result<query::Totals, Failure> {
    Ok(query::totals(&vault.engine.reader()?)?)
}

impl From<&query::Totals> for Counts {
    fn from(totals: &query::Totals) -> Self {
        Self {
            notes: totals.notes,
            passages: totals.passages,
            tags: totals.tags,
            links: totals.links,
            unresolved: totals.unresolved,
            bytes: totals.bytes,
        }
    }
}

/// The totals as rows of text, by names that `Language::label` knows.
pub fn count_rows(counts: &Counts) -> Vec<(&'static str, String)> {
    let Counts {
        notes,
        passages,
        tags,
        links,
        unresolved,
        bytes,
    } = counts;
    let rows = [
        ("notes", notes),
        ("passages", passages),
        ("tags", tags),
        ("links", links),
        ("unresolved", unresolved),
        ("bytes", bytes),
    ];
    rows.map(|(name, number)| (name, number.to_string())).into()
}

/// The same in the person's language.
pub fn labelled(rows: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    let language = Language::of_environment();
    let rows = rows.into_iter();
    rows.map(|(name, value)| (language.label(name), value))
        .collect()
}

impl Answer for Stats {
    fn lay_out(&self, page: &mut Page) {
        let mut rows = count_rows(&self.counts);
        rows.push(("index bytes", self.index_bytes.to_string()));
        rows.push((
            "text covered",
            format!("{:.0} %", self.text_covered * 100.0),
        ));
        rows.push(("schema", self.schema_version.clone()));
        rows.push(("grammar", self.grammar_version.to_string()));
        rows.push(("SQLite", self.sqlite_version.to_owned()));
        page.pairs(&labelled(rows));
    }
}
