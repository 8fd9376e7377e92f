//! Where a link leads: the names that share its key, and the order in which they count
//! (the grammar, §3, Resolution).

use std::borrow::Cow;

use rusqlite::Connection;
use tsuzuri_syntax::{LinkKind, is_address, name_key, normalise_url};

use super::name::NameKind;
use crate::{
    error::EngineError,
    path::{join, stem},
    vault::AddressMap,
};

mod relocated;
#[cfg(test)]
mod tests;

pub(crate) use relocated::Relocated;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One note is meant.
    Unique(String),
    /// Several could be; the nearest one is taken.
    Ambiguous(String),
    /// No note has the name.
    Unresolved,
}

/// A note that answers to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate<'p> {
    pub kind: i64,
    pub note: i64,
    pub path: Cow<'p, str>,
}

/// The answer for one link, with the row it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub note: Option<i64>,
    pub state: &'static str,
}

/// Where a link written in a note would lead, in a vault with this map of addresses.
pub fn resolve(
    connection: &Connection,
    addresses: &AddressMap,
    from: &str,
    kind: LinkKind,
    target: &str,
) -> Result<Resolution, EngineError> {
    if target.is_empty() {
        return Ok(Resolution::Unique(from.to_owned()));
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let candidates = candidates_for(connection, addresses, folder, kind, target)?;
    Ok(choose(&candidates, folder, kind, target).into())
}

/// All notes that could be meant by a link, the one that is taken first.
pub fn candidates_of(
    connection: &Connection,
    addresses: &AddressMap,
    from: &str,
    kind: LinkKind,
    target: &str,
) -> Result<Vec<String>, EngineError> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let candidates = candidates_for(connection, addresses, folder, kind, target)?;
    let mut step = step(&candidates, folder, kind, target);
    step.sort_by_key(|found| distance(folder, &found.path));
    Ok(step
        .into_iter()
        .map(|found| found.path.to_string())
        .collect())
}

fn candidates_for(
    connection: &Connection,
    addresses: &AddressMap,
    folder: &str,
    kind: LinkKind,
    target: &str,
) -> Result<Vec<Candidate<'static>>, EngineError> {
    let mapped = mapped_key(addresses, kind, target);
    candidates_by(
        connection,
        &link_key(folder, kind, target),
        mapped.as_deref(),
    )
}

/// What relinking looks up: adding or removing a name with this key can change the link.
pub(super) fn link_key(folder: &str, kind: LinkKind, target: &str) -> String {
    if kind == LinkKind::Url {
        return normalise_url(target).unwrap_or_else(|| target.to_owned());
    }
    match plain_path(folder, target) {
        Some(path) => name_key(&path),
        None => name_key(target),
    }
}

/// The key of the path that the vault's map takes an address to: what relinking looks up
/// too.
pub(super) fn mapped_key(addresses: &AddressMap, kind: LinkKind, target: &str) -> Option<String> {
    let path = (kind == LinkKind::Url).then(|| addresses.note_of(target));
    path.flatten().map(|path| name_key(path.as_str()))
}

/// The one path from the root that a target with `/`, `./` or `../` means.
fn plain_path(folder: &str, target: &str) -> Option<String> {
    if let Some(from_root) = target.strip_prefix('/') {
        return Some(from_root.to_owned());
    }
    if !target.split('/').any(|part| matches!(part, "." | "..")) {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Notes that answer to a key of a link, or lie where the map takes it to.
pub(super) fn candidates_by(
    connection: &Connection,
    key: &str,
    mapped: Option<&str>,
) -> Result<Vec<Candidate<'static>>, EngineError> {
    let mut all = candidates(connection, key)?;
    if let Some(mapped) = mapped {
        let there = candidates(connection, mapped)?.into_iter();
        let whole = there.filter(|one| one.kind == NameKind::PATH);
        all.extend(whole.map(|one| Candidate {
            kind: NameKind::MAPPED,
            ..one
        }));
    }
    Ok(all)
}

/// Notes that answer to a key, from the index.
pub(super) fn candidates(
    connection: &Connection,
    key: &str,
) -> Result<Vec<Candidate<'static>>, EngineError> {
    Ok(connection
        .prepare_cached(
            "SELECT name.kind, name.note, note.path FROM name JOIN note ON note.id = name.note WHERE name.key = ?1",
        )?
        .query_map([key], |row| Ok(Candidate { kind: row.get(0)?, note: row.get(1)?, path: row.get::<_, String>(2)?.into() }))?
        .collect::<Result<_, _>>()?)
}

enum Choice<'c> {
    None,
    One(&'c Candidate<'c>),
    Nearest(&'c Candidate<'c>),
}

impl From<Choice<'_>> for Resolution {
    fn from(choice: Choice<'_>) -> Self {
        match choice {
            Choice::None => Self::Unresolved,
            Choice::One(found) => Self::Unique(found.path.to_string()),
            Choice::Nearest(found) => Self::Ambiguous(found.path.to_string()),
        }
    }
}

