//! The map of published addresses: under which addresses notes can be read on the web, as
//! patterns that a vault's settings give (docs/grammar.md §3, Addresses). Which note, if
//! any, lies at the path that comes out is the index's to know.

use std::fmt::Write as _;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};
use tsuzuri_syntax::normalise_url;

use crate::path::NotePath;

mod pattern;
#[cfg(test)]
mod tests;

pub use pattern::BadPattern;
use pattern::{Piece, Placeholder, is_rest, pieces};

/// Patterns of addresses, each with the note that lies there. The first that fits counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressMap(Vec<AddressRule>);

/// `https://example.com/entry/{yyyy}/{mm}/{dd}/…` → `diary/{yyyy}-{mm}-{dd}.md`
#[derive(Clone, Debug)]
pub struct AddressRule {
    published: Published,
    note: NotePattern,
}

/// The left side of a rule.
#[derive(Clone, Debug)]
pub struct Published {
    written: String,
    placeholders: Vec<Placeholder>,
    /// Of a normalised address.
    fits: Regex,
}

/// The right side of a rule.
#[derive(Clone, Debug)]
pub struct NotePattern {
    written: String,
    pieces: Vec<Piece>,
}

impl AddressMap {
    /// Rules in the order in which they are tried.
    pub fn new(rules: Vec<AddressRule>) -> Self {
        Self(rules)
    }

    /// The note that an address is the published form of, whether it is there or not.
    pub fn note_of(&self, url: &str) -> Option<NotePath> {
        if self.0.is_empty() {
            return None;
        }
        let url = normalise_url(url)?;
        self.0.iter().find_map(|rule| rule.note_of(&url))
    }
}

impl AddressRule {
    /// A rule whose note can be told from the address.
    ///
    /// # Errors
    /// When the note says something that the address does not.
    pub fn new(published: Published, note: NotePattern) -> Result<Self, BadPattern> {
        let unknown = note.placeholders().find(|wanted| {
            let same = |known: &&Placeholder| known.part() == wanted.part();
            published.placeholders.iter().find(same).is_none()
        });
        match unknown {
            Some(unknown) => Err(BadPattern::Unknown(unknown.name())),
            None => Ok(Self { published, note }),
        }
    }

    fn note_of(&self, url: &str) -> Option<NotePath> {
        let found = self.published.fits.captures(url)?;
        let mut path = String::new();
        for piece in &self.note.pieces {
            match piece {
                Piece::Text(text) => path.push_str(text),
                Piece::Placeholder(placeholder) => placeholder.write(&found, &mut path)?,
            }
        }
        NotePath::new(&path).ok().filter(NotePath::is_note)
    }
}

/// Rules that are written alike are the same.
impl PartialEq for AddressRule {
    fn eq(&self, other: &Self) -> bool {
        (&self.published.written, &self.note.written)
            == (&other.published.written, &other.note.written)
    }
}

impl Eq for AddressRule {}

impl Published {
    /// Reads a pattern of addresses. A `…` or `*` at its end stands for any rest.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(written: &str) -> Result<Self, BadPattern> {
        let (address, rest) = match written.strip_suffix(is_rest) {
            Some(address) => (address, true),
            None => (written, false),
        };
        if address.contains(is_rest) {
            return Err(BadPattern::RestWithin);
        }
        let is_web = ["http://", "https://"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        let normal = normalise_url(address)
            .filter(|_| is_web)
            .ok_or(BadPattern::NoAddress)?;
        // Normalising has made escapes of the braces.
        let pieces = pieces(&normal.replace("%7B", "{").replace("%7D", "}"))?;
        if !matches!(pieces.first(), Some(Piece::Text(site)) if site.contains(['/', '?'])) {
            return Err(BadPattern::NoAddress);
        }
        let mut placeholders: Vec<Placeholder> = Vec::new();
        let mut fits = String::from(r"\A");
        for piece in pieces {
            match piece {
                Piece::Text(text) => fits.push_str(&regex::escape(&text)),
                Piece::Placeholder(placeholder) => {
                    let part = placeholder.part();
                    if placeholders.iter().any(|known| known.part() == part) {
                        return Err(BadPattern::Twice(placeholder.name()));
                    }
                    let _ = write!(fits, "(?<{part}>{})", placeholder.fits());
                    placeholders.push(placeholder);
                }
            }
        }
        fits.push_str(match (rest, address.ends_with('/')) {
            (true, true) => r"(?:[/?].*)?\z",
            (true, false) => r".*\z",
            (false, _) => r"\z",
        });
        let fits = Regex::new(&fits).map_err(|_| BadPattern::TooLong)?;
        Ok(Self {
            written: written.to_owned(),
            placeholders,
            fits,
        })
    }
}

impl NotePattern {
    /// Reads a pattern of paths of notes.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(written: &str) -> Result<Self, BadPattern> {
        let pieces = pieces(written)?;
        let pattern = Self {
            written: written.to_owned(),
            pieces,
        };
        let sample: String = pattern
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Placeholder(_) => "1",
            })
            .collect();
        match NotePath::new(&sample) {
            Ok(path) if path.is_note() => Ok(pattern),
            _ => Err(BadPattern::NoNote),
        }
    }

    fn placeholders(&self) -> impl Iterator<Item = Placeholder> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder(placeholder) => Some(*placeholder),
            Piece::Text(_) => None,
        })
    }
}

impl Placeholder {
    /// What it stands for in an address that was found; `None` where that can't be part of
    /// a path.
    fn write(self, found: &Captures<'_>, path: &mut String) -> Option<()> {
        let value = found.name(self.part())?.as_str();
        match self {
            Self::Name | Self::Path => {
                let text = percent_decode_str(value).decode_utf8().ok()?;
                if self == Self::Name && text.contains('/') {
                    return None;
                }
                path.push_str(&text);
            }
            number => {
                let value: u32 = value.parse().ok()?;
                let width = number.width();
                write!(path, "{value:0width$}").ok()?;
            }
        }
        Some(())
    }
}
