//! Links that stand in notes, and where a link that is being written would lead.

use rusqlite::{Connection, Row};
use tsuzuri_syntax::{LinkKind, Reading, Span};

use super::{NoteFile, Texts, lines_before, span};
use crate::index::{Resolution, candidates_of, resolve};
use crate::vault::{AddressMap, NoteSource};
use crate::{EngineError, NotePath, Reader};

/// One link of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// Of the note it stands in.
    pub path: String,
    /// `wikilink`, `embed`, `markdown`, `image` or `url`.
    pub kind: String,
    /// As written.
    pub raw: String,
    /// Name, path or address; empty for a link within its own note.
    pub target: String,
    /// After `#`.
    pub fragment: Option<String>,
    /// Shown text.
    pub alias: Option<String>,
    /// `unique`, `ambiguous`, `unresolved`, `file` or `url`.
    pub state: String,
    /// Path of the note it leads to.
    pub resolved: Option<String>,
    /// Of the link.
    pub span: Span,
    /// Line of the link, from 0; of its passage's first byte where the text can't be read.
    pub line: u32,
}

const SELECT: &str =
    "SELECT note.path, link.kind, link.raw, link.target, link.fragment, link.alias,
        link.state, target.path, link.start, link.end, passage.line, passage.start, note.hash
    FROM link
    JOIN note ON note.id = link.note
    JOIN passage ON passage.id = link.passage
    LEFT JOIN note AS target ON target.id = link.resolved";

/// Links that stand in a note, in text order.
///
/// # Errors
/// The index's.
pub fn outgoing(
    reader: &Reader,
    source: &dyn NoteSource,
    path: &str,
) -> Result<Vec<LinkRow>, EngineError> {
    let sql = format!("{SELECT} WHERE note.path = ?1 ORDER BY link.start");
    read(reader.connection(), source, &sql, path)
}

/// Links of the whole vault, by path and place.
///
/// # Errors
/// The index's.
pub fn all_links(reader: &Reader, source: &dyn NoteSource) -> Result<Vec<LinkRow>, EngineError> {
    let sql = format!("{SELECT} WHERE ?1 = '' ORDER BY note.path, link.start");
    read(reader.connection(), source, &sql, "")
}

/// Links of the whole vault in one state, by path and place.
///
/// # Errors
/// The index's.
pub fn links_in_state(
    reader: &Reader,
    source: &dyn NoteSource,
    state: &str,
) -> Result<Vec<LinkRow>, EngineError> {
    let sql = format!("{SELECT} WHERE link.state = ?1 ORDER BY note.path, link.start");
    read(reader.connection(), source, &sql, state)
}

fn read(
    connection: &Connection,
    source: &dyn NoteSource,
    sql: &str,
    parameter: &str,
) -> Result<Vec<LinkRow>, EngineError> {
    let mut texts = Texts::new(source);
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([parameter])?;
    let mut links: Vec<LinkRow> = Vec::new();
    while let Some(row) = rows.next()? {
        links.push(link(row, links.last(), &mut texts)?);
    }
    Ok(links)
}

/// A row as a link; its line is counted on from the link before it, if that stands in the
/// same passage: a list of thousands of links is gone through once.
fn link(
    row: &Row<'_>,
    before: Option<&LinkRow>,
    texts: &mut Texts<'_>,
) -> rusqlite::Result<LinkRow> {
    let path: String = row.get(0)?;
    let link = span(row, 8, 9)?;
    let passage: u32 = row.get(11)?;
    let text = texts.get(&NoteFile {
        path: path.clone(),
        hash: row.get(12)?,
    });
    let (from, line) = match before {
        Some(before) if before.path == path && before.span.start >= passage as usize => {
            (before.span.start, before.line)
        }
        _ => (passage as usize, row.get(10)?),
    };
    let between = text.as_deref().and_then(|text| text.get(from..link.start));
    Ok(LinkRow {
        path,
        kind: row.get(1)?,
        raw: row.get(2)?,
        target: row.get(3)?,
        fragment: row.get(4)?,
        alias: row.get(5)?,
        state: row.get(6)?,
        resolved: row.get(7)?,
        span: link,
        line: line + between.map_or(0, |text| lines_before(text, text.len())),
    })
}