/// Where a link leads, as the index keeps it.
pub(super) fn settle(
    candidates: &[Candidate<'_>],
    folder: &str,
    kind: LinkKind,
    target: &str,
) -> Resolved {
    match choose(candidates, folder, kind, target) {
        Choice::One(found) => Resolved {
            note: Some(found.note),
            state: "unique",
        },
        Choice::Nearest(found) => Resolved {
            note: Some(found.note),
            state: "ambiguous",
        },
        Choice::None if kind == LinkKind::Url || is_remote_picture(kind, target) => Resolved {
            note: None,
            state: "url",
        },
        Choice::None if is_file(kind, target) => Resolved {
            note: None,
            state: "file",
        },
        Choice::None => Resolved {
            note: None,
            state: "unresolved",
        },
    }
}

fn choose<'c>(
    candidates: &'c [Candidate<'c>],
    folder: &str,
    kind: LinkKind,
    target: &str,
) -> Choice<'c> {
    let step = step(candidates, folder, kind, target);
    match *step {
        [] => Choice::None,
        [only] => Choice::One(only),
        _ => match step
            .iter()
            .min_by_key(|found| distance(folder, &found.path))
        {
            Some(nearest) => Choice::Nearest(nearest),
            None => Choice::None,
        },
    }
}

/// The candidates of the first step of resolution that has any; a note once.
fn step<'c>(
    candidates: &'c [Candidate<'c>],
    folder: &str,
    kind: LinkKind,
    target: &str,
) -> Vec<&'c Candidate<'c>> {
    let of = |kinds: &[i64]| -> Vec<&Candidate<'_>> {
        candidates
            .iter()
            .filter(|candidate| kinds.contains(&candidate.kind))
            .collect()
    };
    if kind == LinkKind::Url {
        let own = of(&[NameKind::ADDRESS]);
        return if own.is_empty() {
            of(&[NameKind::MAPPED])
        } else {
            own
        };
    }
    if is_remote_picture(kind, target) {
        return Vec::new();
    }
    let plain = plain_path(folder, target);
    // Nearly always one note is all there is, and whatever step finds it does not matter.
    let same_note = candidates
        .windows(2)
        .all(|pair| pair[0].note == pair[1].note);
    if same_note && plain.is_none() {
        let is_name = |candidate: &&Candidate<'_>| candidate.kind != NameKind::ADDRESS;
        return candidates.iter().find(is_name).into_iter().collect();
    }
    let at_path = |path: &str| {
        let key = name_key(path);
        let mut found = of(&[NameKind::PATH, NameKind::STEM, NameKind::SUFFIX]);
        found.retain(|candidate| name_key(&candidate.path) == key);
        found.sort_by_key(|candidate| candidate.note);
        found.dedup_by_key(|candidate| candidate.note);
        // Twins in case or form: the one written exactly so is meant.
        let exact =
            |candidate: &&Candidate<'_>| without_ending(&candidate.path) == without_ending(path);
        if let (true, Some(exact)) = (found.len() > 1, found.iter().copied().find(exact)) {
            return vec![exact];
        }
        found
    };
    if let Some(path) = plain {
        return at_path(&path);
    }
    [
        at_path(&join(folder, target)),
        at_path(target),
        of(&[NameKind::STEM, NameKind::SUFFIX]),
        of(&[NameKind::ALIAS]),
        of(&[NameKind::TITLE]),
    ]
    .into_iter()
    .find(|step| !step.is_empty())
    .unwrap_or_default()
}

fn without_ending(path: &str) -> Cow<'_, str> {
    match path.rsplit_once('/') {
        Some((folder, name)) => Cow::Owned(join(folder, stem(name))),
        None => Cow::Borrowed(stem(path)),
    }
}

/// Fewest folder steps, then shortest path, then code points.
fn distance<'p>(folder: &str, path: &'p str) -> (usize, usize, &'p str) {
    let parts = |folder: &str| {
        folder
            .split('/')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (from, to) = (
        parts(folder),
        parts(path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    );
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    (
        from.len() + to.len() - 2 * shared,
        path.chars().count(),
        path,
    )
}

/// Whether a picture lies on the web, or in the link itself (`data:`): it is no file of the
/// vault, and misses no note.
fn is_remote_picture(kind: LinkKind, target: &str) -> bool {
    kind == LinkKind::Image && is_address(target)
}

/// Whether a target that no note answers to names some other file.
fn is_file(kind: LinkKind, target: &str) -> bool {
    let name = target.rsplit('/').next().unwrap_or(target);
    if name.is_empty() {
        return true;
    }
    let ending = match name.rsplit_once('.') {
        Some((before, ending)) if !before.is_empty() => ending.to_ascii_lowercase(),
        _ => return false,
    };
    match kind {
        LinkKind::Wikilink => ATTACHMENTS.contains(&&*ending),
        LinkKind::Image => true,
        LinkKind::Embed | LinkKind::Markdown | LinkKind::Url => {
            ATTACHMENTS.contains(&&*ending)
                || (!matches!(&*ending, "md" | "markdown") && is_ending(&ending))
        }
    }
}

fn is_ending(ending: &str) -> bool {
    (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Endings of files that people link to from notes.
const ATTACHMENTS: &[&str] = &[
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "avif",
    "bmp",
    "heic",
    "pdf",
    "mp3",
    "m4a",
    "wav",
    "ogg",
    "flac",
    "mp4",
    "webm",
    "mov",
    "mkv",
    "csv",
    "tsv",
    "txt",
    "html",
    "htm",
    "json",
    "xml",
    "zip",
    "docx",
    "xlsx",
    "pptx",
    "canvas",
    "excalidraw",
    "epub",
];
