//! Search: a page of results, and the totals as a second request, so that results come
//! first.

use tsuzuri_engine::search::{
    self, Answer, Ask, Cancel, Hit, Problem, Query, Reach, SavedQuery, SortBy, Within,
};
use tsuzuri_engine::{Reader, query};

use crate::wire::{
    FoundPassages, FoundPassagesRequest, Nothing, OnePassage, PassageRequest, QueryProblem,
    SavedSearch, SavedSearches, SearchAnswer, SearchCounts, SearchCountsRequest, SearchHit,
    SearchReach, SearchRequest, WholePassageRequest,
};
use crate::{ApiError, Session, Vault, convert, path};

/// A page of the passages that a query finds.
///
/// # Errors
/// `cancelled` when a request with a newer ticket came; `long-query`.
pub fn search(session: &Session, request: SearchRequest) -> Result<SearchAnswer, ApiError> {
    let vault = session.vault()?;
    let cancel = vault.searches.pages.begin(request.ticket);
    let query = read(&vault, &request.query)?;
    let ask = Ask {
        query: &query,
        cursor: request.cursor.as_deref(),
        limit: request.limit as usize,
    };
    let (reader, answer) = page(&vault, ask, &cancel)?;
    Ok(SearchAnswer {
        generation: reader.generation(),
        covered: query::covered(&reader)?,
        next_cursor: answer.next_cursor,
        reach: answer.reach.map(Into::into),
        scored: answer.scored,
        results: answer.hits.into_iter().map(Into::into).collect(),
        explain: search::explain(&query),
        problems: query.problems.into_iter().map(Into::into).collect(),
    })
}

/// A page of the passages that a query finds, to be read.
///
/// # Errors
/// `long-query`.
pub fn found_passages(
    session: &Session,
    request: FoundPassagesRequest,
) -> Result<FoundPassages, ApiError> {
    let vault = session.vault()?;
    let mut query = read(&vault, &request.query)?;
    if query.sort.by == SortBy::Tier {
        // Tiers are for who looks for one thing; here one reads through them all.
        query.sort.by = SortBy::Date;
    }
    let ask = Ask {
        query: &query,
        cursor: request.cursor.as_deref(),
        limit: request.limit as usize,
    };
    let (reader, found) = page(&vault, ask, &Cancel::new())?;
    let places = found
        .hits
        .iter()
        .map(|hit| (hit.path.as_str(), hit.ordinal));
    let passages = query::passages_at(&reader, &*vault.engine, places)?;
    Ok(FoundPassages {
        generation: reader.generation(),
        next_cursor: found.next_cursor,
        passages: passages.into_iter().map(Into::into).collect(),
    })
}

/// The passage that a line of a note stands in.
pub fn passage(session: &Session, request: PassageRequest) -> Result<OnePassage, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let passage = query::passage_at(&reader, &*vault.engine, path.as_str(), request.line)?;
    Ok(OnePassage {
        passage: passage.map(Into::into),
    })
}

/// A passage with all of its text, however long that is.
pub fn whole_passage(
    session: &Session,
    request: WholePassageRequest,
) -> Result<OnePassage, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let (source, ordinal) = (&*vault.engine, request.ordinal);
    let passage = query::whole_passage(&reader, source, path.as_str(), ordinal)?;
    Ok(OnePassage {
        passage: passage.map(Into::into),
    })
}

