//! The index as lines that don't depend on how it came to be: no row ids, no times. Two
//! indexes of the same files have the same lines. Streams, so that size does not matter.

use std::cmp::Ordering;

use rusqlite::{Connection, Row, Rows};

use crate::error::EngineError;

/// What the lines are about, and how to get them, sorted. Every table but `meta` and
/// `change_log` is here, and every column that is not an id or a time. Rows that were left
/// behind when what they belong to went show without its name.
const SECTIONS: &[(&str, &str)] = &[
    ("note", "SELECT json_array(path, folder, title, names, day, size, hex(hash), text, state, encoding, copy_of) FROM note"),
    ("name", "SELECT json_array(name.key, name.kind, note.path) FROM name LEFT JOIN note ON note.id = name.note"),
    (
        "passage",
        "SELECT json_array(note.path, ordinal, start, end, line, passage.day, heading_path)
         FROM passage LEFT JOIN note ON note.id = passage.note",
    ),
    ("tag", "SELECT json_array(key, spelling, kind, parent, topic, facets, names, count, own, notes) FROM tag"),
    (
        "spelling",
        "SELECT json_array(tag.key, spelling.kind, raw, spelling.count) FROM spelling LEFT JOIN tag ON tag.id = spelling.tag",
    ),
    (
        "passage-tag",
        "SELECT json_array(tag.key, note.path, passage.ordinal, passage_tag.day, exact)
         FROM passage_tag LEFT JOIN tag ON tag.id = tag LEFT JOIN passage ON passage.id = passage
         LEFT JOIN note ON note.id = note",
    ),
    (
        "occurrence",
        "SELECT json_array(note.path, ordinal, start, end, tag.key, raw, source)
         FROM occurrence LEFT JOIN note ON note.id = note LEFT JOIN tag ON tag.id = tag",
    ),
    (
        "link",
        "SELECT json_array(note.path, ordinal, link.start, link.end, link.kind, raw, target, fragment, alias, link.key,
                           mapped, site, link.day, (SELECT path FROM note WHERE id = resolved), link.state)
         FROM link LEFT JOIN passage ON passage.id = passage LEFT JOIN note ON note.id = link.note",
    ),
    (
        "task",
        "SELECT json_array(note.path, ordinal, task.start, done, due)
         FROM task LEFT JOIN passage ON passage.id = passage LEFT JOIN note ON note.id = note",
    ),
    ("skipped", "SELECT json_array(path, reason) FROM skipped"),
    ("total", "SELECT json_array(key, value) FROM meta WHERE key IN ('notes', 'passages', 'texts', 'links', 'unlinked')"),
    ("schema", "SELECT json_array(type, name, tbl_name, sql) FROM sqlite_schema"),
    (
        "text",
        "SELECT json_array(note.path, passage.ordinal, term)
         FROM temp.term LEFT JOIN passage ON passage.id = term.doc LEFT JOIN note ON note.id = note",
    ),
];

/// A line that two indexes don't share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `note`, `name`, `passage`, `tag`, `spelling`, `passage-tag`, `occurrence`, `link`,
    /// `task`, `skipped`, `total`, `schema` or `text`.
    pub what: &'static str,
    /// JSON list. For most it begins with the note's path or the tag's key.
    pub line: String,
    /// The index has it and the files don't say so; else it is the other way round.
    pub surplus: bool,
}

/// All lines, each after the name of its section. Only for connections of one's own.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn dump(connection: &Connection) -> Result<Vec<String>, EngineError> {
    prepare(connection)?;
    let mut lines = Vec::new();
    for (what, query) in SECTIONS {
        let mut query = connection.prepare(&sorted(query))?;
        let mut rows = query.query([])?;
        while let Some(line) = next(&mut rows)? {
            lines.push(format!("{what} {line}"));
        }
    }
    Ok(lines)
}

/// At most `most` lines in which `index` is not what it would be, made anew.
pub(crate) fn compare(
    index: &Connection,
    fresh: &Connection,
    most: usize,
) -> Result<Vec<Difference>, EngineError> {
    prepare(index)?;
    prepare(fresh)?;
    let mut differences = Vec::new();
    for (what, query) in SECTIONS {
        let (mut ours, mut theirs) = (
            index.prepare(&sorted(query))?,
            fresh.prepare(&sorted(query))?,
        );
        let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
        let (mut have, mut want) = (next(&mut ours)?, next(&mut theirs)?);
        loop {
            let order = match (&have, &want) {
                (None, None) => break,
                (Some(have), Some(want)) => have.cmp(want),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let lone = match order {
                Ordering::Less => have.take().map(|line| Difference {
                    what,
                    line,
                    surplus: true,
                }),
                Ordering::Greater => want.take().map(|line| Difference {
                    what,
                    line,
                    surplus: false,
                }),
                Ordering::Equal => None,
            };
            differences.extend(lone);
            if differences.len() >= most {
                return Ok(differences);
            }
            if order.is_le() {
                have = next(&mut ours)?;
            }
            if order.is_ge() {
                want = next(&mut theirs)?;
            }
        }
    }
    Ok(differences)
}

fn prepare(connection: &Connection) -> Result<(), EngineError> {
    Ok(connection.execute_batch(
        "PRAGMA query_only = OFF;
         CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, passage_text, instance);",
    )?)
}

fn sorted(query: &str) -> String {
    format!("{query} ORDER BY 1")
}

fn next(rows: &mut Rows<'_>) -> Result<Option<String>, EngineError> {
    let line = |row: &Row<'_>| row.get(0);
    Ok(rows.next()?.map(line).transpose()?)
}
