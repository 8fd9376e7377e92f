//! From the engine's rows to the contract's. Field for field; what the two name
//! differently stands here and nowhere else.

use jiff::civil::Date;
use tsuzuri_engine::{VaultReading, query};
use tsuzuri_syntax::{Fault, Profile, Span, WarningKind};

use crate::sink::count;
use crate::wire;

/// `2023-02-01`.
pub(crate) fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// Notes longer than 4 GB are not indexed, so nothing is lost.
pub(crate) fn range(span: Span) -> wire::Range {
    [count(span.start as u64), count(span.end as u64)]
}

impl From<&VaultReading> for wire::Hashtags {
    fn from(reading: &VaultReading) -> Self {
        Self {
            profile: match reading.profile {
                Profile::Tsuzuri => wire::HashtagProfile::Tsuzuri,
                Profile::Obsidian => wire::HashtagProfile::Obsidian,
                Profile::Twitter => wire::HashtagProfile::Twitter,
            },
            colours: reading.colours,
        }
    }
}

impl From<WarningKind> for wire::NoteWarning {
    fn from(kind: WarningKind) -> Self {
        let number = |number: usize| count(number as u64);
        match kind {
            WarningKind::LargeFrontMatter { most } => Self::LargeFrontMatter { most: number(most) },
            WarningKind::BrokenFrontMatter(Fault::Nested { most }) => {
                Self::NestedFrontMatter { most: number(most) }
            }
            WarningKind::BrokenFrontMatter(Fault::Yaml { line, why }) => Self::BrokenYaml {
                line: number(line),
                why,
            },
            WarningKind::BrokenFrontMatter(Fault::Toml(why)) => Self::BrokenToml { why },
            WarningKind::TooManyTags => Self::TooManyTags,
            WarningKind::TooLongHeadings => Self::TooLongHeadings,
        }
    }
}

impl From<query::NoteRow> for wire::NoteRow {
    fn from(row: query::NoteRow) -> Self {
        Self {
            path: row.path,
            title: row.title,
            day: day(row.day),
            modified: row.modified_ms,
        }
    }
}

impl From<query::MatchedNote> for wire::MatchedNote {
    fn from(found: query::MatchedNote) -> Self {
        let (by, alias) = match found.by {
            query::FoundBy::Title => ("title", None),
            query::FoundBy::Alias(alias) => ("alias", Some(alias)),
            query::FoundBy::Path => ("path", None),
        };
        Self {
            path: found.note.path,
            title: found.note.title,
            by: by.to_owned(),
            alias,
            highlights_utf16: found.highlights_utf16,
        }
    }
}

impl From<wire::PassageOrder> for query::PassageOrder {
    fn from(order: wire::PassageOrder) -> Self {
        match order {
            wire::PassageOrder::Newest => Self::Newest,
            wire::PassageOrder::Oldest => Self::Oldest,
            wire::PassageOrder::Note => Self::ByNote,
        }
    }
}

impl From<query::FolderRow> for wire::FolderRow {
    fn from(row: query::FolderRow) -> Self {
        Self {
            name: row.name,
            path: row.path,
            notes: row.notes,
        }
    }
}

impl From<query::TagAt> for wire::TagRef {
    fn from(tag: query::TagAt) -> Self {
        Self {
            raw: tag.raw,
            key: tag.key,
            from: tag.source,
        }
    }
}

impl From<query::Backlink> for wire::Backlink {
    fn from(link: query::Backlink) -> Self {
        Self {
            path: link.path,
            title: link.title,
            day: day(link.day),
            heading_path: link.heading_path,
            kind: link.kind,
            raw: link.raw,
            span: range(link.span),
            line: link.line,
            excerpt: link.excerpt.text,
            highlights_utf16: link.excerpt.highlights_utf16,
            tags: link.tags.into_iter().map(Into::into).collect(),
            ambiguous: link.ambiguous,
        }
    }
}

impl From<query::LinkRow> for wire::LinkRow {
    fn from(link: query::LinkRow) -> Self {
        Self {
            path: link.path,
            kind: link.kind,
            raw: link.raw,
            target: link.target,
            fragment: link.fragment,
            alias: link.alias,
            resolution: link.state,
            resolved: link.resolved,
            span: range(link.span),
            line: link.line,
        }
    }
}

impl From<query::TagRow> for wire::TagRow {
    fn from(tag: query::TagRow) -> Self {
        Self {
            key: tag.key,
            tag: tag.spelling,
            label: tag.label,
            kind: tag.kind,
            topic: tag.topic,
            facets: tag.facets,
            names: tag.names,
            count: tag.count,
            own: tag.own,
            notes: tag.notes,
            has_children: tag.has_children,
        }
    }
}

impl From<query::TagCount> for wire::TagCount {
    fn from(tag: query::TagCount) -> Self {
        Self {
            key: tag.key,
            tag: tag.spelling,
            count: tag.count,
        }
    }
}

impl From<query::MonthCount> for wire::MonthCount {
    fn from(month: query::MonthCount) -> Self {
        Self {
            month: format!("{:04}-{:02}", month.year, month.month),
            count: month.count,
        }
    }
}

impl From<query::PassageCard> for wire::PassageCard {
    fn from(card: query::PassageCard) -> Self {
        Self {
            path: card.path,
            title: card.title,
            day: day(card.day),
            heading_path: card.heading_path,
            ordinal: card.ordinal,
            line: card.line,
            span: range(card.span),
            text: card.text,
            cut: card.cut,
            tags: card.tags.into_iter().map(Into::into).collect(),
            verified: card.verified,
        }
    }
}
