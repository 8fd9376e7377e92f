//! Reads passages and says whether a query is true of them. Full text only nominated;
//! what is found in the text itself is a result.

use std::collections::HashMap;
use std::sync::Arc;

use tsuzuri_syntax::{Haystack, haystack};

use super::apart::{Candidate, passages};
use super::cancel::Cancel;
use super::plan::Plan;
use super::query::{Expr, Query, Scope};
use crate::query::Set;
use crate::query::{PassageRow, Table, Texts};
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// A passage of which the query is true.
pub(super) struct Found {
    pub row: PassageRow,
    /// `None` when the file can't be read or is no longer what the index knows; the
    /// query then only may be true.
    pub text: Option<FoundText>,
}

/// The text of a passage that was found.
pub(super) struct FoundText {
    /// Of the whole note.
    pub note: Arc<String>,
    /// Of the passage.
    pub haystack: Haystack,
}

/// What a note says to a query.
#[derive(Clone, Debug)]
enum Verdict {
    /// The terms meet in some of its passages.
    Meets,
    /// It holds the terms in these passages, ascending.
    Apart(Vec<i64>),
    No,
}

/// Verifies the passages of one search.
pub(super) struct Verifier<'a, 'q> {
    reader: &'a Reader,
    table: &'a Table,
    cancel: &'a Cancel,
    plan: &'a Plan<'q>,
    /// Whether a note as a whole can rule out its passages.
    notes_decide: bool,
    texts: Texts<'a>,
    verdicts: HashMap<i64, Verdict>,
}

impl<'a, 'q> Verifier<'a, 'q> {
    pub fn new(
        reader: &'a Reader,
        table: &'a Table,
        source: &'a dyn NoteSource,
        query: &Query,
        plan: &'a Plan<'q>,
        cancel: &'a Cancel,
    ) -> Self {
        Self {
            reader,
            table,
            cancel,
            plan,
            notes_decide: query.scope == Scope::Note && excludes(&query.expr),
            texts: Texts::new(source),
            verdicts: HashMap::new(),
        }
    }

    /// Notes whose files turned out to be no longer what the index knows.
    pub fn into_changed(self) -> Vec<String> {
        self.texts.changed
    }

    /// The passage, if the query is true of it by itself.
    pub fn meets(&mut self, id: i64) -> Result<Option<Found>, EngineError> {
        let Some(found) = self.load(id)? else {
            return Ok(None);
        };
        let holds = self.plan.holds(id, found.haystack());
        // What was called off on the way looks as if it were not there.
        self.cancel.check()?;
        if !holds {
            return Ok(None);
        }
        if self.notes_decide && matches!(self.verdict(self.table.doc_of(id))?, Verdict::No) {
            return Ok(None);
        }
        Ok(Some(found))
    }

    /// The passage, if it is one of those by which a note holds the terms apart.
    pub fn apart(&mut self, id: i64) -> Result<Option<Found>, EngineError> {
        match self.verdict(self.table.doc_of(id))? {
            Verdict::Apart(ids) if ids.binary_search(&id).is_ok() => self.load(id),
            _ => Ok(None),
        }
    }

    /// Whether the nominated passages need no verifying: the query is true of them all.
    pub fn is_needless(&self, sure: bool) -> bool {
        sure && !self.notes_decide
    }

    fn load(&mut self, id: i64) -> Result<Option<Found>, EngineError> {
        self.cancel.check()?;
        let Some(row) = PassageRow::load(self.reader.connection(), id)? else {
            return Ok(None);
        };
        let text = self.texts.get(&row.file).and_then(|note| {
            let haystack = haystack(note.get(row.span.start..row.span.end)?);
            Some(FoundText { note, haystack })
        });
        Ok(Some(Found { row, text }))
    }

    fn verdict(&mut self, doc: i64) -> Result<Verdict, EngineError> {
        if let Some(known) = self.verdicts.get(&doc) {
            return Ok(known.clone());
        }
        let verdict = self.judge(doc)?;
        self.verdicts.insert(doc, verdict.clone());
        Ok(verdict)
    }

    fn judge(&mut self, doc: i64) -> Result<Verdict, EngineError> {
        let mut terms = Vec::new();
        self.plan.telling(&mut terms);
        let mut candidates = Vec::new();
        for id in passages(self.table, &Set::Only(vec![doc]), &terms) {
            let haystack = self.load(id)?.and_then(|found| found.text);
            let haystack = haystack.map(|text| text.haystack.into_text());
            candidates.push(Candidate { id, haystack });
        }
        let all: Vec<&Candidate> = candidates.iter().collect();
        let witnesses = self.plan.witnesses(&all);
        self.cancel.check()?;
        let Some(witnesses) = witnesses else {
            return Ok(Verdict::No);
        };
        let meets = |one: &Candidate| self.plan.holds(one.id, one.haystack.as_deref());
        let some_meets = candidates.iter().any(meets);
        self.cancel.check()?;
        if some_meets {
            return Ok(Verdict::Meets);
        }
        Ok(Verdict::Apart(witnesses.into_iter().collect()))
    }
}

impl Found {
    fn haystack(&self) -> Option<&str> {
        self.text.as_ref().map(|text| text.haystack.text())
    }
}

/// Whether anything is excluded.
fn excludes(expr: &Expr) -> bool {
    match expr {
        Expr::All(list) | Expr::Any(list) => list.iter().any(excludes),
        Expr::Not(_) => true,
        Expr::Leaf(_) => false,
    }
}
