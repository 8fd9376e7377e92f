//! Which names can be mentioned, what is looked for in their place, and whether what was
//! found is spelled as the name is.

use super::line::Line;
use super::meant::Doubtful;
use crate::chars::{is_emoji, is_letter_mark, is_mark, is_presentation_selector};
use crate::date::{Context, Place, date_in};
use crate::fold::{case_key, is_even};
use crate::{Span, fold};

/// Longer titles are sentences that nobody repeats; they only make the automaton large.
const LONGEST: usize = 200;

/// A name that can be mentioned.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// What to look for in folded text. Several names may share it: `Ágora`, `Agora`.
    pub(super) pattern: String,
    /// The name with the diacritics that folding takes away, if there are any.
    marked: Option<String>,
    /// Set if it takes more than its letters to mention it.
    doubtful: Option<Doubtful>,
}

/// How near the spelling of a mention is to that of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The same but for case and width.
    Exact,
    /// Without the name's diacritics, as people type.
    Bare,
}

impl Name {
    /// `None` for what is too short, too long or says too little.
    pub(super) fn new(name: &str) -> Option<Self> {
        if name.len() > LONGEST * 4 {
            return None;
        }
        let folded = fold(name.trim());
        let pattern = Line::of(&folded).text().to_owned();
        let length = pattern.chars().filter(|&c| counts(c)).count();
        if !(2..=LONGEST).contains(&length) || !says_something(&pattern) {
            return None;
        }
        let key = spelling(name);
        Some(Self {
            doubtful: Doubtful::new(name, &pattern),
            marked: (key != spelling(&pattern)).then_some(key),
            pattern,
        })
    }

    /// What names that differ in case or width only have in common.
    pub(super) fn key(&self) -> (String, Option<String>) {
        (self.pattern.clone(), self.marked.clone())
    }

    /// Whether the span of the text, where the pattern was found, mentions this name. A
    /// writer may leave diacritics out, but adds none: `más` is not the note `Mas`. Nor is
    /// a name a part of what one character stands for: `株)` within `㈱`.
    pub(super) fn fits(&self, text: &str, span: Span) -> Option<Fit> {
        let written = text.get(span.start..span.end)?;
        let key = Some(written)
            .filter(|written| !written.chars().all(is_even))
            .map(spelling)
            .filter(|key| *key != spelling(&self.pattern));
        let fit = match (&self.marked, key) {
            (None, None) => Fit::Exact,
            (Some(_), None) => Fit::Bare,
            (Some(name), Some(key)) if *name == key => Fit::Exact,
            (_, Some(_)) => return None,
        };
        let doubtful = self.doubtful.as_ref();
        doubtful
            .is_none_or(|doubtful| doubtful.is_meant(text, span))
            .then_some(fit)
    }
}

/// What is compared where folding loses too much; white space does not matter.
fn spelling(text: &str) -> String {
    let mut key = case_key(text);
    key.retain(|c| !c.is_whitespace());
    key
}

/// Whether a reader would count it as a character of a name: `E.` has one.
fn counts(c: char) -> bool {
    !matches!(c, ' ' | '.' | ',' | '!' | '?' | '。' | '、')
        && !is_mark(c)
        && !is_presentation_selector(c)
        && !matches!(c, '\u{200C}' | '\u{200D}')
}

/// Numbers stand everywhere and mean something else each time; only a whole date is
/// known to be what it says.
fn says_something(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        if is_letter_mark(c) || is_emoji(c, chars.peek().copied()) {
            return true;
        }
    }
    date_in(pattern, Place::Prose, Context::default()).is_some()
}
