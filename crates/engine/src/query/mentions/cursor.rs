//! Where a page of mentions ended: the place of the last one, how many there were up to
//! it, and how many there are if that is known.

use tsuzuri_syntax::Span;

use super::nominate::Candidate;
use crate::query::backlinks::Place;

#[derive(Clone, Debug)]
pub(super) struct Cursor {
    pub place: Place,
    /// Mentions up to there.
    pub seen: u32,
    /// All of them; `None` while unknown.
    pub total: Option<u32>,
}

impl Cursor {
    /// As it was handed out; anything else stands before all mentions.
    pub fn read(cursor: Option<&str>) -> Self {
        cursor.and_then(Self::parse).unwrap_or(Self {
            place: Place::read(None),
            seen: 0,
            total: None,
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let (seen, total) = (parts.next()?.parse().ok()?, parts.next()?);
        let total = match total {
            "" => None,
            total => Some(total.parse().ok()?),
        };
        Some(Self {
            place: Place::parse(parts.next()?)?,
            seen,
            total,
        })
    }

    /// As a page hands it out, with the total if it is known.
    pub fn write(&self, total: Option<u32>) -> String {
        let total = total.map(|total| total.to_string()).unwrap_or_default();
        format!("{}:{total}:{}", self.seen, self.place.write())
    }

    /// Whether a mention of the same note stands behind it.
    pub fn is_before(&self, span: Span) -> bool {
        (span.start as i64, span.end as i64) > (self.place.start, self.place.end)
    }

    /// After a mention.
    pub fn at(candidate: &Candidate, span: Span, seen: u32) -> Self {
        Self {
            place: Place {
                day: candidate.day.into(),
                path: candidate.path.to_string(),
                start: span.start as i64,
                end: span.end as i64,
            },
            seen,
            total: None,
        }
    }

    /// After all mentions of a note.
    pub fn behind(candidate: &Candidate, seen: u32) -> Self {
        let end = Span {
            start: i64::MAX as usize,
            end: i64::MAX as usize,
        };
        Self::at(candidate, end, seen)
    }
}
