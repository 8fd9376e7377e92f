//! How a target is spelled in each form of a link, so that it is read as what it is.

use percent_encoding::{AsciiSet, CONTROLS, percent_encode, utf8_percent_encode};

use super::Reason;
use crate::url::is_address;
use crate::{Link, LinkKind};

/// What means something else in a destination, or in the Markdown around it. The parser
/// decodes all of it, in whatever form.
const SPECIAL: AsciiSet = CONTROLS
    .add(b'%')
    .add(b'#')
    .add(b'?')
    .add(b'\\')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'|')
    .add(b'`')
    .add(b'"');

/// Without `<` and `>` a destination ends at white space.
const SPACED: AsciiSet = SPECIAL.add(b' ');

/// What a destination that is percent-encoded anyway does not say with backslashes.
const ENCODED: AsciiSet = SPACED.add(b'(').add(b')');

/// Spells a new target in the form of the link. `text` is the whole note.
pub(super) fn target(text: &str, link: &Link<'_>, target: &str) -> Result<String, Reason> {
    match link.kind {
        LinkKind::Wikilink | LinkKind::Embed => wikilink(target),
        LinkKind::Markdown | LinkKind::Image => {
            let written = text.get(link.target_span.start..link.target_span.end);
            let in_brackets = text[..link.target_span.start].ends_with('<');
            Ok(destination(
                written.unwrap_or_default(),
                in_brackets,
                target,
            ))
        }
        LinkKind::Url => Err(Reason::NotReadHere),
    }
}

fn wikilink(target: &str) -> Result<String, Reason> {
    let cant = |c: char| matches!(c, '[' | ']' | '|' | '#' | '^') || c.is_control();
    if target.contains(cant) {
        return Err(Reason::NotReadHere);
    }
    Ok(target.to_owned())
}

/// In the style of the destination that it replaces.
fn destination(old: &str, in_brackets: bool, target: &str) -> String {
    let encoded = is_encoded(old);
    let set = if in_brackets {
        &SPECIAL
    } else if encoded {
        &ENCODED
    } else {
        &SPACED
    };
    let mut written = if encoded && old.is_ascii() && says_more_than_ascii(old) {
        utf8_percent_encode(target, set).to_string()
    } else {
        ascii_encoded(target, set)
    };
    // Nothing here is an entity.
    if written.contains('&') && written.contains(';') {
        written = written.replace('&', "%26");
    }
    if !in_brackets && !encoded {
        written = written.replace('(', "\\(").replace(')', "\\)");
    }
    if is_address(&written) {
        written = written.replace(':', "%3A");
    }
    written
}

/// Whether there is a byte written as `%20` is.
fn is_encoded(written: &str) -> bool {
    written.split('%').skip(1).any(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

fn says_more_than_ascii(encoded: &str) -> bool {
    percent_encoding::percent_decode_str(encoded).any(|byte| !byte.is_ascii())
}

/// Encodes what is in the set and leaves other scripts as they are.
fn ascii_encoded(target: &str, set: &'static AsciiSet) -> String {
    let mut written = String::with_capacity(target.len());
    for (at, c) in target.char_indices() {
        if c.is_ascii() {
            written.extend(percent_encode(&target.as_bytes()[at..at + 1], set));
        } else if c.is_whitespace() || c.is_control() {
            written.extend(utf8_percent_encode(&target[at..at + c.len_utf8()], set));
        } else {
            written.push(c);
        }
    }
    written
}
