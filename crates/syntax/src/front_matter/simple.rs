//! YAML as nearly all front matter is written: a key a line, with a plain or quoted
//! value or a list of such. It is read here, in a tenth of the time that the library
//! takes, because front matter would else be what reading notes takes longest for. What
//! is written in any other way is left to the library, whole; and whatever is read here
//! it would read alike (a law in this module's tests).

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::Value;
use crate::Span;

/// Keys and their values in the order of the text. `None` for what is not that simple.
pub(super) fn read(source: &str, base: usize) -> Option<Vec<(&str, Value<'_>)>> {
    let mut simple = Simple {
        source,
        base,
        key: None,
        indentation: None,
        found: Vec::with_capacity(8),
    };
    let mut start = 0;
    for end in memchr_iter(b'\n', source.as_bytes()).chain([source.len()]) {
        simple.line(start, &source[start..end])?;
        start = end + 1;
        if start > source.len() {
            break;
        }
    }
    Some(simple.found)
}

/// Far below what YAML allows a key to be.
const LONGEST_KEY: usize = 64;

struct Simple<'a> {
    source: &'a str,
    base: usize,
    /// A key without a value so far: items of a list may follow.
    key: Option<&'a str>,
    /// Of those items.
    indentation: Option<usize>,
    found: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Simple<'a> {
    fn line(&mut self, start: usize, line: &'a str) -> Option<()> {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = line.trim_end_matches(' ');
        if line.is_empty() || line.starts_with('#') {
            return is_text(line).then_some(());
        }
        let item = line.trim_start_matches(' ');
        if let Some(rest) = item.strip_prefix("- ") {
            return self.item(start, line.len() - item.len(), rest);
        }
        let colon = memchr(b':', line.as_bytes())?;
        let (key, rest) = (&line[..colon], &line[colon + 1..]);
        if !is_key(key) || !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        self.indentation = None;
        self.key = rest.is_empty().then_some(key);
        if rest.is_empty() {
            return Some(());
        }
        let value = rest.trim_start_matches(' ');
        match value.strip_prefix('[') {
            Some(list) => self.list(key, list.strip_suffix(']')?),
            None => self.value(key, value, false, is_plain(value)),
        }
    }

    /// `- item` under a key.
    fn item(&mut self, start: usize, indentation: usize, item: &'a str) -> Option<()> {
        let key = self.key.filter(|_| start > 0)?;
        if *self.indentation.get_or_insert(indentation) != indentation {
            return None;
        }
        let item = item.trim_start_matches(' ');
        self.value(key, item, true, is_plain(item))
    }

    /// `[one, two]`, without the brackets.
    fn list(&mut self, key: &'a str, list: &'a str) -> Option<()> {
        if list.trim_matches(' ').is_empty() {
            return Some(());
        }
        for item in list.split(',') {
            let item = item.trim_matches(' ');
            let plain = is_plain(item) && !item.contains(['[', ']', '{', '}', ':', '"', '\'', '#']);
            self.value(key, item, true, plain)?;
        }
        Some(())
    }

    fn value(&mut self, key: &'a str, written: &'a str, in_list: bool, plain: bool) -> Option<()> {
        let quoted = quoted(written);
        let text = match quoted {
            Some(text) => text,
            None if plain => written,
            None => return None,
        };
        if quoted.is_none() && super::yaml::is_null(text) {
            return Some(());
        }
        let start = written.as_ptr().addr() - self.source.as_ptr().addr();
        let start = self.base + start;
        let value = Value {
            text: Cow::Borrowed(text),
            span: Span {
                start,
                end: start + written.len(),
            },
            in_list,
            quoted: quoted.is_some(),
        };
        self.found.push((key, value));
        Some(())
    }
}

fn is_key(key: &str) -> bool {
    key.len() <= LONGEST_KEY
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// What stands between quotation marks, where nothing in it means anything else.
fn quoted(written: &str) -> Option<&str> {
    let mark = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = written[1..].strip_suffix(mark)?;
    (is_text(inner) && !inner.contains([mark, '\\', ','])).then_some(inner)
}

/// A value without quotation marks that is all of it text to YAML.
fn is_plain(written: &str) -> bool {
    let mut previous = b':';
    let begins = written.starts_with(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii());
    begins
        && is_text(written)
        && !written.ends_with(':')
        && written.bytes().all(|byte| {
            let means_more =
                (byte == b' ' && previous == b':') || (byte == b'#' && previous == b' ');
            previous = byte;
            !means_more
        })
}

/// No control characters, and none of those that some version of YAML ends a line at or
/// forbids.
fn is_text(written: &str) -> bool {
    let bytes = written.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        0..0x20 | 0x7F | 0xC2 => false,
        0xE2 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])),
        0xEF => !matches!(bytes.get(at + 1), Some(0xBB | 0xBF)),
        _ => true,
    })
}

#[cfg(test)]
mod tests;
