//! What links to a note, or cites an address, with the lines around each link; page by
//! page. What only names a note is `mentions`'.
//!
//! A hub has ten thousand links. Its first page costs what it shows: `link.day` is the
//! linking note's and stands in the indexes, so links come newest first without sorting
//! more than those of one day. Only notes without a day are all one such day: of their links
//! each is looked up, though no text is read.

use rusqlite::{Connection, OptionalExtension, ToSql};

use super::Texts;
use super::passage::PASSAGE_COLUMNS;
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

mod cursor;
mod row;
#[cfg(test)]
mod tests;

pub(super) use cursor::Place;
pub use row::Backlink;
pub(super) use row::{Found, row};

/// A page of a list.
#[derive(Clone, Copy, Debug)]
pub struct PageAsk<'a> {
    /// `next_cursor` of the page before; one that can't be read is the start.
    pub cursor: Option<&'a str>,
    /// At most this many rows.
    pub limit: u32,
}

/// Links to one target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backlinks {
    /// How many there are in all.
    pub total: u32,
    /// This page of them, by note: newest day first, then path; within, text order.
    pub links: Vec<Backlink>,
    /// Asks for the next page; stays valid while the index changes.
    pub next_cursor: Option<String>,
    /// Notes whose files are no longer what the index knows.
    pub changed: Vec<String>,
}

/// Who cites an address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citations {
    /// The address as it is compared: without scheme, `www.` and the like.
    pub page: String,
    /// Its host; `None` for what is no address of a page.
    pub site: Option<String>,
    /// Whether it names the site and no page of it: then all of its pages count.
    pub whole_site: bool,
    /// Links to the page.
    pub page_total: u32,
    /// Links to any page of the site, this one too.
    pub site_total: u32,
    /// Those of the page, or of the whole site.
    pub found: Backlinks,
}

/// What links to a note, without its own links to itself. An unknown note has none.
///
/// # Errors
/// The index's.
pub fn backlinks(
    reader: &Reader,
    source: &dyn NoteSource,
    path: &str,
    ask: PageAsk<'_>,
) -> Result<Backlinks, EngineError> {
    let connection = reader.connection();
    let note: Option<i64> = connection
        .prepare_cached("SELECT id FROM note WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    match note {
        Some(note) => Links::to_note(connection, &note).page(source, ask),
        None => Ok(Backlinks::default()),
    }
}

/// What cites an address: the page, or when `url` names only a site, any page of it.
///
/// # Errors
/// The index's.
pub fn citations(
    reader: &Reader,
    source: &dyn NoteSource,
    url: &str,
    ask: PageAsk<'_>,
) -> Result<Citations, EngineError> {
    let connection = reader.connection();
    let page = tsuzuri_syntax::normalise_url(url).unwrap_or_else(|| url.to_owned());
    let site = tsuzuri_syntax::url_site(url);
    let whole_site = site.as_deref() == Some(&page);
    let to_page = Links {
        connection,
        condition: "link.kind = 'url' AND link.key = ?1",
        parameter: &page,
    };
    let to_site = site.as_ref().map(|site| Links {
        connection,
        condition: "link.site = ?1",
        parameter: site,
    });
    let found = match &to_site {
        Some(links) if whole_site => links.page(source, ask)?,
        _ => to_page.page(source, ask)?,
    };
    Ok(Citations {
        page_total: to_page.count()?,
        site_total: to_site.as_ref().map_or(Ok(0), Links::count)?,
        whole_site,
        found,
        site: site.clone(),
        page: page.clone(),
    })
}

/// Links for which a condition on `link` holds; one of its indexes begins with what the
/// condition compares, then `day`.
struct Links<'a> {
    connection: &'a Connection,
    condition: &'static str,
    parameter: &'a dyn ToSql,
}

impl<'a> Links<'a> {
    fn to_note(connection: &'a Connection, note: &'a i64) -> Self {
        Self {
            connection,
            condition: "link.resolved = ?1 AND link.note <> ?1",
            parameter: note,
        }
    }

    fn count(&self) -> Result<u32, EngineError> {
        let condition = self.condition;
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM link WHERE {condition}"))?
            .query_row([self.parameter], |row| row.get(0))?)
    }

    /// The inner question finds the page by what the index holds; only its links are then
    /// read with all that is shown of them.
    fn sql(&self) -> String {
        let condition = self.condition;
        format!(
            "SELECT {PASSAGE_COLUMNS}, link.kind, link.raw, link.start, link.end, link.state, link.day
             FROM (SELECT link.id FROM link CROSS JOIN note ON note.id = link.note
                   WHERE {condition} AND link.day <= ?2
                     AND (link.day < ?2 OR (note.path, link.start, link.end) > (?3, ?4, ?5))
                   ORDER BY link.day DESC, note.path, link.start, link.end LIMIT ?6) AS page
             CROSS JOIN link ON link.id = page.id
             JOIN passage ON passage.id = link.passage
             JOIN note ON note.id = link.note
             ORDER BY link.day DESC, note.path, link.start, link.end"
        )
    }

    fn page(&self, source: &dyn NoteSource, ask: PageAsk<'_>) -> Result<Backlinks, EngineError> {
        let after = Place::read(ask.cursor);
        let mut statement = self.connection.prepare_cached(&self.sql())?;
        let mut rows = statement.query((
            self.parameter,
            after.day,
            after.path,
            after.start,
            after.end,
            ask.limit.saturating_add(1),
        ))?;
        let mut page = Vec::new();
        let mut answer = Backlinks {
            total: self.count()?,
            ..Backlinks::default()
        };
        while let Some(found) = rows.next()? {
            // One row more than asked for tells whether there is a next page.
            if page.len() == ask.limit as usize {
                let last = page.last().map(Found::place);
                answer.next_cursor = last.as_ref().map(Place::write);
                break;
            }
            page.push(Found::read(found)?);
        }
        let mut texts = Texts::new(source);
        while !page.is_empty() {
            let next: Vec<Found> = page.drain(..page.len().min(Texts::MOST)).collect();
            texts.read_ahead(next.iter().map(|found| &found.passage.file));
            for found in next {
                answer.links.push(row(self.connection, found, &mut texts)?);
            }
        }
        answer.changed = texts.changed;
        Ok(answer)
    }
}
