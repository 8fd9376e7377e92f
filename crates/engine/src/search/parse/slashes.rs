//! Reads `/…/`, where it is a regular expression and not a path or a stray slash.
//!
//! It begins where a term begins and ends at the first slash that no `\` stands before
//! and that white space, the end, or the `)` of a group follows. What is between neither
//! begins nor ends with white space: `TCP / IP / UDP` is text, and so is the first path
//! of `/usr/bin /etc/`, for a slash after white space begins another term.

use super::super::pattern::{BadPattern, Pattern};
use super::super::phrase::Phrase;
use super::super::query::{Expr, Leaf, ProblemCode};
use super::{Parser, characters::sign};

impl Parser<'_> {
    /// `/…/`, or a word that begins with a slash.
    pub(super) fn slashed(&mut self, depth: usize, minus: bool) -> Option<Expr> {
        let start = self.at;
        let Some(slashed) = read(&self.text[start..], depth > 0) else {
            return self.word(minus);
        };
        self.at += slashed.length;
        let error = match Pattern::new(&slashed.source) {
            Ok(pattern) => return Some(Expr::Leaf(Leaf::Pattern(pattern))),
            Err(error) => error,
        };
        let text = &self.text[start..self.at];
        let text = Phrase::new(&text.replace(|character| sign(character) == '"', " "));
        let instead = if text.is_some() {
            "it was searched for as text"
        } else {
            "it was left out"
        };
        match error {
            BadPattern::Syntax(what) => self.problem(start, ProblemCode::BadRegex, |shown| {
                format!("`{shown}` is no regular expression ({what}); {instead}")
            }),
            BadPattern::Large => self.problem(start, ProblemCode::LargeRegex, |shown| {
                format!("`{shown}` is too large for a regular expression; {instead}")
            }),
        }
        text.map(|phrase| Expr::Leaf(Leaf::Text(phrase)))
    }
}

/// A pattern that stands in a query.
struct Slashed {
    /// Between the slashes; each slash in it is escaped.
    source: String,
    /// Bytes of the query, with both slashes.
    length: usize,
}

/// The pattern at the start of `text`, which begins with a slash; `None` when it is no
/// pattern. `grouped`: whether a `)` would end a group.
fn read(text: &str, grouped: bool) -> Option<Slashed> {
    let mut characters = text.char_indices().peekable();
    characters.next()?;
    let mut source = String::new();
    let mut spaced = true;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        match character {
            '\\' => {
                source.push('\\');
                let (_, escaped) = characters.next()?;
                source.push(if is_slash(escaped) { '/' } else { escaped });
            }
            _ if is_slash(character) => {
                if spaced {
                    return None;
                }
                if next.is_none_or(|next| next.is_whitespace() || grouped && is_closing(next)) {
                    let length = at + character.len_utf8();
                    return Some(Slashed { source, length });
                }
                source.push_str("\\/");
            }
            _ if spaced && source.is_empty() && character.is_whitespace() => return None,
            _ => source.push(character),
        }
        spaced = character.is_whitespace();
    }
    None
}

fn is_slash(character: char) -> bool {
    matches!(character, '/' | '／')
}

fn is_closing(character: char) -> bool {
    matches!(character, ')' | '）')
}
