//! Reads a query as typed. Total: what can't be read becomes a problem with its place,
//! and the rest still says something. Full-width signs mean the same as ASCII ones, so
//! no one has to leave the Japanese keyboard.
//!
//! Only what is too long is refused: every term is looked up in the whole vault.
//!
//! `a b OR c` is `(a b) OR c`: joining binds tighter than `OR`.

use jiff::civil::Date;
use tsuzuri_syntax::{Profile, TagKey, read_tag};

use super::field;
use super::phrase::Phrase;
use super::query::{Expr, Leaf, Problem, ProblemCode, Query, Scope, Sort};
use crate::EngineError;

mod characters;
mod names;
mod slashes;

pub(super) use names::{Name, NameKind, names};

/// Characters of a query, at most.
pub const MOST_CHARACTERS: usize = 2_000;

/// Words, tags and fields of a query, at most: each is looked up by itself.
pub const MOST_TERMS: usize = 100;

/// Groups within groups deeper than this are not read.
const DEEPEST: usize = 32;

const TOO_LONG: EngineError = EngineError::LongQuery {
    characters: MOST_CHARACTERS,
    terms: MOST_TERMS,
};

/// Reads a query. `today` is what `date:today` means.
///
/// # Errors
/// `LongQuery` beyond [`MOST_CHARACTERS`] or [`MOST_TERMS`].
pub fn parse(text: &str, today: Date, profile: Profile) -> Result<Query, EngineError> {
    if is_long(text) {
        return Err(TOO_LONG);
    }
    let mut parser = Parser::new(text, today, profile);
    let expr = parser.whole();
    if parser.terms > MOST_TERMS {
        return Err(TOO_LONG);
    }
    let problems = placed(text, parser.problems);
    Ok(Query {
        expr,
        scope: parser.scope,
        sort: parser.sort,
        problems,
    })
}

/// Whether a text has more characters than a query may have.
pub(super) fn is_long(text: &str) -> bool {
    text.chars().nth(MOST_CHARACTERS).is_some()
}

/// Problems by their places in bytes, in text order and with places in UTF-16 units.
fn placed(text: &str, mut problems: Vec<(usize, ProblemCode, String)>) -> Vec<Problem> {
    problems.sort_by_key(|&(at, ..)| at);
    let (mut read, mut units) = (0, 0);
    let placed = problems.into_iter().map(|(at, code, message)| {
        units += text[read..at].encode_utf16().count();
        read = at;
        Problem {
            at_utf16: u32::try_from(units).unwrap_or(u32::MAX),
            code,
            message,
        }
    });
    placed.collect()
}

