//! A guard before the parser of Markdown: it looks at every block that is open once for
//! each line, so that a note which opens very many, on one line or each further in than the
//! last, and goes on over very many lines, would take it minutes.

use std::borrow::Cow;

use memchr::memchr2_iter;

/// Quotes and lists that may be open in each other. Whoever writes stays below ten.
const DEEPEST: usize = 100;

/// The text, as long as it was, with the marks that would open more blocks made into
/// others that open none.
pub(super) fn shallow(text: &str) -> Cow<'_, str> {
    let mut deep = Vec::new();
    let bytes = text.as_bytes();
    let mut start = 0;
    for end in memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        // Each block takes a byte at least.
        if end - start > DEEPEST
            && let Some(at) = too_deep(&bytes[start..end])
        {
            deep.push(start + at);
        }
        start = end + 1;
    }
    if deep.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shallow = String::with_capacity(text.len());
    let mut copied = 0;
    for at in deep {
        shallow.push_str(&text[copied..at]);
        // As long as any mark's first byte, and the first character of a paragraph.
        shallow.push('.');
        copied = at + 1;
    }
    shallow.push_str(&text[copied..]);
    Cow::Owned(shallow)
}

/// Where the mark that opens one block too many stands in a line.
fn too_deep(line: &[u8]) -> Option<usize> {
    let mut rest = line;
    let mut depth = 0;
    loop {
        // What is open may go on by indentation alone: two columns for each block at least.
        let text = rest.trim_ascii_start();
        depth += columns(&rest[..rest.len() - text.len()]) / 2;
        let behind = behind_mark(text)?;
        if depth >= DEEPEST {
            return (!is_break(text)).then(|| line.len() - text.len());
        }
        depth += 1;
        rest = behind;
    }
}

/// How wide white space is; never less than it is to the parser.
fn columns(white: &[u8]) -> usize {
    let tabs = white.iter().filter(|&&b| b == b'\t').count();
    white.len() + 3 * tabs
}

/// What follows the mark, if there is one that may open a block.
fn behind_mark(text: &[u8]) -> Option<&[u8]> {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = match &text[digits..] {
        [b'>', rest @ ..] if digits == 0 => return Some(rest),
        [b'[', b'^', rest @ ..] if digits == 0 => {
            let end = label_end(rest)?;
            return rest[end + 1..].strip_prefix(b":");
        }
        [b'-' | b'+' | b'*', rest @ ..] if digits == 0 => rest,
        [b'.' | b')', rest @ ..] if digits > 0 => rest,
        _ => return None,
    };
    rest.first()
        .is_none_or(u8::is_ascii_whitespace)
        .then_some(rest)
}

/// Where the `]` stands that ends a label.
pub(super) fn label_end(text: &[u8]) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|&b| {
        let ends = b == b']' && !escaped;
        escaped = b == b'\\' && !escaped;
        ends
    })
}

/// `- - -` is one block, however long it is.
fn is_break(text: &[u8]) -> bool {
    let Some(mark) = text.first().filter(|b| matches!(b, b'-' | b'*')) else {
        return false;
    };
    text.iter().all(|b| b == mark || b.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_opens_too_many_blocks_is_cut() {
        let marks = "> - 1. [^a]: ".repeat(DEEPEST / 4);
        for (written, read) in [
            ("> - a\n".to_owned(), "> - a\n".to_owned()),
            (format!("a\n {marks}a\n"), format!("a\n {marks}a\n")),
            (format!("{marks}> a\r> b"), format!("{marks}. a\r> b")),
            (
                format!("{marks}12) a\n{marks}[^b]: c"),
                format!("{marks}.2) a\n{marks}.^b]: c"),
            ),
            (
                format!("{marks}[^a\\]b]: - c"),
                format!("{marks}.^a\\]b]: - c"),
            ),
            (
                format!("{}- a", " ".repeat(2 * DEEPEST)),
                format!("{}. a", " ".repeat(2 * DEEPEST)),
            ),
            ("-".repeat(500), "-".repeat(500)),
            ("- ".repeat(500), "- ".repeat(500)),
            (format!("{marks}-a"), format!("{marks}-a")),
        ] {
            assert_eq!(shallow(&written), read);
        }
    }
}
