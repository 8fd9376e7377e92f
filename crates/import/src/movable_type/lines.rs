//! Where entries and sections begin and end. A row of hyphens in a text is not the end of
//! it: only one that is followed by what the format puts there.

use super::Text;

/// A part of an entry behind its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Body,
    ExtendedBody,
    Excerpt,
    Keywords,
    Comment,
    Ping,
}

const END_OF_ENTRY: &str = "--------";
const END_OF_SECTION: &str = "-----";

/// The lines of an export, read from front to back.
pub(super) struct Lines<'e> {
    lines: Vec<&'e str>,
    at: usize,
}

impl<'e> Lines<'e> {
    pub(super) fn of(export: &'e str) -> Self {
        let export = export.strip_prefix('\u{FEFF}').unwrap_or(export);
        Self {
            lines: export.lines().collect(),
            at: 0,
        }
    }

    /// Goes to the next entry; the number of its first line.
    pub(super) fn begin_entry(&mut self) -> Option<usize> {
        while is_blank(self.lines.get(self.at)?) || self.lines[self.at] == END_OF_ENTRY {
            self.at += 1;
        }
        Some(self.at + 1)
    }

    /// The next line of an entry's head that says something, with its number.
    pub(super) fn next_of_head(&mut self) -> Option<(usize, &'e str)> {
        while let Some(line) = self.lines.get(self.at) {
            if *line == END_OF_SECTION {
                self.at += 1;
                return None;
            }
            if *line == END_OF_ENTRY {
                return None;
            }
            self.at += 1;
            if !is_blank(line) {
                return Some((self.at, line));
            }
        }
        None
    }

    /// The next section of the entry, with its text.
    pub(super) fn next_section(&mut self) -> Option<(Section, Text)> {
        while is_blank(self.lines.get(self.at)?) || self.lines[self.at] == END_OF_SECTION {
            self.at += 1;
        }
        let (section, beside) = section_of(self.lines[self.at])?;
        let (mut first, mut line) = (None, self.at + 1);
        if !is_blank(beside) {
            first = Some(beside);
        } else {
            line += 1;
        }
        self.at += 1;
        let begin = self.at;
        while self.at < self.lines.len() && !self.is_end(self.at) {
            self.at += 1;
        }
        let text = first
            .into_iter()
            .chain(self.lines[begin..self.at].iter().copied())
            .collect::<Vec<_>>()
            .join("\n");
        let leading = text.len() - text.trim_start_matches('\n').len();
        Some((
            section,
            Text {
                line: line + leading,
                text: text.trim_matches('\n').to_owned(),
            },
        ))
    }

    /// Whether a section ends at a line.
    fn is_end(&self, at: usize) -> bool {
        match self.lines[at] {
            END_OF_SECTION => match self.lines.get(at + 1) {
                None => true,
                Some(next) => *next == END_OF_ENTRY || section_of(next).is_some(),
            },
            END_OF_ENTRY => self.lines[at + 1..]
                .iter()
                .find(|line| !is_blank(line))
                .is_none_or(|line| super::head::is_field(line)),
            _ => false,
        }
    }
}

/// The section that a line opens, and what stands beside its name.
fn section_of(line: &str) -> Option<(Section, &str)> {
    [
        ("BODY:", Section::Body),
        ("EXTENDED BODY:", Section::ExtendedBody),
        ("EXCERPT:", Section::Excerpt),
        ("KEYWORDS:", Section::Keywords),
        ("COMMENT:", Section::Comment),
        ("PING:", Section::Ping),
    ]
    .iter()
    .find_map(|(name, section)| Some((*section, line.strip_prefix(name)?)))
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
