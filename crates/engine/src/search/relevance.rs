//! `sort:relevance`: the first few hundred hits, scored over their verified text (BM25)
//! and put in that order. What lies behind them is not scored and not shown, which is told.
//!
//! Scores change with what else is found, so a cursor says which hits were shown, not
//! where a page ended.

use super::cursor::{Place, mark};
use super::hit::hit;
use super::limit::Limit;
use super::needle::Needle;
use super::rank::Tier;
use super::run::{Answer, Ask, Search};
use super::verify::{Found, Verifier};
use crate::query::PassageRow;
use crate::{Clock, EngineError};

/// Hits that are scored.
const SCORED: usize = 300;

/// The usual constants of BM25: how soon more of a word stops counting, and how much
/// longer passages are held back.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// A page of the scored hits.
pub(super) fn page(
    search: &Search<'_>,
    mut verifier: Verifier<'_, '_>,
    clock: &dyn Clock,
    ask: Ask<'_>,
) -> Result<Answer, EngineError> {
    let before = ask
        .cursor
        .and_then(|cursor| Cursor::read(cursor, search))
        .unwrap_or_default();
    let limit = match &before.until {
        // Later pages show what the first one scored.
        Some(until) => Limit::Behind(until.clone()),
        None => search.limit(clock),
    };
    let mut found: Vec<(Scored, Tier)> = Vec::new();
    let mut answer = Answer::default();
    let pause = search.walk(&mut verifier, None, &limit, |place, one| {
        if found.len() == SCORED {
            answer.scored = u32::try_from(SCORED).ok();
            return Ok(false);
        }
        found.push((Scored::new(one, search), search.tier(&place)));
        Ok(true)
    })?;
    let scores = scores(&found.iter().map(|(one, _)| one).collect::<Vec<_>>());
    let mut order: Vec<(f64, (Scored, Tier))> = scores.into_iter().zip(found).collect();
    // Equal scores stay in the order they came in.
    order.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    if search.query.sort.reversed {
        order.reverse();
    }

    let mut shown = before.shown;
    let not_shown = order.into_iter().map(|(_, hit)| hit);
    let mut rest = not_shown
        .filter(|(one, _)| !shown.contains(&key(&one.found.row)))
        .collect::<Vec<_>>()
        .into_iter();
    for (one, tier) in rest.by_ref().take(ask.limit) {
        shown.push(key(&one.found.row));
        answer
            .hits
            .push(hit(search.reader, one.found, &search.plan, tier)?);
    }
    answer.reach = pause.as_ref().map(|pause| pause.reach);
    if rest.len() > 0 {
        let until = before.until.or(pause.map(|pause| pause.place));
        answer.next_cursor = Some(Cursor { shown, until }.write(search));
    }
    answer.changed = verifier.into_changed();
    Ok(answer)
}

/// What was shown by earlier pages.
#[derive(Default)]
struct Cursor {
    /// See `key`.
    shown: Vec<String>,
    /// Where verifying ended because its time was over.
    until: Option<Place<String>>,
}

impl Cursor {
    fn write(&self, search: &Search<'_>) -> String {
        let until = self.until.as_ref();
        let until = until.map_or_else(String::new, |until| until.write(search.query));
        format!("{}:{}:{until}", mark(search.query), self.shown.join("."))
    }

    fn read(text: &str, search: &Search<'_>) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        if parts.next()? != mark(search.query) {
            return None;
        }
        let shown = parts.next()?.split('.').map(str::to_owned).collect();
        let until = Place::read(parts.next()?, search.query);
        Some(Self { shown, until })
    }
}

/// Names a passage in a cursor.
fn key(row: &PassageRow) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(row.file.path.as_bytes());
    hash.update(&row.ordinal.to_le_bytes());
    hash.finalize().to_hex()[..12].to_owned()
}

/// A hit with what its score is made of.
struct Scored {
    found: Found,
    /// How often each word of the query stands in it.
    often: Vec<f64>,
    length: f64,
}

impl Scored {
    fn new(found: Found, search: &Search<'_>) -> Self {
        let mut terms = Vec::new();
        search.plan.terms(&mut terms);
        let folded = found.text.as_ref().map_or("", |text| text.haystack.text());
        let count = |needle: &Needle<'_>| needle.find_all(folded).count() as f64;
        let often = terms
            .iter()
            .filter_map(|term| term.needle())
            .map(count)
            .collect();
        Self {
            often,
            length: folded.len() as f64,
            found,
        }
    }
}

/// BM25 among the hits themselves: a word that few of them hold counts more.
fn scores(hits: &[&Scored]) -> Vec<f64> {
    let total = hits.len() as f64;
    let average = hits.iter().map(|one| one.length).sum::<f64>() / total.max(1.0);
    let words = hits.first().map_or(0, |one| one.often.len());
    let rarity: Vec<f64> = (0..words)
        .map(|word| {
            let with = hits.iter().filter(|one| one.often[word] > 0.0).count() as f64;
            (1.0 + (total - with + 0.5) / (with + 0.5)).ln()
        })
        .collect();
    hits.iter()
        .map(|one| {
            let damping = K1 * (1.0 - B + B * one.length / average.max(1.0));
            let words = one.often.iter().zip(&rarity);
            words
                .map(|(often, rarity)| rarity * often * (K1 + 1.0) / (often + damping))
                .sum()
        })
        .collect()
}
