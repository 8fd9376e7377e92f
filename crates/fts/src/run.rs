//! Runs of characters that belong together.

use std::ops::Range;

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, marks and numbers that are not CJK.
    Word,
    /// Han, kana, Hangul, Thai.
    Cjk,
    /// One symbol or emoji.
    Symbol,
}

/// One run.
pub struct Token {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The runs of folded text, in order; white space and punctuation are in none.
pub fn tokens(folded: &str) -> impl Iterator<Item = Token> {
    let mut rest = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            let Some(kind) = kind(first) else { continue };
            let mut end = start + first.len_utf8();
            while kind != TokenKind::Symbol
                && let Some(&(at, next)) = rest.peek()
                && self::kind(next) == Some(kind)
            {
                end = at + next.len_utf8();
                rest.next();
            }
            return Some(Token {
                span: start..end,
                kind,
            });
        }
    })
}

fn kind(character: char) -> Option<TokenKind> {
    match character {
        '\u{0E00}'..='\u{0E7F}'
        | '\u{1100}'..='\u{11FF}'
        | '々'
        | '〆'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3105}'..='\u{318E}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => Some(TokenKind::Cjk),
        other if other.is_alphanumeric() => Some(TokenKind::Word),
        '+' | '<' | '=' | '>' | '|' | '~' | '$' | '^' | '`' => Some(TokenKind::Symbol),
        '\u{00A2}'..='\u{00B4}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => {
            Some(TokenKind::Symbol)
        }
        _ => None,
    }
}