/// Where a link leads that is not in the index yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedLink {
    /// See [`LinkRow::state`].
    pub state: &'static str,
    /// Path of the note.
    pub path: Option<String>,
    /// Line of the heading or block that the fragment names, from 0.
    pub line: Option<u32>,
    /// All notes that could be meant, the one that is taken first.
    pub candidates: Vec<String>,
}

/// Where a link written in the note `from` leads, in a vault with this map of addresses.
/// `target` is what stands between
/// `[[` and `]]` without a shown text, or a Markdown destination: `name#fragment`.
///
/// # Errors
/// The index's.
pub fn resolve_link(
    reader: &Reader,
    source: &dyn NoteSource,
    addresses: &AddressMap,
    from: &str,
    target: &str,
) -> Result<ResolvedLink, EngineError> {
    let connection = reader.connection();
    if target.contains("://") {
        let leads = resolve(connection, addresses, from, LinkKind::Url, target)?;
        let candidates = candidates_of(connection, addresses, from, LinkKind::Url, target)?;
        return Ok(answer(leads, "url", candidates));
    }
    let (name, fragment) = match target.split_once('#') {
        Some((name, fragment)) => (name.trim(), Some(fragment)),
        None => (target.trim(), None),
    };
    let leads = resolve(connection, addresses, from, LinkKind::Wikilink, name)?;
    let candidates = match name {
        "" => vec![from.to_owned()],
        name => candidates_of(connection, addresses, from, LinkKind::Wikilink, name)?,
    };
    let mut answer = answer(leads, "unresolved", candidates);
    if let (Some(path), Some(fragment)) = (&answer.path, fragment) {
        answer.line = line_of(source, path, fragment);
    }
    Ok(answer)
}

fn answer(leads: Resolution, nowhere: &'static str, candidates: Vec<String>) -> ResolvedLink {
    let (state, path) = match leads {
        Resolution::Unique(path) => ("unique", Some(path)),
        Resolution::Ambiguous(path) => ("ambiguous", Some(path)),
        Resolution::Unresolved => (nowhere, None),
    };
    ResolvedLink {
        state,
        path,
        line: None,
        candidates,
    }
}

/// The line of a heading, `h1#h2`, or of a block, `^block`, in a note's text as it is now.
fn line_of(source: &dyn NoteSource, path: &str, fragment: &str) -> Option<u32> {
    let text = source.source(&NotePath::new(path).ok()?).ok()?.text;
    if let Some(id) = fragment.strip_prefix('^') {
        let line = text.lines().position(|line| ends_in_block_id(line, id))?;
        return u32::try_from(line).ok();
    }
    // Only headings count here, and they are the same in every profile.
    let note = tsuzuri_syntax::parse(&text, &Reading::default());
    let mut wanted = fragment.split('#').map(heading_key).peekable();
    let mut level = 0;
    for heading in &note.headings {
        if heading.level > level && wanted.peek() == Some(&heading_key(&heading.text)) {
            wanted.next();
            level = heading.level;
            if wanted.peek().is_none() {
                return Some(lines_before(&text, heading.span.start));
            }
        }
    }
    None
}

/// What a heading and a link to it have in common: a link can't hold some of the signs.
pub(crate) fn heading_key(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|sign| {
            if matches!(sign, '#' | '|' | '^' | '[' | ']' | ':' | '\\') {
                ' '
            } else {
                sign
            }
        })
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    tsuzuri_syntax::name_key(&words.join(" "))
}

fn ends_in_block_id(line: &str, id: &str) -> bool {
    line.trim_end()
        .strip_suffix(id)
        .and_then(|before| before.strip_suffix('^'))
        .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests;
