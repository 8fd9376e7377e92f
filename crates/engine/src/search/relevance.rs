//! `sort:relevance`: the first few hundred hits, scored over their verified text (BM25)
//! and put in that order. What lies behind them is not scored and not shown.

use super::cursor::mark;
use super::hit::hit;
use super::phrase::Matcher;
use super::run::{Answer, Ask, Search};
use super::verify::{Found, Verifier};
use crate::EngineError;

/// Hits that are scored.
pub const SCORED: usize = 300;

/// The usual constants of BM25: how soon more of a word stops counting, and how much
/// longer passages are held back.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// A page of the scored hits.
pub(super) fn page(
    search: &Search<'_>,
    mut verifier: Verifier<'_, '_>,
    ask: Ask<'_>,
) -> Result<Answer, EngineError> {
    let mut found: Vec<(Scored, super::rank::Tier)> = Vec::new();
    search.walk(&mut verifier, None, |place, one| {
        found.push((Scored::new(one, search), search.tier(&place)));
        Ok(found.len() < SCORED)
    })?;
    let scores = scores(&found.iter().map(|(one, _)| one).collect::<Vec<_>>());
    let mut order: Vec<usize> = (0..found.len()).collect();
    // Equal scores stay in the order they came in.
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    if search.query.sort.reversed {
        order.reverse();
    }

    let start = ask
        .cursor
        .and_then(|cursor| read(cursor, search))
        .unwrap_or(0)
        .min(order.len());
    let end = (start + ask.limit).min(order.len());
    let mut found: Vec<Option<_>> = found.into_iter().map(Some).collect();
    let mut answer = Answer::default();
    for &at in &order[start..end] {
        if let Some((one, tier)) = found[at].take() {
            answer
                .hits
                .push(hit(search.reader, one.found, &search.plan, tier)?);
        }
    }
    if end < order.len() {
        answer.next_cursor = Some(format!("{}:{end}", mark(search.query)));
    }
    answer.changed = verifier.into_changed();
    Ok(answer)
}

fn read(cursor: &str, search: &Search<'_>) -> Option<usize> {
    let (of, at) = cursor.split_once(':')?;
    (of == mark(search.query)).then(|| at.parse().ok())?
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
        let count = |matcher: &Matcher<'_>| matcher.find_all(folded).count() as f64;
        let often = terms
            .iter()
            .filter_map(|term| term.matcher())
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
