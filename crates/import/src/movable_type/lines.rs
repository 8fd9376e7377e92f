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

/// The lines of an export, read from front to back; none is kept.
pub(super) struct Lines<'e> {
    /// What is still to be read.
    rest: &'e str,
    /// How many lines were read.
    read: usize,
}

impl<'e> Lines<'e> {
    pub(super) fn of(export: &'e str) -> Self {
        let rest = export.strip_prefix('\u{FEFF}').unwrap_or(export);
        Self { rest, read: 0 }
    }

    /// Goes to the next entry; the number of its first line.
    pub(super) fn begin_entry(&mut self) -> Option<usize> {
        self.skip(END_OF_ENTRY);
        self.next().map(|_| self.read + 1)
    }

    /// The next line of an entry's head that says something, with its number.
    pub(super) fn next_of_head(&mut self) -> Option<(usize, &'e str)> {
        while let Some(line) = self.next() {
            if line == END_OF_ENTRY {
                return None;
            }
            self.go_on();
            if line == END_OF_SECTION {
                return None;
            }
            if !is_blank(line) {
                return Some((self.read, line));
            }
        }
        None
    }

    /// The next section of the entry, with its text.
    pub(super) fn next_section(&mut self) -> Option<(Section, Text)> {
        self.skip(END_OF_SECTION);
        let (section, beside) = section_of(self.next()?)?;
        self.go_on();
        let mut text = Text {
            line: self.read,
            text: String::new(),
        };
        if is_blank(beside) {
            text.line += 1;
        } else {
            text.text.push_str(beside);
        }
        while let Some(line) = self.next().filter(|line| !self.is_end(line)) {
            self.go_on();
            match (text.text.is_empty(), line.is_empty()) {
                (true, true) => text.line += 1,
                (true, false) => text.text.push_str(line),
                (false, _) => text.text.extend(["\n", line]),
            }
        }
        let length = text.text.trim_end_matches('\n').len();
        text.text.truncate(length);
        Some((section, text))
    }

    /// The line that is read next.
    fn next(&self) -> Option<&'e str> {
        self.rest.lines().next()
    }

    /// What stands behind it.
    fn behind(&self) -> &'e str {
        self.rest.split_once('\n').map_or("", |(_, behind)| behind)
    }

    fn go_on(&mut self) {
        self.rest = self.behind();
        self.read += 1;
    }

    fn skip(&mut self, mark: &str) {
        while self
            .next()
            .is_some_and(|line| is_blank(line) || line == mark)
        {
            self.go_on();
        }
    }

    /// Whether a section ends at the line that is read next.
    fn is_end(&self, line: &str) -> bool {
        let mut behind = self.behind().lines();
        match line {
            END_OF_SECTION => behind
                .next()
                .is_none_or(|next| next == END_OF_ENTRY || section_of(next).is_some()),
            END_OF_ENTRY => behind
                .find(|line| !is_blank(line))
                .is_none_or(super::head::is_field),
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
