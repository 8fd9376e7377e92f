//! Passages by their days.

use jiff::civil::Date;
use tsuzuri_engine::query::{self, PassagesAsk, PassagesOf};
use tsuzuri_engine::search::{self, Among};

use super::search::{asked, problems, within};

use crate::wire::{
    DayCount, DayCounts, DayCountsRequest, DayStreamRequest, OnThisDayRequest, Passages,
};
use crate::{ApiError, ErrorCode, Session};

/// How many passages each day has, of all or of those that a search finds.
///
/// # Errors
/// `long-query`.
pub fn day_counts(session: &Session, request: DayCountsRequest) -> Result<DayCounts, ApiError> {
    let (first, last) = (day(&request.first)?, day(&request.last)?);
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let search = asked(&vault, request.query.as_deref())?;
    let Among { found, whole } = match &search {
        Some(query) => search::found_days(within(&vault, &reader), query, first..=last)?,
        None => Among {
            found: query::day_counts(&reader, &vault.columns, first, last)?,
            whole: true,
        },
    };
    let row = |(day, count): (Date, u32)| DayCount {
        day: day.to_string(),
        count,
    };
    Ok(DayCounts {
        generation: reader.generation(),
        whole,
        problems: problems(search),
        days: found.into_iter().map(row).collect(),
    })
}

/// A page of the passages of some days.
pub fn day_stream(session: &Session, request: DayStreamRequest) -> Result<Passages, ApiError> {
    let ask = PassagesAsk {
        of: PassagesOf::Days(day(&request.first)?, day(&request.last)?),
        order: request.order.into(),
        cursor: request.cursor.as_deref(),
        limit: request.limit,
    };
    page(session, ask)
}

/// A page of the passages of the same month and day in other years.
pub fn on_this_day(session: &Session, request: OnThisDayRequest) -> Result<Passages, ApiError> {
    let ask = PassagesAsk {
        of: PassagesOf::OnThisDay(day(&request.day)?),
        order: request.order.into(),
        cursor: request.cursor.as_deref(),
        limit: request.limit,
    };
    page(session, ask)
}

fn page(session: &Session, ask: PassagesAsk<'_>) -> Result<Passages, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let found = query::passages(&reader, &vault.columns, &*vault.engine, ask)?;
    vault.look_again_at(&found.changed);
    Ok(Passages {
        generation: reader.generation(),
        total: found.total,
        next_cursor: found.next_cursor,
        passages: found.passages.into_iter().map(Into::into).collect(),
    })
}

fn day(text: &str) -> Result<Date, ApiError> {
    text.parse().map_err(|_| {
        let message = format!("“{text}” is no day; write 2023-02-01");
        ApiError::new(ErrorCode::BadRequest, message)
    })
}
