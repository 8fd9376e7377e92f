//! `theme.css`: a person's own colours and sizes. Of a style sheet only the custom
//! properties of `:root` are taken, by name and value; nothing else of it reaches the
//! window, so that no theme can hide a button or load anything.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::wire::{OwnTheme, ThemeProblem, ThemeToken};

/// The file's name in its folder.
pub const FILE: &str = "theme.css";

/// Bytes of the longest file that is read.
const LONGEST: u64 = 64 * 1024;
/// Bytes of the longest value.
const LONGEST_VALUE: usize = 400;

/// What the file begins with when it is made.
pub const FIRST: &str = "/* Your own colours and sizes. Only custom properties of :root are taken.\n   \
                         All there are stand in tokens.css of Tsuzuri's sources. */\n:root {\n  \
                         /* --paper: light-dark(#fbfaf7, #17191d); */\n}\n";

/// The folder in which the file is looked for (`~/.config/tsuzuri` on Linux); `None` without
/// a home folder.
pub fn folder() -> Option<PathBuf> {
    ProjectDirs::from("", "", "tsuzuri").map(|user| user.config_dir().to_owned())
}

/// The theme in a folder; of one that is not there, nothing.
pub(crate) fn of(folder: &Path) -> OwnTheme {
    match text(&folder.join(FILE)) {
        Ok(Some(text)) => read(&text),
        Ok(None) => OwnTheme {
            problem: Some(ThemeProblem::TooLarge),
            ..OwnTheme::default()
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => OwnTheme::default(),
        Err(error) => {
            tracing::warn!(%error, "theme.css can't be read");
            OwnTheme {
                problem: Some(ThemeProblem::Unreadable),
                ..OwnTheme::default()
            }
        }
    }
}

/// `None` when it is too long.
fn text(file: &Path) -> io::Result<Option<String>> {
    let mut text = String::new();
    File::open(file)?
        .take(LONGEST + 1)
        .read_to_string(&mut text)?;
    Ok((text.len() as u64 <= LONGEST).then_some(text))
}

/// What of a style sheet is taken.
pub fn read(text: &str) -> OwnTheme {
    let text = without_comments(text);
    let mut theme = OwnTheme::default();
    // The selectors of the blocks that are open.
    let mut open: Vec<&str> = Vec::new();
    let mut rest = &*text;
    while let Some(end) = rest.find(['{', '}', ';']) {
        let piece = rest[..end].trim();
        match rest.as_bytes()[end] {
            b'{' => open.push(piece),
            _ if piece.is_empty() => {}
            _ => theme.declare(piece, open == [":root"]),
        }
        if rest.as_bytes()[end] == b'}' {
            open.pop();
        }
        rest = &rest[end + 1..];
    }
    theme
}

impl OwnTheme {
    fn declare(&mut self, declaration: &str, counts: bool) {
        let token = declaration
            .split_once(':')
            .map(|(name, value)| (name.trim(), value.trim()))
            .filter(|(name, value)| counts && is_name(name) && is_value(value));
        match token {
            Some((name, value)) => self.tokens.push(ThemeToken {
                name: name.to_owned(),
                value: value.to_owned(),
            }),
            None => self.left_out += 1,
        }
    }
}

fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.len() > 2 && name.starts_with("--") && name.chars().all(is_part)
}

/// A value that loads nothing and says what it says without escapes.
fn is_value(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    !value.is_empty()
        && value.len() <= LONGEST_VALUE
        && !value.contains(['\\', '<', '@'])
        && !["url(", "image(", "image-set("]
            .iter()
            .any(|loads| lower.contains(loads))
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        kept.push(' ');
        rest = rest[start + 2..]
            .split_once("*/")
            .map_or("", |(_, rest)| rest);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests;
