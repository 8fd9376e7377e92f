//! Where `/…/` is a regular expression and not a path or a stray slash.
//!
//! It begins where a term begins and ends at the first slash that no `\` stands before
//! and that white space, the end, or the `)` of a group follows. What is between neither
//! begins nor ends with white space: `TCP / IP / UDP` is text, and so is the first path
//! of `/usr/bin /etc/`, for a slash after white space begins another term.

/// A pattern that stands in a query.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slashed {
    /// Between the slashes; each slash in it is escaped.
    pub source: String,
    /// Bytes of the query, with both slashes.
    pub length: usize,
}

/// The pattern at the start of `text`, which begins with a slash; `None` when it is no
/// pattern. `grouped`: whether a `)` would end a group.
pub(super) fn read(text: &str, grouped: bool) -> Option<Slashed> {
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
