//! Runs of folded text: what the full text is made of and what a hit is checked by.

use crate::{
    Span,
    chars::{ZWJ, ZWNJ, is_cjk, is_letter_number, is_mark, is_symbol},
};

/// One run of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the folded text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, marks and numbers of a script that is written with spaces.
    Word,
    /// Han, kana, Hangul, Thai: found by any part.
    Cjk,
    /// One symbol or emoji, alone.
    Symbol,
}

/// The runs of a folded text, in order. White space and punctuation stand between them
/// and in none, nor do the selectors and joiners of emoji.
pub fn tokens(folded: &str) -> impl Iterator<Item = Token> + Clone + '_ {
    let mut rest = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first, kind) = rest
            .by_ref()
            .find_map(|(at, c)| kind_of(c).map(|kind| (at, c, kind)))?;
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = rest.peek()
            && continues(kind, next)
        {
            end = at + next.len_utf8();
            rest.next();
        }
        Some(Token {
            span: Span { start, end },
            kind,
        })
    })
}

/// The kind of run that a character begins.
fn kind_of(c: char) -> Option<TokenKind> {
    if is_cjk(c) {
        Some(TokenKind::Cjk)
    } else if is_letter_number(c) {
        Some(TokenKind::Word)
    } else if is_symbol(c) {
        Some(TokenKind::Symbol)
    } else {
        None
    }
}

fn continues(kind: TokenKind, next: char) -> bool {
    match kind {
        TokenKind::Cjk => is_cjk(next) || is_mark(next),
        TokenKind::Word => {
            !is_cjk(next) && (is_letter_number(next) || is_mark(next) || matches!(next, ZWJ | ZWNJ))
        }
        TokenKind::Symbol => false,
    }
}
