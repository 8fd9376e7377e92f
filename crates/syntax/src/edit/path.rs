//! What a target says of a path, and how another path is said in the same way.

use super::Enough;
use crate::fold::case_key;

/// Endings of notes, which a link may leave away.
const ENDINGS: [&str; 2] = [".md", ".markdown"];

/// How a written target names its note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `/a/b`
    Rooted,
    /// `a/b`, from the root.
    FromRoot,
    /// From the folder of the linking note; with `./` in front or not.
    Relative { dotted: bool },
    /// The last so many names of its path: `b`, or `a/b` of `x/a/b`.
    Tail(usize),
}

/// How a target is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) style: Style,
    /// With `.md`; what is no note always has its ending.
    pub(super) ending: bool,
}

impl Form {
    /// How `written`, in a note in `folder`, names what lies at `path`. `None` when it
    /// does by another name: an alias, a title.
    pub(super) fn of(written: &str, folder: &str, path: &str, is_wikilink: bool) -> Option<Self> {
        let form = |place: &str, style| ending_of(place, path).map(|ending| Form { style, ending });
        if let Some(rooted) = written.strip_prefix('/') {
            return form(rooted, Style::Rooted);
        }
        let dotted = written.starts_with("./");
        let relative = || form(&joined(folder, written)?, Style::Relative { dotted });
        let names = written.split('/').count();
        let tail = || {
            let form = form(written, Style::FromRoot).filter(|_| names > 1);
            form.or_else(|| {
                let ending = ending_of(written, last(path, names)?)?;
                let style = Style::Tail(names);
                Some(Form { style, ending })
            })
        };
        if is_wikilink && !written.starts_with('.') {
            tail().or_else(relative)
        } else {
            relative().or_else(tail)
        }
    }

    /// What names `path` in a note in `folder` in this form. Where that would not be enough
    /// to find it, it is written whole: from the root for a wikilink, else from the folder.
    pub(super) fn write(
        self,
        folder: &str,
        path: &str,
        enough: Enough,
        is_wikilink: bool,
    ) -> String {
        let is_beside = self::folder(path) == folder;
        let written = match (self.style, enough) {
            (Style::Rooted, _) => format!("/{path}"),
            (Style::Relative { dotted }, _) => relative(folder, path, dotted),
            (Style::Tail(names), Enough::Names) => last(path, names).unwrap_or(path).to_owned(),
            (Style::Tail(1), _) if is_beside => last(path, 1).unwrap_or(path).to_owned(),
            (Style::FromRoot, Enough::Names | Enough::Path) => path.to_owned(),
            (Style::Tail(_), Enough::Path) if is_wikilink => path.to_owned(),
            (_, Enough::Root) if is_wikilink => format!("/{path}"),
            (Style::Tail(_) | Style::FromRoot, _) => relative(folder, path, false),
        };
        if self.ending {
            return written;
        }
        let bare = without_ending(&written);
        // `a.md` of `a.md.md` would be read as the note `a`.
        if without_ending(bare).len() < bare.len() {
            written
        } else {
            bare.to_owned()
        }
    }
}

/// The folder of a path; empty at the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Where `written` leads from a folder; `None` out of the vault.
pub(super) fn joined(folder: &str, written: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in written.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

fn relative(folder: &str, path: &str, dotted: bool) -> String {
    let mut folders = folder.split('/').filter(|name| !name.is_empty()).peekable();
    let (path_folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut down = path_folder
        .split('/')
        .filter(|name| !name.is_empty())
        .peekable();
    while folders.peek().is_some() && folders.peek() == down.peek() {
        folders.next();
        down.next();
    }
    let up = "../".repeat(folders.count());
    let down: String = down.flat_map(|name| [name, "/"]).collect();
    let dot = if dotted && up.is_empty() { "./" } else { "" };
    format!("{dot}{up}{down}{name}")
}

/// Whether a place is a path, and then whether it has the path's ending.
fn ending_of(place: &str, path: &str) -> Option<bool> {
    let [place, path] = [case_key(place), case_key(path)];
    if place == path {
        return Some(true);
    }
    (place == without_ending(&path)).then_some(false)
}

fn without_ending(path: &str) -> &str {
    let ending = |ending: &&str| {
        let at = path.len().checked_sub(ending.len())?;
        let same = path.get(at..)?.eq_ignore_ascii_case(ending);
        (same && at > 0 && !path[..at].ends_with('/')).then(|| &path[..at])
    };
    ENDINGS.iter().find_map(ending).unwrap_or(path)
}

/// The last so many names of a path.
fn last(path: &str, names: usize) -> Option<&str> {
    let mut slashes = path.rmatch_indices('/').map(|(at, _)| at + 1);
    match slashes.nth(names.checked_sub(1)?) {
        Some(at) => path.get(at..),
        None => (path.split('/').count() == names).then_some(path),
    }
}