pub(super) struct Parser<'a> {
    text: &'a str,
    /// Byte offset of what is read next.
    at: usize,
    pub(super) today: Date,
    profile: Profile,
    pub(super) scope: Scope,
    pub(super) sort: Sort,
    /// Each with its place in bytes.
    problems: Vec<(usize, ProblemCode, String)>,
    names: Vec<Name>,
    /// Read so far; beyond the bound reading ends.
    terms: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, today: Date, profile: Profile) -> Self {
        Self {
            text,
            at: 0,
            today,
            profile,
            scope: Scope::default(),
            sort: Sort::default(),
            problems: Vec::new(),
            names: Vec::new(),
            terms: 0,
        }
    }

    /// Everything, with stray closing parentheses left out.
    fn whole(&mut self) -> Expr {
        let mut groups = Vec::new();
        loop {
            groups.push(self.alternatives(0));
            if self.peek() != Some(')') {
                return all(groups);
            }
            self.problem(self.at, ProblemCode::UnmatchedParenthesis, |_| {
                "this `)` closes nothing; it was left out".into()
            });
            self.bump();
        }
    }

    /// `a OR b`, up to the end or a closing parenthesis.
    fn alternatives(&mut self, depth: usize) -> Expr {
        let mut list = Vec::new();
        let mut lonely = None;
        let mut after_or = false;
        loop {
            let part = self.joined(depth);
            let here = self.at;
            let before_or = self.eat_or();
            if !part.is_empty() {
                list.push(part);
            } else if before_or || after_or {
                lonely.get_or_insert(here);
            }
            if !before_or {
                break;
            }
            after_or = true;
        }
        if let Some(at) = lonely {
            self.problem(at, ProblemCode::LonelyOr, |_| {
                "`OR` needs something to find on both sides".into()
            });
        }
        match list.len() {
            0 => Expr::All(list),
            1 => list.remove(0),
            _ => Expr::Any(list),
        }
    }

    /// Terms side by side.
    fn joined(&mut self, depth: usize) -> Expr {
        let mut list = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(')') => break,
                Some(_) if self.at_or() => break,
                Some(_) => list.extend(self.term(depth)),
            }
        }
        all(list)
    }

    /// One term with its sign; `None` when it was a setting or could not be read.
    fn term(&mut self, depth: usize) -> Option<Expr> {
        let start = self.at;
        self.terms += 1;
        if self.terms > MOST_TERMS {
            self.at = self.text.len();
            return None;
        }
        let minus = self.peek() == Some('-') && {
            self.bump();
            true
        };
        if minus && self.peek().is_none_or(char::is_whitespace) {
            self.problem(start, ProblemCode::NothingToFind, |_| {
                "`-` excludes what stands directly after it".into()
            });
            return None;
        }
        let read = match self.peek()? {
            '(' => self.group(depth),
            '"' => {
                let quoted = self.quoted();
                self.phrase(start, &quoted)
            }
            '#' => self.tag(),
            ')' => None,
            '/' => self.slashed(depth, minus),
            _ => self.word(minus),
        }?;
        Some(match read {
            // `-(-a)` is `a`.
            Expr::Not(inner) if minus => *inner,
            read if minus => Expr::Not(Box::new(read)),
            read => read,
        })
    }

    /// `( … )`
    fn group(&mut self, depth: usize) -> Option<Expr> {
        let start = self.at;
        if depth == DEEPEST {
            self.problem(start, ProblemCode::TooDeep, |_| {
                format!("groups within groups are read {DEEPEST} deep")
            });
            self.at = self.text.len();
            return None;
        }
        self.bump();
        let inner = self.alternatives(depth + 1);
        if self.peek() == Some(')') {
            self.bump();
        } else {
            self.problem(start, ProblemCode::UnmatchedParenthesis, |_| {
                "this `(` is never closed; it was read up to the end".into()
            });
        }
        if inner.is_empty() { None } else { Some(inner) }
    }

    /// The inside of `"…"`. Without an end it goes to the end of the query.
    pub(super) fn quoted(&mut self) -> String {
        let start = self.at;
        self.bump();
        let inside = self.take_while(|character| character != '"');
        if self.peek() == Some('"') {
            self.bump();
        } else {
            self.problem(start, ProblemCode::UnclosedQuote, |_| {
                "this quotation mark is never closed; it was read up to the end".into()
            });
        }
        inside.to_owned()
    }

    /// `#topic`, `#topic(facet)`, `#(facet)`
    fn tag(&mut self) -> Option<Expr> {
        let start = self.at;
        self.bump();
        let raw = self.tag_body();
        match read_tag(raw, self.profile) {
            Some(key) => {
                self.name(NameKind::Tag, start, raw);
                let said = self.said(&key, raw);
                Some(Expr::Leaf(Leaf::Tag { key, said }))
            }
            None => {
                self.problem(start, ProblemCode::BadTag, |shown| {
                    format!("`{shown}` is no tag")
                });
                None
            }
        }
    }

    /// What stands after a tag's sign.
    fn tag_body(&mut self) -> &'a str {
        let mut open = 0_usize;
        let mut closed = false;
        self.take_while(|character| {
            if closed {
                return false;
            }
            match character {
                '(' => open += 1,
                ')' if open == 0 => return false,
                ')' => {
                    open -= 1;
                    closed = open == 0;
                }
                '#' | '"' => return false,
                other if other.is_whitespace() => return false,
                _ => {}
            }
            true
        })
    }

    /// A tag for saying it back. Folding makes several characters of one, `(株)` of `㈱`, and
    /// these may have a meaning here that the one had not.
    fn said(&self, key: &TagKey<'_>, raw: &str) -> String {
        let folded = key.full();
        let mut again = Parser::new(folded, self.today, self.profile);
        let body = again.tag_body();
        let is_same = body.len() == folded.len()
            && read_tag(body, self.profile).is_some_and(|read| read == *key);
        if is_same { folded } else { raw }.to_owned()
    }

    /// A word, or a field with its value.
    fn word(&mut self, minus: bool) -> Option<Expr> {
        let start = self.at;
        let word = self.take_while(|character| {
            !character.is_whitespace() && !matches!(character, '(' | ')' | '"' | ':')
        });
        if self.peek() != Some(':') {
            return self.phrase(start, word);
        }
        if let Some(field) = field::Field::named(word) {
            self.bump();
            return field::read(self, field, start, minus);
        }
        // Any other colon belongs to the word: `12:30`, `http://…`, `注：`.
        let before = self.at;
        let rest = self.take_while(|character| {
            !character.is_whitespace() && !matches!(character, '(' | ')' | '"')
        });
        let value = rest.trim_start_matches([':', '：']);
        let like_a_field = word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && !word.is_empty()
            && !value.is_empty()
            && !value.starts_with('/');
        if like_a_field {
            self.problem(start, ProblemCode::UnknownField, |_| {
                format!("there is no field `{word}:`; it was searched for as text")
            });
        }
        let text = &self.text[start..before + rest.len()];
        self.phrase(start, text)
    }

    /// A phrase, unless nothing in it can be searched for.
    pub(super) fn phrase(&mut self, start: usize, text: &str) -> Option<Expr> {
        match Phrase::new(text) {
            Some(phrase) => Some(Expr::Leaf(Leaf::Text(phrase))),
            None => {
                self.problem(start, ProblemCode::NothingToFind, |shown| {
                    format!("`{shown}` holds nothing that can be searched for")
                });
                None
            }
        }
    }

    /// What stands after a field's colon: quoted, in `[[ ]]`, or up to white space.
    pub(super) fn value(&mut self) -> String {
        if self.peek() == Some('"') {
            return self.quoted();
        }
        if self.rest_starts_with("[[") {
            self.bump();
            self.bump();
            let inside = self.take_while(|character| character != ']').to_owned();
            while self.peek() == Some(']') {
                self.bump();
            }
            return inside;
        }
        let value = self.take_while(|character| {
            !character.is_whitespace() && !matches!(character, '(' | ')' | '"')
        });
        value.to_owned()
    }

    /// Where a value begins that is read next.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Notes a problem at a place; the message is made from what was read since.
    pub(super) fn problem(
        &mut self,
        at: usize,
        code: ProblemCode,
        message: impl FnOnce(&str) -> String,
    ) {
        let shown = &self.text[at..self.at.max(at)];
        self.problems.push((at, code, message(shown)));
    }
}

/// Joins terms; one alone stands for itself, and what was joined before is joined anew.
fn all(list: Vec<Expr>) -> Expr {
    let flat = list.into_iter().flat_map(|part| match part {
        Expr::All(inner) => inner,
        other => vec![other],
    });
    let mut flat: Vec<Expr> = flat.collect();
    if flat.len() == 1 {
        return flat.remove(0);
    }
    Expr::All(flat)
}

#[cfg(test)]
mod tests;
