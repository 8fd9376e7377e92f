//! Cuts folded text into the terms that the full text holds. Safe and pure; the search
//! asks for the same terms, so there is one function for both.

use std::ops::{ControlFlow, Range};

use tsuzuri_syntax::{TokenKind, tokens};

/// What the terms are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A text to be found.
    Document,
    /// A text to find: without the single character that ends a run of two or more,
    /// which would ask for the end of a run.
    Query,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// As SQLite is to keep it.
    pub text: &'a str,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// Where it came from.
    pub kind: TokenKind,
}

/// Calls `each` with every term of `folded`, in order, until it breaks.
pub fn terms<'a, B>(
    folded: &'a str,
    purpose: Use,
    mut each: impl FnMut(Term<'a>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    for token in tokens(folded) {
        let (start, end) = (token.span.start, token.span.end);
        if token.kind == TokenKind::Cjk {
            pairs(folded, start..end, purpose, &mut each)?;
        } else {
            each(Term {
                text: &folded[start..end],
                at: start..end,
                kind: token.kind,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// The terms of one CJK run.
fn pairs<'a, B>(
    folded: &'a str,
    run: Range<usize>,
    purpose: Use,
    each: &mut impl FnMut(Term<'a>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut last: Option<usize> = None;
    let mut count = 0;
    let mut emit = |at: Range<usize>| {
        each(Term {
            text: &folded[at.clone()],
            at,
            kind: TokenKind::Cjk,
        })
    };
    for (offset, character) in folded[run.clone()].char_indices() {
        let here = run.start + offset;
        if let Some(before) = last
            && (purpose == Use::Document || begins_a_run(&folded[before..here]))
        {
            emit(before..here + character.len_utf8())?;
        }
        last = Some(here);
        count += 1;
    }
    match last {
        Some(last) if purpose == Use::Document || count == 1 => emit(last..run.end),
        _ => ControlFlow::Continue(()),
    }
}

/// Whether a character can stand at the front of a run. An accent within one can't, and FTS5,
/// which cuts what it is asked for once more, would take a pair that begins with it for the
/// other character alone.
fn begins_a_run(character: &str) -> bool {
    tokens(character).any(|token| token.kind == TokenKind::Cjk)
}
