//! What full text can be asked for in place of a pattern: terms that are in every text
//! that holds it. Exactness comes first: a word of a pattern may stand in the middle of
//! a word of a text, where full text knows nothing of it, so only runs of CJK characters,
//! symbols, and words with white space before them narrow anything.

use std::ops::ControlFlow;

use regex_syntax::hir::{Class, Hir, HirKind};
use tsuzuri_fts::{Term, Use, terms};
use tsuzuri_syntax::TokenKind;

/// A class with more members is asked for by none of them.
const MOST_MEMBERS: usize = 8;

/// A pattern with more alternatives is not narrowed.
const MOST_TERMS: usize = 64;

/// Shorter beginnings of words stand in most texts.
const SHORTEST_WORD: usize = 3;

/// What a text must have to hold a pattern.
enum Need {
    Nothing,
    /// As FTS5 is asked for it.
    Term(String),
    All(Vec<Need>),
    Any(Vec<Need>),
}

/// The query that finds every text that holds the pattern, and some more; `None` when
/// only all texts are sure to be enough.
pub(super) fn full_text_query(hir: &Hir) -> Option<String> {
    let need = need(hir);
    let mut terms = 0;
    let query = need.write(&mut terms)?;
    (terms <= MOST_TERMS).then_some(query)
}

fn need(hir: &Hir) -> Need {
    match hir.kind() {
        HirKind::Literal(literal) => str::from_utf8(&literal.0).map_or(Need::Nothing, need_of_text),
        HirKind::Class(class) => need_of_class(class),
        HirKind::Repetition(repetition) if repetition.min > 0 => need(&repetition.sub),
        HirKind::Capture(capture) => need(&capture.sub),
        HirKind::Concat(parts) => all(parts.iter().map(need)),
        HirKind::Alternation(parts) => any(parts.iter().map(need)),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => Need::Nothing,
    }
}

fn all(needs: impl Iterator<Item = Need>) -> Need {
    let needs: Vec<Need> = needs.filter(|need| !need.is_nothing()).collect();
    if needs.is_empty() {
        return Need::Nothing;
    }
    Need::All(needs)
}

fn any(needs: impl Iterator<Item = Need>) -> Need {
    let needs: Vec<Need> = needs.collect();
    if needs.is_empty() || needs.iter().any(Need::is_nothing) {
        return Need::Nothing;
    }
    Need::Any(needs)
}

/// The terms that are in every text that holds this one.
fn need_of_text(text: &str) -> Need {
    let mut needs = Vec::new();
    let _ = terms(text, Use::Query, |term| {
        needs.push(need_of_term(text, &term));
        ControlFlow::<()>::Continue(())
    });
    all(needs.into_iter())
}

fn need_of_term(text: &str, term: &Term<'_>) -> Need {
    let length = term.text.chars().count();
    let prefix = match term.kind {
        // The text may go on behind the last character that stands alone here.
        TokenKind::Cjk => length == 1,
        TokenKind::Symbol => false,
        TokenKind::Word => {
            let before = text[..term.at.start].chars().next_back();
            if length < SHORTEST_WORD || !before.is_some_and(char::is_whitespace) {
                return Need::Nothing;
            }
            true
        }
    };
    let star = if prefix { "*" } else { "" };
    Need::Term(format!("\"{}\"{star}", term.text.replace('"', "\"\"")))
}

fn need_of_class(class: &Class) -> Need {
    let Class::Unicode(class) = class else {
        return Need::Nothing;
    };
    let members = class
        .ranges()
        .iter()
        .flat_map(|range| range.start()..=range.end());
    let members: Vec<char> = members.take(MOST_MEMBERS + 1).collect();
    if members.len() > MOST_MEMBERS {
        return Need::Nothing;
    }
    any(members
        .into_iter()
        .map(|member| need_of_text(member.encode_utf8(&mut [0; 4]))))
}

impl Need {
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// As a query of FTS5, counting its terms.
    fn write(&self, terms: &mut usize) -> Option<String> {
        let (list, joint) = match self {
            Self::Nothing => return None,
            Self::Term(term) => {
                *terms += 1;
                return Some(term.clone());
            }
            Self::All(list) => (list, " AND "),
            Self::Any(list) => (list, " OR "),
        };
        let parts: Option<Vec<String>> = list.iter().map(|need| need.write(terms)).collect();
        Some(format!("({})", parts?.join(joint)))
    }
}
