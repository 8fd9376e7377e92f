//! Which passages a single term may be true of, by id: full text nominates for words,
//! small tables and columns know the rest for sure.

use std::cell::Cell;

use rusqlite::{Connection, ToSql};
use tsuzuri_syntax::TokenKind;

use super::cancel::Cancel;
use super::needle::Needle;
use super::pattern::Pattern;
use super::phrase::{Matcher, Phrase};
use super::query::{Days, Has, Is, Leaf};
use crate::index::{Ids, day_number};
use crate::query::{Arena, FullText, Set, Table, is_single};
use crate::{EngineError, Reader};

/// What terms are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub reader: &'a Reader,
    pub table: &'a Table,
    pub cancel: &'a Cancel,
}

/// The passages that a term may be true of.
pub(super) struct Nominated {
    /// All of which it is true, and for words some more.
    pub set: Set,
    /// Whether there are no more.
    pub sure: bool,
}

impl Nominated {
    fn surely(set: Set) -> Self {
        Self { set, sure: true }
    }
}

impl<'a> Lookup<'a> {
    pub(super) fn connection(&self) -> &'a Connection {
        self.reader.connection()
    }

    /// Nominates by what a passage is or holds; `titled` is for a word beside this.
    pub fn leaf(&self, leaf: &Leaf) -> Result<Nominated, EngineError> {
        Ok(match leaf {
            Leaf::Text(phrase) => self.text(phrase)?,
            Leaf::Pattern(pattern) => Nominated {
                set: match pattern.narrowed() {
                    Some(query) => self.full_text(query)?,
                    None => Set::everything(),
                },
                sure: false,
            },
            Leaf::Tag { key, .. } => Nominated::surely(self.ids(
                "SELECT passage FROM passage_tag
                 WHERE tag = (SELECT id FROM tag WHERE key = ?1)",
                &[&key.full()],
            )?),
            Leaf::Title(phrase) => {
                let notes = self.holding(&self.table.titles, &phrase.matcher())?;
                Nominated::surely(self.passages_of(notes))
            }
            Leaf::Path(phrase) => {
                let notes = self.holding(&self.table.paths, &phrase.matcher())?;
                Nominated::surely(self.passages_of(notes))
            }
            Leaf::Heading(phrase) => {
                let headings = self.headings(&phrase.matcher())?;
                let under = self
                    .table
                    .all()
                    .filter(|passage| headings[passage.heading as usize]);
                Nominated::surely(Set::of(under.map(|passage| passage.id).collect()))
            }
            Leaf::Day(days) => Nominated::surely(self.days(*days)),
            Leaf::LinkTo(name) => Nominated::surely(self.linking_to(name)?),
            Leaf::LinkedFrom(name) => Nominated::surely(self.linked_from(name)?),
            Leaf::Url(url) => Nominated::surely(self.citing(url)?),
            Leaf::Has(has) => Nominated::surely(self.ids(holding_sql(*has), &[])?),
            Leaf::Is(is) => Nominated::surely(self.being(*is)?),
        })
    }

    /// Passages whose haystack may hold a phrase.
    fn text(&self, phrase: &Phrase) -> Result<Nominated, EngineError> {
        let asked = full_text_query(phrase);
        Ok(Nominated {
            set: self.full_text(&asked.query)?,
            sure: asked.exact,
        })
    }

    /// Passages that a query of FTS5 finds.
    fn full_text(&self, query: &str) -> Result<Set, EngineError> {
        self.ids(
            "SELECT rowid FROM passage_text WHERE passage_text MATCH ?1",
            &[&query],
        )
    }

    /// First passages of the notes whose title or alias holds a phrase or a pattern: what
    /// stands for the note when its text does not hold it.
    pub fn titled(&self, needle: &Needle<'_>) -> Result<Vec<i64>, EngineError> {
        let notes = match needle {
            Needle::Phrase(matcher) => self.holding(&self.table.titles, matcher)?,
            Needle::Pattern(pattern, _) => self.titles_like(pattern)?,
        };
        let mut firsts: Vec<i64> = notes
            .into_iter()
            .filter_map(|owner| self.table.passages_of(owner).next())
            .collect();
        firsts.sort_unstable();
        Ok(firsts)
    }

    /// By the number of a heading path: whether one of its headings holds a phrase.
    pub fn headings(&self, matcher: &Matcher<'_>) -> Result<Vec<bool>, EngineError> {
        let mut holds = vec![false; self.table.heading_count()];
        for heading in self.holding(&self.table.headings, matcher)? {
            if let Some(holds) = usize::try_from(heading)
                .ok()
                .and_then(|at| holds.get_mut(at))
            {
                *holds = true;
            }
        }
        Ok(holds)
    }

    /// Passages that carry a tag whose key holds a phrase themselves.
    pub fn tagged(&self, matcher: &Matcher<'_>) -> Result<Vec<i64>, EngineError> {
        let tags = self.holding(&self.table.tags, matcher)?;
        let mut statement = self.connection().prepare_cached(
            "SELECT gather(passage) FROM passage_tag WHERE tag = ?1 AND exact = 1",
        )?;
        let mut passages: Vec<i64> = Vec::new();
        for tag in tags {
            self.cancel.check()?;
            let Ids(carrying) = statement.query_row([tag], |row| row.get(0))?;
            passages.extend(carrying);
        }
        passages.sort_unstable();
        Ok(passages)
    }

    /// Owners in an arena, each once.
    fn holding(&self, arena: &Arena, matcher: &Matcher<'_>) -> Result<Vec<i64>, EngineError> {
        self.cancel.check()?;
        let mut owners: Vec<i64> = arena
            .holding(|text, from| matcher.find(text, from))
            .collect();
        owners.sort_unstable();
        owners.dedup();
        Ok(owners)
    }

    /// Notes by their titles and aliases, each held against a pattern by itself: it may
    /// speak of where a text begins and ends.
    fn titles_like(&self, pattern: &Pattern) -> Result<Vec<i64>, EngineError> {
        let mut owners = Vec::new();
        for (title, owner) in self.table.titles.texts() {
            self.cancel.check()?;
            if pattern.is_in(title, self.cancel) {
                owners.push(owner);
            }
        }
        owners.sort_unstable();
        owners.dedup();
        Ok(owners)
    }

    fn passages_of(&self, notes: Vec<i64>) -> Set {
        Set::of(
            notes
                .into_iter()
                .flat_map(|note| self.table.passages_of(note))
                .collect(),
        )
    }

    fn days(&self, days: Days) -> Set {
        let number = |day: jiff::civil::Date| {
            i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day())
        };
        let first = days.from.map_or(1, number);
        let last = days.to.map_or(i32::MAX, number);
        let within = self
            .table
            .all()
            .filter(|passage| (first..=last).contains(&passage.day));
        Set::of(within.map(|passage| passage.id).collect())
    }

    fn citing(&self, url: &str) -> Result<Set, EngineError> {
        let page = tsuzuri_syntax::normalise_url(url).unwrap_or_else(|| url.to_owned());
        let site = tsuzuri_syntax::url_site(url);
        // A site alone is asked for as a page too: `example.com`.
        let whole_site = site.as_ref() == Some(&page);
        self.ids(
            "SELECT passage FROM link WHERE key = ?1 AND kind = 'url'
             UNION SELECT passage FROM link WHERE site = ?2 AND ?3",
            &[&page, &site, &whole_site],
        )
    }

    fn being(&self, is: Is) -> Result<Set, EngineError> {
        Ok(match is {
            Is::Untagged => self.ids("SELECT DISTINCT passage FROM passage_tag", &[])?.not(),
            Is::Unresolved => {
                self.ids("SELECT passage FROM link WHERE state = 'unresolved'", &[])?
            }
            Is::Orphan => self.ids(
                "SELECT id FROM passage WHERE NOT EXISTS (
                     SELECT 1 FROM link WHERE link.resolved = passage.note AND link.note <> passage.note)",
                &[],
            )?,
            Is::Daily => self.daily()?,
        })
    }

    /// Passages of notes named after their day. Headings may give passages other days.
    fn daily(&self) -> Result<Set, EngineError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT doc, path, day FROM note WHERE day IS NOT NULL")?;
        let mut rows = statement.query([])?;
        let mut notes = Vec::new();
        while let Some(row) = rows.next()? {
            self.cancel.check()?;
            let path: String = row.get(1)?;
            let named = tsuzuri_syntax::day_of_name(&path).map(day_number);
            if named == row.get(2)? {
                notes.push(row.get(0)?);
            }
        }
        notes.sort_unstable();
        let all = self
            .table
            .members(&Set::everything(), |doc| notes.binary_search(&doc).is_ok());
        Ok(Set::of(all))
    }

    /// The ids that a statement finds, in any order.
    pub(super) fn ids(&self, sql: &str, parameters: &[&dyn ToSql]) -> Result<Set, EngineError> {
        self.cancel.check()?;
        let sql = format!("WITH found(id) AS ({sql}) SELECT gather(id) FROM found");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let Ids(ids) = statement.query_row(parameters, |row| row.get(0))?;
        // What is called off between two statements SQLite does not hear of.
        self.cancel.check()?;
        Ok(Set::of(ids))
    }
}

