//! Which results come first: tiers by where the words stand, then days, names or times.

use super::ascending::Ascending;
use super::needle::Needle;
use super::nominate::Lookup;
use super::query::{Expr, Leaf, Query, Scope, SortBy};
use super::queue::Row;
use crate::EngineError;
use crate::query::Passage;

/// How near a result is to what its note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The words are the note's title.
    ExactTitle,
    /// The words stand in the note's title or alias; of the note's first passage.
    Title,
    /// The words stand in the headings above the passage, or in its own tags.
    HeadingOrTag,
    /// The words stand in the text; or there are none.
    Text,
}

impl Tier {
    /// The name that crosses to the UI and the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::ExactTitle => "exact-title",
            Self::Title => "title",
            Self::HeadingOrTag => "heading-or-tag",
            Self::Text => "text",
        }
    }

    pub(super) fn of_place(place: u8) -> Self {
        match place {
            0 => Self::ExactTitle,
            1 => Self::Title,
            2 => Self::HeadingOrTag,
            _ => Self::Text,
        }
    }
}

/// Gives each passage its place.
pub(super) struct Ranker<'q> {
    query: &'q Query,
    /// All words of a query that has nothing else.
    whole: Option<String>,
    /// In the order of `Expr::phrases`.
    words: Vec<Fields>,
}

/// Where one word stands.
struct Fields {
    /// First passages of notes, by title or alias.
    titled: Ascending,
    /// By heading path.
    headings: Vec<bool>,
    /// Passages, by their own tags.
    tagged: Ascending,
}

impl<'q> Ranker<'q> {
    /// Looks the words up in titles, headings and tags, where the order wants it.
    pub fn new(query: &'q Query, lookup: Lookup<'_>) -> Result<Self, EngineError> {
        let mut words = Vec::new();
        let by_tier = matches!(query.sort.by, SortBy::Tier | SortBy::Relevance);
        for phrase in query.expr.phrases() {
            if !by_tier {
                break;
            }
            let matcher = phrase.matcher();
            let only_titles = query.scope == Scope::Title;
            words.push(Fields {
                titled: Ascending::new(lookup.titled(&Needle::phrase(phrase))?),
                headings: if only_titles {
                    Vec::new()
                } else {
                    lookup.headings(&matcher)?
                },
                tagged: Ascending::new(if only_titles {
                    Vec::new()
                } else {
                    lookup.tagged(&matcher)?
                }),
            });
        }
        Ok(Self {
            query,
            whole: whole_title(&query.expr),
            words,
        })
    }

    /// A passage of a group, to be put in its place.
    pub fn row<'n>(&self, passage: Passage<'n>, group: u8) -> Row<'n> {
        let sort = self.query.sort;
        let turn = |number: i64| if sort.reversed { -number } else { number };
        // What has no day comes last, either way.
        let day = match i64::from(passage.day) {
            0 => i64::MAX,
            day => turn(-day),
        };
        let (group, tier) = if self.by_tier() {
            (group, self.tier(passage) as u8)
        } else {
            (0, 0)
        };
        Row {
            group,
            tier,
            number: match sort.by {
                SortBy::Tier | SortBy::Relevance | SortBy::Date => day,
                SortBy::Modified => turn(-passage.note.modified),
                SortBy::Name => 0,
            },
            rank: passage.rank,
            id: passage.id,
            note: passage.note,
        }
    }

    fn by_tier(&self) -> bool {
        matches!(self.query.sort.by, SortBy::Tier | SortBy::Relevance)
    }

    /// How near a passage is to what its note is about.
    fn tier(&self, passage: Passage<'_>) -> Tier {
        if self.words.is_empty() {
            return Tier::Text;
        }
        let id = passage.id;
        if passage.ordinal == 0 && self.all(|word| word.titled.holds(id)) {
            return match &self.whole {
                Some(whole) if *whole == *passage.note.title => Tier::ExactTitle,
                _ => Tier::Title,
            };
        }
        let heading = passage.heading as usize;
        let in_headings = |word: &Fields| word.headings.get(heading) == Some(&true);
        let in_tags = |word: &Fields| word.tagged.holds(id);
        if self.all(|word| in_headings(word) || in_tags(word)) {
            return Tier::HeadingOrTag;
        }
        Tier::Text
    }

    fn all(&self, holds: impl Fn(&Fields) -> bool) -> bool {
        let mut words = self.words.iter();
        words_hold(&self.query.expr, &mut || words.next().is_some_and(&holds)).unwrap_or(false)
    }
}

/// Whether the words of an expression hold, all else being so; `None` when it has none.
/// `next` is asked once for each word, in the order of `Expr::phrases`.
fn words_hold(expr: &Expr, next: &mut dyn FnMut() -> bool) -> Option<bool> {
    match expr {
        Expr::All(list) => join(list, next, |a, b| a && b),
        Expr::Any(list) => join(list, next, |a, b| a || b),
        Expr::Leaf(Leaf::Text(_)) => Some(next()),
        Expr::Not(_) | Expr::Leaf(_) => None,
    }
}

fn join(
    list: &[Expr],
    next: &mut dyn FnMut() -> bool,
    joint: fn(bool, bool) -> bool,
) -> Option<bool> {
    // Collected first: every word has to be asked for.
    let parts: Vec<bool> = list
        .iter()
        .filter_map(|part| words_hold(part, next))
        .collect();
    parts.into_iter().reduce(joint)
}

/// The title that a query would be the whole of.
fn whole_title(expr: &Expr) -> Option<String> {
    let parts = match expr {
        Expr::All(list) => list.as_slice(),
        other => std::slice::from_ref(other),
    };
    let words: Option<Vec<String>> = parts
        .iter()
        .map(|part| match part {
            Expr::Leaf(Leaf::Text(phrase)) => Some(phrase.folded()),
            _ => None,
        })
        .collect();
    Some(words?.join(" "))
}
