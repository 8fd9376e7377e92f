//! `search`: passages that a query finds, with totals.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::{self, MonthCount, SearchCountsRequest, SearchRequest};
use tsuzuri_api::{Session, commands};

use super::{Count, counts, passage_heading, tag_line, written};
use crate::args::SearchArgs;
use crate::disk_spans::DiskSpans;
use crate::failure::Failure;
use crate::language::Language;
use crate::print::{Answer, Page, Style, rows, thousands};

/// One page of results.
#[derive(Debug, Serialize)]
pub struct Found {
    generation: u64,
    covered: f64,
    total: u32,
    total_exact: bool,
    next_cursor: Option<String>,
    /// Only when the time of a regular expression was over before the page was full.
    #[serde(skip_serializing_if = "Option::is_none")]
    reach: Option<Reach>,
    /// Only when `sort:relevance` left some out.
    #[serde(skip_serializing_if = "Option::is_none")]
    scored: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<String>,
    results: Vec<Hit>,
    tag_counts: Vec<Count>,
    month_counts: Vec<MonthCount>,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
struct Hit {
    path: String,
    title: String,
    heading_path: Vec<String>,
    day: Option<String>,
    tags: Vec<String>,
    tier: String,
    span: [usize; 2],
    excerpt: String,
    highlights_utf16: Vec<wire::Range>,
}

#[derive(Debug, Serialize)]
struct Reach {
    searched: u32,
    of: u32,
}

#[derive(Debug, Serialize)]
struct Problem {
    at: u32,
    /// In the person's language.
    message: String,
}

/// Asks for a page and for the totals.
pub fn run(session: &Session, args: &SearchArgs) -> Result<Found, Failure> {
    let request = SearchRequest {
        query: args.query.clone(),
        cursor: args.cursor.clone(),
        limit: args.limit,
        ticket: 0,
    };
    let answer = commands::search::search(session, request)?;
    let request = SearchCountsRequest {
        query: args.query.clone(),
        ticket: 0,
    };
    let counted = commands::search::search_counts(session, request)?;
    let mut spans = DiskSpans::new(session)?;
    let mut hit = |hit: wire::SearchHit| -> Result<Hit, Failure> {
        Ok(Hit {
            span: spans.span(&hit.path, hit.span)?,
            path: hit.path,
            title: hit.title,
            heading_path: hit.heading_path,
            day: hit.day,
            tags: written(hit.tags),
            tier: hit.tier,
            excerpt: hit.excerpt,
            highlights_utf16: hit.highlights_utf16,
        })
    };
    let language = Language::of_environment();
    let problem = |wire::QueryProblem { at, code, message }| Problem {
        at,
        message: language.query_problem(&code, &message),
    };
    Ok(Found {
        generation: answer.generation,
        covered: answer.covered,
        total: counted.total,
        total_exact: counted.total_exact,
        next_cursor: answer.next_cursor,
        reach: answer
            .reach
            .map(|wire::SearchReach { searched, of }| Reach { searched, of }),
        scored: answer.scored,
        explain: args.explain.then_some(answer.explain),
        results: answer
            .results
            .into_iter()
            .map(&mut hit)
            .collect::<Result<_, _>>()?,
        tag_counts: counts(counted.tag_counts),
        month_counts: counted.month_counts,
        problems: answer.problems.into_iter().map(problem).collect(),
    })
}

impl Answer for Found {
    fn found(&self) -> bool {
        self.total > 0 || !self.results.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.results)
    }

    fn lay_out(&self, page: &mut Page) {
        for Problem { message, .. } in &self.problems {
            page.line(&[("! ", Style::Strong), (message, Style::Plain)]);
        }
        if let Some(explain) = &self.explain {
            page.line(&[(explain, Style::Faint)]);
        }
        for hit in &self.results {
            passage_heading(page, hit.day.as_deref(), &hit.path, &hit.heading_path);
            page.excerpt(&hit.excerpt, &hit.highlights_utf16);
            tag_line(page, &hit.tags, &hit.excerpt);
            page.gap();
        }
        let more = if self.total_exact { "" } else { "+" };
        let total = format!("{} / {}{more}", self.results.len(), self.total);
        page.line(&[(&total, Style::Faint)]);
        let language = Language::of_environment();
        if let Some(scored) = self.scored {
            let scored = language.search_scored(&thousands(scored.into()));
            page.line(&[(&scored, Style::Plain)]);
        }
        if let Some(reach) = &self.reach {
            let reach = language.search_reach(
                &thousands(reach.searched.into()),
                &thousands(reach.of.into()),
            );
            page.line(&[(&reach, Style::Plain)]);
        }
    }
}
