//! What of an export was not taken over as it stands there. A file may be wrong in every
//! line: the first of them are told one by one, the others counted.

/// Problems that are told one by one.
pub const MOST_PROBLEMS: usize = 1_000;

/// Something in an export that was not taken over as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file, from 1.
    pub line: usize,
    /// What it is.
    pub kind: ProblemKind,
}

/// What can be wrong with a part of an export. Nothing of an entry's own text is lost by
/// any of them but the fields that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// An entry without a `DATE` that can be read: it belongs to no day and is left out.
    NoDate,
    /// A line of an entry's head that is no `KEY: value`: left out.
    NoField,
    /// A field that the format does not know, by its key: left out.
    UnknownField(String),
    /// A body in a notation that is not read: it is kept as it was written.
    Notation(String),
    /// A body too large or nested too deeply to be made Markdown of: it is kept as HTML.
    KeptAsHtml,
    /// A category that no hashtag can spell, with the hashtag it became, or none.
    Category {
        /// As the export names it.
        name: String,
        /// Without the sign.
        tag: Option<String>,
    },
    /// A program in a page: left out.
    Script,
}

/// Problems as they are found, in any order of lines.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    kept: Vec<Problem>,
    more: usize,
}

impl Problems {
    pub(crate) fn tell(&mut self, line: usize, kind: ProblemKind) {
        self.kept.push(Problem { line, kind });
        // At twice as many, so that sorting costs each of them little.
        if self.kept.len() >= 2 * MOST_PROBLEMS {
            self.cut();
        }
    }

    /// The first `MOST_PROBLEMS` of the file, by line, and the number of those behind them.
    pub(crate) fn by_line(mut self) -> (Vec<Problem>, usize) {
        self.cut();
        (self.kept, self.more)
    }

    fn cut(&mut self) {
        self.kept.sort_by_key(|problem| problem.line);
        self.more += self.kept.len().saturating_sub(MOST_PROBLEMS);
        self.kept.truncate(MOST_PROBLEMS);
    }
}
