//! What a query says, once read. Plain data; `parse` makes it, `explain` says it back.

use jiff::civil::Date;
use tsuzuri_syntax::TagKey;

use super::pattern::Pattern;
use super::phrase::Phrase;

/// A query that was read. Reading never fails: what could not be read is among the
/// problems and the rest still says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What is looked for.
    pub expr: Expr,
    /// Where all terms must meet.
    pub scope: Scope,
    /// In which order results come.
    pub sort: Sort,
    /// What could not be read, in text order.
    pub problems: Vec<Problem>,
}

/// Terms and how they are joined.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// All of them; none at all is true of everything.
    All(Vec<Expr>),
    /// At least one of them.
    Any(Vec<Expr>),
    /// Not this one.
    Not(Box<Expr>),
    /// One term.
    Leaf(Leaf),
}

/// One term.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// A word or a quoted phrase.
    Text(Phrase),
    /// `/…/` — a regular expression.
    Pattern(Pattern),
    /// A tag, or anything below it.
    Tag {
        /// What it is known by.
        key: TagKey<'static>,
        /// How it is said back, without its sign: folded, unless that would be read otherwise.
        said: String,
    },
    /// `title:` — the title or an alias.
    Title(Phrase),
    /// `path:`
    Path(Phrase),
    /// `heading:` — any heading above the passage.
    Heading(Phrase),
    /// `date:`, `before:`, `after:`
    Day(Days),
    /// `link:` — passages that link to this note, by name, or to a place in it, `note#heading`.
    LinkTo(String),
    /// `linked-from:` — passages of the notes that this note links to, by name.
    LinkedFrom(String),
    /// `url:` — passages that cite this page or site.
    Url(String),
    /// `has:`
    Has(Has),
    /// `is:`
    Is(Is),
}

/// Days from one to another, both included; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// What a passage may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// A task, done or not.
    Task,
    /// A task that is open.
    Todo,
    /// A task that is done.
    Done,
    /// An image.
    Image,
    /// A link to a note.
    Link,
    /// A link to an address.
    Url,
    /// A link to a file of the vault that is no note.
    Attachment,
}

/// What a note or passage may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// A note that no other note links to.
    Orphan,
    /// A passage that no tag covers.
    Untagged,
    /// A passage with a link that leads nowhere yet.
    Unresolved,
    /// A note named after its day.
    Daily,
}

/// Where all terms must meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In a note; those that meet in one passage first.
    #[default]
    Auto,
    /// `in:passage`
    Passage,
    /// `in:note` — exclusion too is of notes.
    Note,
    /// `in:title` — titles and aliases only.
    Title,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// `-sort:`
    pub reversed: bool,
}

/// What results are ordered by. Path and ordinal settle ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Passages where terms meet, then the tier, then the newest day.
    #[default]
    Tier,
    /// Our own score over the first hits.
    Relevance,
    /// The newest day.
    Date,
    /// The title.
    Name,
    /// The time of the file's last change, newest first.
    Modified,
}

/// A part of a query that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it starts, in UTF-16 units of the query.
    pub at_utf16: u32,
    /// For the UI to translate.
    pub code: ProblemCode,
    /// A plain English sentence.
    pub message: String,
}

/// What is wrong with a part of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// Not a day, month, year, span of them or `today`, `7d`, ….
    BadDate,
    /// A quotation mark without its partner.
    UnclosedQuote,
    /// A parenthesis without its partner.
    UnmatchedParenthesis,
    /// `OR` with nothing on one side.
    LonelyOr,
    /// What stands after `#` is no tag.
    BadTag,
    /// `foo:` is no field.
    UnknownField,
    /// A field does not know the value after it.
    UnknownValue,
    /// A sign or field with nothing after it.
    NothingToFind,
    /// Groups within groups, too deep to be meant.
    TooDeep,
    /// What stands in `/…/` is no regular expression.
    BadRegex,
    /// What stands in `/…/` is too large.
    LargeRegex,
}

impl ProblemCode {
    /// The name that crosses to the UI.
    pub fn name(self) -> &'static str {
        match self {
            Self::BadDate => "bad-date",
            Self::UnclosedQuote => "unclosed-quote",
            Self::UnmatchedParenthesis => "unmatched-parenthesis",
            Self::LonelyOr => "lonely-or",
            Self::BadTag => "bad-tag",
            Self::UnknownField => "unknown-field",
            Self::UnknownValue => "unknown-value",
            Self::NothingToFind => "nothing-to-find",
            Self::TooDeep => "too-deep",
            Self::BadRegex => "bad-regex",
            Self::LargeRegex => "large-regex",
        }
    }
}

impl Expr {
    /// Whether it says nothing, and so finds everything.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(list) if list.is_empty())
    }

    /// The phrases that a result is expected to hold: those not under an exclusion.
    pub fn phrases(&self) -> Vec<&Phrase> {
        let mut found = Vec::new();
        self.collect_phrases(&mut found);
        found
    }

    /// Whether a regular expression is among its terms.
    pub fn has_pattern(&self) -> bool {
        match self {
            Self::All(list) | Self::Any(list) => list.iter().any(Self::has_pattern),
            Self::Not(inner) => inner.has_pattern(),
            Self::Leaf(leaf) => matches!(leaf, Leaf::Pattern(_)),
        }
    }

    fn collect_phrases<'a>(&'a self, into: &mut Vec<&'a Phrase>) {
        match self {
            Self::All(list) | Self::Any(list) => {
                for part in list {
                    part.collect_phrases(into);
                }
            }
            Self::Leaf(Leaf::Text(phrase)) => into.push(phrase),
            Self::Not(_) | Self::Leaf(_) => {}
        }
    }
}