/// Searches that are kept in notes. They are found once full text covers their notes.
pub fn saved_searches(session: &Session, _: Nothing) -> Result<SavedSearches, ApiError> {
    let vault = session.vault()?;
    let (reader, notes) = vault.ask(|reader| {
        let (source, clock) = (&*vault.engine, &*vault.clock);
        let profile = vault.reading().profile;
        search::notes_with_queries(reader, &vault.columns, source, clock, profile)
    })?;
    let mut searches = Vec::new();
    for (path, title) in notes {
        let text = vault.engine.read_note(&path::note(&path)?);
        // A note that went away meanwhile has no searches.
        let found = text
            .map(|note| search::saved_queries(&note.text))
            .unwrap_or_default();
        let several = found.len() > 1;
        searches.extend(
            found
                .into_iter()
                .map(|SavedQuery { query, line, .. }| SavedSearch {
                    name: if several {
                        query.clone()
                    } else {
                        title.clone()
                    },
                    query,
                    path: path.clone(),
                    line,
                }),
        );
    }
    searches.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    Ok(SavedSearches {
        generation: reader.generation(),
        searches,
    })
}

/// How many passages a query finds, with which tags, in which months.
///
/// # Errors
/// `cancelled` when a request with a newer ticket came; `long-query`.
pub fn search_counts(
    session: &Session,
    request: SearchCountsRequest,
) -> Result<SearchCounts, ApiError> {
    let vault = session.vault()?;
    let cancel = vault.searches.totals.begin(request.ticket);
    let query = read(&vault, &request.query)?;
    let (reader, counts) = vault.ask(|reader| {
        let (source, clock) = (&*vault.engine, &*vault.clock);
        search::counts(reader, &vault.columns, source, clock, &query, &cancel)
    })?;
    Ok(SearchCounts {
        generation: reader.generation(),
        total: counts.total,
        total_exact: counts.exact,
        tag_counts: counts.tags.into_iter().map(Into::into).collect(),
        month_counts: counts.months.into_iter().map(Into::into).collect(),
    })
}

/// One page, with the reader that it was found in.
fn page(vault: &Vault, ask: Ask<'_>, cancel: &Cancel) -> Result<(Reader, Answer), ApiError> {
    let (reader, answer) = vault.ask(|reader| {
        let (source, clock) = (&*vault.engine, &*vault.clock);
        search::search(reader, &vault.columns, source, clock, ask, cancel)
    })?;
    vault.look_again_at(&answer.changed);
    Ok((reader, answer))
}

/// The search that narrows something down; `None` where nothing was typed.
///
/// # Errors
/// `long-query`.
pub(super) fn asked(vault: &Vault, query: Option<&str>) -> Result<Option<Query>, ApiError> {
    let typed = query.filter(|query| !query.trim().is_empty());
    typed.map(|query| read(vault, query)).transpose()
}

/// What of it could not be read.
pub(super) fn problems(query: Option<Query>) -> Vec<QueryProblem> {
    let problems = query.into_iter().flat_map(|query| query.problems);
    problems.map(Into::into).collect()
}

/// Where it is asked.
pub(super) fn within<'a>(vault: &'a Vault, reader: &'a Reader) -> Within<'a> {
    Within {
        reader,
        columns: &vault.columns,
        source: &*vault.engine,
        clock: &*vault.clock,
    }
}

/// Where every query comes in.
fn read(vault: &Vault, query: &str) -> Result<Query, ApiError> {
    let profile = vault.reading().profile;
    Ok(search::parse(query, vault.clock.today(), profile)?)
}

impl From<Reach> for SearchReach {
    fn from(reach: Reach) -> Self {
        Self {
            searched: reach.searched,
            of: reach.of,
        }
    }
}

impl From<Hit> for SearchHit {
    fn from(hit: Hit) -> Self {
        Self {
            path: hit.path,
            title: hit.title,
            heading_path: hit.heading_path,
            day: convert::day(hit.day),
            tags: hit.tags.into_iter().map(Into::into).collect(),
            tier: hit.tier.name().to_owned(),
            span: convert::range(hit.span),
            line: hit.line,
            excerpt: hit.excerpt.text,
            highlights_utf16: hit.excerpt.highlights_utf16,
            verified: hit.verified,
        }
    }
}

impl From<Problem> for QueryProblem {
    fn from(problem: Problem) -> Self {
        Self {
            at: problem.at_utf16,
            code: problem.code.name().to_owned(),
            message: problem.message,
        }
    }
}
