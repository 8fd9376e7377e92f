//! The tag tree, the passages of a tag, and what stands above them.

use tsuzuri_engine::query::{self, PassagesAsk, PassagesOf, StreamAsk, TagTreeAsk};

use crate::wire::{
    CompleteTag, PassageOrder, Stream, TagCompletions, TagRequest, TagStreamRequest, TagSummary,
    TagTree, TagTreeRequest,
};
use crate::{ApiError, ErrorCode, Session};

/// One level of the tag tree, or tags by a part of their key.
pub fn tag_tree(session: &Session, request: TagTreeRequest) -> Result<TagTree, ApiError> {
    let reader = session.vault()?.reader()?;
    let ask = TagTreeAsk {
        parent: request.parent.as_deref(),
        filter: &request.filter,
        offset: request.offset,
        limit: request.limit,
    };
    let list = query::tag_tree(&reader, ask)?;
    Ok(TagTree {
        generation: reader.generation(),
        total: list.total,
        tags: list.tags.into_iter().map(Into::into).collect(),
    })
}

/// Tags to go on with while one is being typed.
pub fn complete_tag(session: &Session, request: CompleteTag) -> Result<TagCompletions, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let tags = query::complete_tag(&reader, &vault.columns, &request.typed, request.limit)?;
    Ok(TagCompletions {
        generation: reader.generation(),
        tags: tags.into_iter().map(Into::into).collect(),
    })
}

/// A page of a tag's passages; empty when nothing has the tag.
pub fn tag_stream(session: &Session, request: TagStreamRequest) -> Result<Stream, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let (tag, profile) = (&*request.tag, vault.reading().profile);
    let months = request.month.as_deref().map(months).transpose()?;
    let (cursor, limit) = (request.cursor.as_deref(), request.limit);
    let stream = match request.order {
        PassageOrder::Newest => {
            let ask = StreamAsk {
                tag,
                profile,
                months,
                cursor,
                limit,
            };
            query::stream(&reader, &*vault.engine, ask)?
        }
        order => {
            let ask = PassagesAsk {
                of: PassagesOf::Tag {
                    tag,
                    profile,
                    months,
                },
                order: order.into(),
                cursor,
                limit,
            };
            query::passages(&reader, &vault.columns, &*vault.engine, ask)?
        }
    };
    vault.look_again_at(&stream.changed);
    Ok(Stream {
        generation: reader.generation(),
        key: stream.key,
        tag: stream.spelling,
        total: stream.total,
        next_cursor: stream.next_cursor,
        passages: stream.passages.into_iter().map(Into::into).collect(),
    })
}

/// Facets, related tags and months of a tag.
pub fn tag_summary(session: &Session, request: TagRequest) -> Result<TagSummary, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let generation = reader.generation();
    let Some(summary) = query::summary(&reader, &request.tag, vault.reading().profile)? else {
        let (facets, related, months) = Default::default();
        return Ok(TagSummary {
            generation,
            tag: None,
            facets,
            related,
            months,
        });
    };
    Ok(TagSummary {
        generation,
        tag: Some(summary.tag.into()),
        facets: summary.facets.into_iter().map(Into::into).collect(),
        related: summary.related.into_iter().map(Into::into).collect(),
        months: summary.months.into_iter().map(Into::into).collect(),
    })
}

/// `2023-02`, or several: `2022-11..2023-02`.
fn months(text: &str) -> Result<query::Months, ApiError> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Ok(query::Months {
        first: month(first)?,
        last: month(last)?,
    })
}

/// `2023-02`.
fn month(text: &str) -> Result<(i16, i8), ApiError> {
    let read = || {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=12).contains(&month).then_some((year, month))
    };
    read().ok_or_else(|| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("“{text}” is no month; write 2023-02"),
        )
    })
}
