//! Unlinked mentions: where a note names another without a link (the grammar, §3). Names
//! and text are compared as search folds them; what may stand beside a name is
//! `boundary`'s, which names can be mentioned at all is `name`'s, and where in a note
//! nothing counts is `prose`'s. Which note a name belongs to, and that a note is not told
//! of itself, is the caller's.

mod boundary;
mod common;
mod line;
mod meant;
mod name;
mod prose;

use std::cmp::Reverse;
use std::collections::HashSet;

use aho_corasick::AhoCorasick;

use crate::{Haystack, ParsedNote, Span, haystack};
use boundary::stands_alone;
use line::Line;
use name::{Fit, Name};
use prose::Prose;

/// Names to look for, one note's or all of a vault's: built once, used on many notes.
#[derive(Clone, Debug)]
pub struct Names {
    /// `None` if there is nothing to look for.
    automaton: Option<AhoCorasick>,
    /// The automaton's patterns, each with the index of its name.
    names: Vec<(usize, Name)>,
}

/// A place where a name stands in text that is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// Where it stands in the parsed text. A line break may lie within it; marks of lists
    /// and quotations never do.
    pub span: Span,
    /// Index of the name in what the [`Names`] were made of; of names that differ in case
    /// or width only, the first.
    pub name: usize,
}

/// A mention that a longer one may yet displace.
struct Candidate {
    mention: Mention,
    fit: Fit,
}

impl Names {
    /// Titles and aliases, in an order that gives each its index. Those that are too
    /// short, too long or say too little are never mentioned, but count.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut seen = HashSet::new();
        let names: Vec<(usize, Name)> = names
            .into_iter()
            .enumerate()
            .filter_map(|(index, name)| Some((index, Name::new(name)?)))
            .filter(|(_, name)| seen.insert(name.key()))
            .collect();
        // Only what no memory could hold is refused: 2³¹ states.
        let automaton = Some(&names)
            .filter(|names| !names.is_empty())
            .and_then(|names| AhoCorasick::new(names.iter().map(|(_, name)| &name.pattern)).ok());
        Self { automaton, names }
    }

    /// Indices of the names that can be mentioned; of names that differ in case or width
    /// only, the first.
    pub fn mentionable(&self) -> impl Iterator<Item = usize> + '_ {
        self.names.iter().map(|(index, _)| *index)
    }

    /// The mentions in a note, in text order, none overlapping another: at each place
    /// the longest name. `note` is what `text` was parsed to.
    pub fn mentions(&self, text: &str, note: &ParsedNote<'_>) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let Some(automaton) = &self.automaton else {
            return mentions;
        };
        let prose = Prose::of(text, note);
        for passage in &note.passages {
            let offset = passage.span.start;
            let haystack = haystack(text.get(offset..passage.span.end).unwrap_or_default());
            let mut candidates = self.candidates(automaton, &haystack, text, offset);
            candidates.retain(|candidate| prose.holds(candidate.mention.span));
            keep_longest(candidates, &mut mentions);
        }
        mentions
    }

    /// Every name that is mentioned in one passage, overlapping ones too: the longest may
    /// yet turn out to stand in a link, or to end within a word, and then a shorter one
    /// counts.
    fn candidates(
        &self,
        automaton: &AhoCorasick,
        haystack: &Haystack,
        text: &str,
        offset: usize,
    ) -> Vec<Candidate> {
        let line = Line::of(haystack.text());
        automaton
            .find_overlapping_iter(line.text())
            .filter(|hit| stands_alone(line.text(), hit.range()))
            .filter_map(|hit| {
                let (index, name) = self.names.get(hit.pattern().as_usize())?;
                let found = haystack.source_range(line.folded_range(hit.range()));
                let span = Span {
                    start: offset + found.start,
                    end: offset + found.end,
                };
                Some(Candidate {
                    mention: Mention { span, name: *index },
                    fit: name.fits(text, span)?,
                })
            })
            .collect()
    }
}

/// Of candidates that overlap, the first; of those that begin together, the longest; of
/// those that are one place, the name that is spelled so.
fn keep_longest(mut candidates: Vec<Candidate>, mentions: &mut Vec<Mention>) {
    candidates.sort_unstable_by_key(|Candidate { mention, fit }| {
        (
            mention.span.start,
            Reverse(mention.span.end),
            *fit,
            mention.name,
        )
    });
    let mut reached = 0;
    for Candidate { mention, .. } in candidates {
        if mention.span.start >= reached {
            reached = mention.span.end;
            mentions.push(mention);
        }
    }
}

#[cfg(test)]
mod tests;
