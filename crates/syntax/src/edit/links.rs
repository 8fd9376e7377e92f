//! Writes the targets of links anew when notes have moved: each in its own form, and
//! only the target.

use std::collections::HashSet;

use super::path::{Form, Style, folder, joined};
use super::verify::{Plan, Says, What, settled};
use super::{Conflict, Rewrite, TextEdit, written};
use crate::url::is_address;
use crate::{Link, LinkKind, Reading, parse};

/// Where a note or file lies in the vault, before and after; `/`-separated, with its
/// ending. The two may be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved<'a> {
    /// The old path.
    pub from: &'a str,
    /// The new path.
    pub to: &'a str,
}

/// What a link means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A note or file.
    Of(Target),
    /// The place that its text names, whatever may lie there: destinations of Markdown links
    /// and images, and wikilinks that begin with `./` or `../`, are written relative to a
    /// note that has moved, so that they lead to the same place.
    Place,
    /// What its text leads to from everywhere, or nothing: it stays as it is written.
    Kept,
}

/// The note or file that a link leads to; paths are as in [`Moved`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The old path.
    pub from: String,
    /// The new path.
    pub to: String,
    /// What of it finds the target from where the note is to lie.
    pub enough: Enough,
}

/// How much of a path a link has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enough {
    /// As many of its last names as are written.
    Names,
    /// All of it, from the root: another note is found by the names.
    Path,
    /// That it begins at the root: something else lies there seen from the note's folder.
    Root,
}

/// Writes anew the links of a note that would not lead where they did, once something has
/// moved. `note` is the note itself, whose move changes what is written relative to it;
/// `meant` says what a link means.
///
/// A link keeps its form: wikilink or destination, brackets, percent signs, the ending
/// or none, from the root, from the note or the name alone; and its fragment and the
/// text it shows, even where that is the old name. Links by an alias or a title stay, as
/// do URLs and links within the note.
pub fn rename_links(
    text: &str,
    reading: &Reading<'_>,
    note: Moved<'_>,
    mut meant: impl FnMut(&Link<'_>) -> Meaning,
) -> Rewrite {
    let parsed = parse(text, reading);
    let mut plans = Vec::new();
    let mut conflicts = Vec::new();
    let mut seen = HashSet::new();
    for link in &parsed.links {
        // A definition is written once for all links that refer to it.
        if !is_of_vault(text, link) || !seen.insert(link.target_span) {
            continue;
        }
        let new = match meant(link) {
            Meaning::Of(target) => renamed(link, note, &target),
            Meaning::Place => beside(link, note),
            Meaning::Kept => None,
        };
        let Some(new) = new.filter(|new| *new != link.target) else {
            continue;
        };
        match written::target(text, link, &new) {
            Ok(written) => plans.push(plan(link, written, new)),
            Err(reason) => conflicts.push(Conflict {
                span: link.span,
                reason,
            }),
        }
    }
    settled(text, reading, &parsed, plans, conflicts)
}

/// A link to a note or a file, of this vault and not the note itself.
pub(super) fn is_of_vault(text: &str, link: &Link<'_>) -> bool {
    let written = &text[link.target_span.start..link.target_span.end];
    let is_address = match link.kind {
        LinkKind::Url => true,
        LinkKind::Image => is_address(written),
        LinkKind::Markdown | LinkKind::Wikilink | LinkKind::Embed => false,
    };
    // A definition that was not found would be the link itself.
    !is_address && !link.target.is_empty() && link.target_span != link.span
}

fn is_wikilink(link: &Link<'_>) -> bool {
    matches!(link.kind, LinkKind::Wikilink | LinkKind::Embed)
}

fn renamed(link: &Link<'_>, note: Moved<'_>, target: &Target) -> Option<String> {
    let wikilink = is_wikilink(link);
    let form = Form::of(&link.target, folder(note.from), &target.from, wikilink)?;
    let stays = match form.style {
        Style::Rooted => true,
        Style::FromRoot => target.enough != Enough::Root,
        Style::Relative { .. } => folder(note.from) == folder(note.to),
        Style::Tail(_) => target.enough == Enough::Names,
    };
    if stays && target.from == target.to {
        return None;
    }
    Some(form.write(folder(note.to), &target.to, target.enough, wikilink))
}

/// The same place, seen from where the note lies now.
fn beside(link: &Link<'_>, note: Moved<'_>) -> Option<String> {
    let relative = !link.target.starts_with('/')
        && (!is_wikilink(link) || link.target.starts_with("./") || link.target.starts_with("../"));
    let place = joined(folder(note.from), &link.target)?;
    let named = link.target.rsplit('/').next().unwrap_or_default();
    if !relative || matches!(named, "" | "." | "..") || folder(note.from) == folder(note.to) {
        return None;
    }
    let form = Form {
        style: Style::Relative {
            dotted: link.target.starts_with("./"),
        },
        ending: true,
    };
    Some(form.write(folder(note.to), &place, Enough::Names, false))
}

fn plan(link: &Link<'_>, written: String, new: String) -> Plan {
    Plan {
        edit: TextEdit {
            span: link.target_span,
            text: written,
        },
        says: vec![Says {
            place: link.span,
            what: What::Link {
                target_span: link.target_span,
                old: link.target.to_string(),
                new,
            },
        }],
    }
}