/// A phrase, as FTS5 is asked for it.
struct FullTextQuery {
    query: String,
    /// Whether what it finds surely holds the phrase.
    exact: bool,
}

/// Every term of the phrase must be there. A term at the phrase's end may go on in the
/// text: a word always, one CJK character alone as the start of a pair.
fn full_text_query(phrase: &Phrase) -> FullTextQuery {
    let mut asked = FullText::default();
    let whole = Cell::new(false);
    let last = phrase.parts().len() - 1;
    for (at, part) in phrase.parts().iter().enumerate() {
        asked.add(part, |term| {
            whole.set(last == 0 && term.at == (0..part.len()));
            let ends = at == last && term.at.end == part.len();
            ends && (term.kind == TokenKind::Word || is_single(term))
        });
    }
    FullTextQuery {
        exact: whole.get() && asked.count == 1,
        query: asked.query,
    }
}

fn holding_sql(has: Has) -> &'static str {
    match has {
        Has::Task => "SELECT DISTINCT passage FROM task",
        Has::Todo => "SELECT DISTINCT passage FROM task WHERE done = 0",
        Has::Done => "SELECT DISTINCT passage FROM task WHERE done = 1",
        Has::Image => {
            "SELECT passage FROM link WHERE kind = 'image'
             OR kind = 'embed' AND state = 'file' AND (
                 target LIKE '%.png' OR target LIKE '%.jpg' OR target LIKE '%.jpeg'
                 OR target LIKE '%.gif' OR target LIKE '%.svg' OR target LIKE '%.webp'
                 OR target LIKE '%.avif' OR target LIKE '%.bmp' OR target LIKE '%.heic')"
        }
        Has::Link => {
            "SELECT passage FROM link WHERE kind IN ('wikilink', 'embed', 'markdown')
             AND state IN ('unique', 'ambiguous', 'unresolved')"
        }
        Has::Url => "SELECT passage FROM link WHERE kind = 'url'",
        Has::Attachment => "SELECT passage FROM link WHERE state = 'file'",
    }
}
