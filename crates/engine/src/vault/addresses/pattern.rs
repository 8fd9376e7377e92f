//! What a pattern is made of: text, and placeholders between braces.

use thiserror::Error;

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadPattern {
    /// No address of a page, or not one with a known site.
    #[error(
        "this is no address of a page; write one such as \"https://example.com/{{yyyy}}/{{mm}}/{{dd}}/…\", \
         without placeholders in the site's name"
    )]
    NoAddress,
    /// No path of a note.
    #[error(
        "this is no path of a note; write one such as \"diary/{{yyyy}}-{{mm}}-{{dd}}.md\", \
         from the vault's folder"
    )]
    NoNote,
    /// Braces that hold none of the known names, or do not close.
    #[error(
        "there is a placeholder here that is none of \
         {{yyyy}} {{mm}} {{m}} {{dd}} {{d}} {{name}} {{path}}"
    )]
    NoPlaceholder,
    /// The same twice in one address.
    #[error("{{{0}}} says twice what can be said once")]
    Twice(&'static str),
    /// The path says what the address does not.
    #[error("the address has nothing for the note's {{{0}}}")]
    Unknown(&'static str),
    /// `…` or `*` before the end.
    #[error("`…` and `*` stand for the rest of an address, so only at its end")]
    RestWithin,
    /// Longer than any address.
    #[error("this is too long")]
    TooLong,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Placeholder(Placeholder),
}

/// What stands for a part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// `{yyyy}`
    Year,
    /// `{mm}`, two digits
    Month,
    /// `{m}`, without a leading zero
    ShortMonth,
    /// `{dd}`, two digits
    Day,
    /// `{d}`, without a leading zero
    ShortDay,
    /// `{name}`: what stands between two `/`
    Name,
    /// `{path}`: names with `/` between them
    Path,
}

const ALL: [Placeholder; 7] = [
    Placeholder::Year,
    Placeholder::Month,
    Placeholder::ShortMonth,
    Placeholder::Day,
    Placeholder::ShortDay,
    Placeholder::Name,
    Placeholder::Path,
];

impl Placeholder {
    /// As between braces.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "yyyy",
            Self::Month => "mm",
            Self::ShortMonth => "m",
            Self::Day => "dd",
            Self::ShortDay => "d",
            Self::Name => "name",
            Self::Path => "path",
        }
    }

    /// What it says; `{mm}` and `{m}` say the same.
    pub fn part(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month | Self::ShortMonth => "month",
            Self::Day | Self::ShortDay => "day",
            Self::Name => "name",
            Self::Path => "path",
        }
    }

    /// The expression that it is in a normalised address.
    pub fn fits(self) -> &'static str {
        match self {
            Self::Year => "[0-9]{4}",
            Self::Month => "0[1-9]|1[0-2]",
            Self::ShortMonth => "[1-9]|1[0-2]",
            Self::Day => "0[1-9]|[12][0-9]|3[01]",
            Self::ShortDay => "[1-9]|[12][0-9]|3[01]",
            Self::Name => "[^/?]+",
            Self::Path => "[^/?]+(?:/[^/?]+)*",
        }
    }

    /// Digits it has at least.
    pub fn width(self) -> usize {
        match self {
            Self::Year => 4,
            Self::Month | Self::Day => 2,
            _ => 1,
        }
    }
}

/// Whether a sign at the end of an address stands for any rest.
pub(super) fn is_rest(sign: char) -> bool {
    matches!(sign, '…' | '*')
}

/// Cuts a pattern.
pub(super) fn pieces(pattern: &str) -> Result<Vec<Piece>, BadPattern> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((text, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(BadPattern::NoPlaceholder)?;
        let placeholder = ALL
            .into_iter()
            .find(|known| known.name() == name)
            .ok_or(BadPattern::NoPlaceholder)?;
        pieces.extend((!text.is_empty()).then(|| Piece::Text(text.to_owned())));
        pieces.push(Piece::Placeholder(placeholder));
        rest = after;
    }
    if rest.contains('}') {
        return Err(BadPattern::NoPlaceholder);
    }
    pieces.extend((!rest.is_empty()).then(|| Piece::Text(rest.to_owned())));
    Ok(pieces)
}
