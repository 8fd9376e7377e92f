//! What Obsidian takes for a tag (§2.5). Its manual names letters, digits, `_`, `-` and
//! `/`; what its plugins match tags with is this list of what a tag may not hold.

/// White space, or the start of a line.
pub(super) fn may_follow(before: char) -> bool {
    before.is_whitespace() || before == '\u{FEFF}'
}

/// Where the tag whose first character stands at `from` ends.
pub(super) fn end(source: &str, from: usize, limit: usize) -> Option<usize> {
    let token = &source[from..limit];
    let length = token.find(is_excluded).unwrap_or(token.len());
    let says_something = token[..length].contains(|c: char| !c.is_ascii_digit());
    says_something.then_some(from + length)
}

fn is_excluded(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{2000}'..='\u{206F}' | '\u{2E00}'..='\u{2E7F}' | '\u{FEFF}'
            | '\'' | '!' | '"' | '#' | '$' | '%' | '&' | '(' | ')' | '*' | '+' | ',' | '.'
            | ':' | ';' | '<' | '=' | '>' | '?' | '@' | '^' | '`' | '{' | '|' | '}' | '~'
            | '[' | ']' | '\\')
}
