//! Three texts into one: what two programs made of a note that both had read. Places that
//! only one of them changed are taken from that one; where both changed the same place,
//! both versions are handed on, for a person to choose.
//!
//! Pure, and total on any text. Texts have `\n` line ends. What is done with a merge is
//! for `engine`; why sentences are never mixed stands in docs/decisions/0019-merging.md.

use std::{collections::HashSet, ops::Range};

mod edits;
#[cfg(test)]
mod tests;
mod units;

use edits::{Edit, edits_between, meet};
use units::{lines, sentences};

/// What became of three texts. The pieces follow one another without gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// In text order; two of one kind never stand side by side.
    pub pieces: Vec<Piece>,
    /// How many places were changed by one side alone, or by both alike.
    pub joined: usize,
}

/// A stretch of merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// One text: unchanged, or changed in a way that harms neither side.
    Agreed(String),
    /// Both sides changed it, each in its own way.
    Apart(Apart),
}

/// A place that both sides changed, as whole lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// What both had read; empty where that is not known.
    pub base: String,
    /// What the other program wrote.
    pub theirs: String,
    /// What was typed here.
    pub ours: String,
}

impl Merge {
    /// The merged text; `None` where a person has to choose.
    pub fn clean(&self) -> Option<String> {
        let agreed = |piece: &Piece| match piece {
            Piece::Agreed(text) => Some(text.clone()),
            Piece::Apart(_) => None,
        };
        self.pieces.iter().map(agreed).collect()
    }

    fn agree(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Agreed(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Agreed(text.to_owned())),
        }
    }

    fn differ(&mut self, apart: Apart) {
        match self.pieces.last_mut() {
            Some(Piece::Apart(before)) => {
                before.base.push_str(&apart.base);
                before.theirs.push_str(&apart.theirs);
                before.ours.push_str(&apart.ours);
            }
            _ => self.pieces.push(Piece::Apart(apart)),
        }
    }

    /// Takes back what `ended` has added.
    fn take_end_away(&mut self) {
        match self.pieces.pop() {
            Some(Piece::Agreed(mut text)) => {
                text.pop();
                self.agree(&text);
            }
            Some(Piece::Apart(mut apart)) => {
                // A side that has nothing here ends with the line before.
                if apart.theirs.is_empty() || apart.ours.is_empty() {
                    let before = self.take_last_line();
                    for text in [&mut apart.base, &mut apart.theirs, &mut apart.ours] {
                        text.insert_str(0, &before);
                    }
                }
                for text in [&mut apart.base, &mut apart.theirs, &mut apart.ours] {
                    text.pop();
                }
                self.pieces.push(Piece::Apart(apart));
            }
            None => {}
        }
    }

    fn take_last_line(&mut self) -> String {
        let Some(Piece::Agreed(mut text)) = self.pieces.pop() else {
            return String::new();
        };
        let start = lines(&text)
            .last()
            .map_or(0, |line| text.len() - line.len());
        let line = text.split_off(start);
        self.agree(&text);
        line
    }
}

/// Merges what was made of `base`: by lines, and within lines that both changed, by
/// sentences.
pub fn merge(base: &str, theirs: &str, ours: &str) -> Merge {
    let [base, theirs, ours] = [base, theirs, ours].map(ended);
    let texts = Texts {
        base: &base,
        theirs: &theirs,
        ours: &ours,
    };
    let mut merge = join(texts, lines, &join_sentences);
    merge.take_end_away();
    merge
}

/// Sets two texts side by side that came from a text nobody has: every line in which they
/// differ is a place to choose.
pub fn compare(theirs: &str, ours: &str) -> Merge {
    let (theirs, ours) = (ended(theirs), ended(ours));
    let (old, new) = (lines(&theirs), lines(&ours));
    let mut merge = Merge::default();
    let mut at = 0;
    for edit in edits_between(&old, &new) {
        merge.agree(&old[at..edit.base.start].concat());
        at = edit.base.end;
        merge.differ(Apart {
            base: String::new(),
            theirs: old[edit.base].concat(),
            ours: new[edit.new].concat(),
        });
    }
    merge.agree(&old[at..].concat());
    merge.take_end_away();
    merge
}

/// A last line without an end would be glued to whatever comes to stand behind it: while
/// texts are merged, every line has one.
fn ended(text: &str) -> String {
    format!("{text}\n")
}

/// One text for lines that both sides changed, if every sentence of it is one that a side
/// has: nothing is made up of halves.
fn join_sentences(lines: Texts<'_>) -> Option<(String, usize)> {
    let merge = join(lines, sentences, &|_| None);
    let text = merge.clean()?;
    let of_theirs: HashSet<&str> = sentences(lines.theirs).into_iter().collect();
    let of_ours: HashSet<&str> = sentences(lines.ours).into_iter().collect();
    let known = |sentence: &&str| of_theirs.contains(sentence) || of_ours.contains(sentence);
    let is_whole = sentences(&text).iter().all(known);
    is_whole.then_some((text, merge.joined))
}

/// A text and what two sides made of it.
#[derive(Clone, Copy)]
struct Texts<'t> {
    base: &'t str,
    theirs: &'t str,
    ours: &'t str,
}

/// Cut into units, with what became of them.
struct Side<'t> {
    units: Vec<&'t str>,
    edits: Vec<Edit>,
}

/// Merges by the units that `cut` makes; `refine` may yet find one text for a place that
/// both sides changed, and says how many places it joined.
fn join(
    texts: Texts<'_>,
    cut: fn(&str) -> Vec<&str>,
    refine: &dyn Fn(Texts<'_>) -> Option<(String, usize)>,
) -> Merge {
    let base = cut(texts.base);
    let side = |text| {
        let units = cut(text);
        let edits = edits_between(&base, &units);
        Side { units, edits }
    };
    let (theirs, ours) = (side(texts.theirs), side(texts.ours));
    let mut merge = Merge::default();
    let mut at = 0;
    for group in groups(&theirs.edits, &ours.edits) {
        let place = group.place();
        merge.agree(&base[at..place.start].concat());
        at = place.end;
        let before = base[place.clone()].concat();
        let made = |side: &Side<'_>, edits: &[Edit]| written(&base, side, edits, &place);
        let (theirs, ours) = (made(&theirs, group.theirs), made(&ours, group.ours));
        let found = if group.theirs.is_empty() || theirs == ours {
            Some((ours.clone(), 1))
        } else if group.ours.is_empty() {
            Some((theirs.clone(), 1))
        } else {
            refine(Texts {
                base: &before,
                theirs: &theirs,
                ours: &ours,
            })
        };
        match found {
            Some((text, joined)) => {
                merge.agree(&text);
                merge.joined += joined;
            }
            None => merge.differ(Apart {
                base: before,
                theirs,
                ours,
            }),
        }
    }
    merge.agree(&base[at..].concat());
    merge
}

/// Edits that have to do with each other; of one side alone, where the other left the
/// place as it was.
struct Group<'e> {
    theirs: &'e [Edit],
    ours: &'e [Edit],
}

impl Group<'_> {
    /// Units of the base that the edits span.
    fn place(&self) -> Range<usize> {
        let all = || self.theirs.iter().chain(self.ours);
        let start = all().map(|edit| edit.base.start).min().unwrap_or(0);
        let end = all().map(|edit| edit.base.end).max().unwrap_or(start);
        start..end
    }
}

/// The edits of both sides in the order of their places.
fn groups<'e>(mut theirs: &'e [Edit], mut ours: &'e [Edit]) -> Vec<Group<'e>> {
    let mut groups = Vec::new();
    while !theirs.is_empty() || !ours.is_empty() {
        let (mut of_theirs, mut of_ours) = (0, 0);
        if is_first(theirs.first(), ours.first()) {
            of_theirs = 1;
        } else {
            of_ours = 1;
        }
        // Each edit that is drawn in may meet further ones of the other side.
        loop {
            let next = (theirs.get(of_theirs), ours.get(of_ours));
            let met = |edit: Option<&Edit>, others: &[Edit]| {
                edit.is_some_and(|edit| others.iter().any(|other| meet(edit, other)))
            };
            if met(next.0, &ours[..of_ours]) {
                of_theirs += 1;
            } else if met(next.1, &theirs[..of_theirs]) {
                of_ours += 1;
            } else {
                break;
            }
        }
        let (group_theirs, rest_theirs) = theirs.split_at(of_theirs);
        let (group_ours, rest_ours) = ours.split_at(of_ours);
        groups.push(Group {
            theirs: group_theirs,
            ours: group_ours,
        });
        (theirs, ours) = (rest_theirs, rest_ours);
    }
    groups
}

fn is_first(theirs: Option<&Edit>, ours: Option<&Edit>) -> bool {
    let place = |edit: &Edit| (edit.base.start, edit.base.end);
    match (theirs, ours) {
        (Some(theirs), Some(ours)) => place(theirs) <= place(ours),
        (theirs, _) => theirs.is_some(),
    }
}

/// What one side made of a place.
fn written(base: &[&str], side: &Side<'_>, edits: &[Edit], place: &Range<usize>) -> String {
    let mut text = String::new();
    let mut at = place.start;
    for edit in edits {
        text.push_str(&base[at..edit.base.start].concat());
        text.push_str(&side.units[edit.new.clone()].concat());
        at = edit.base.end;
    }
    text.push_str(&base[at..place.end].concat());
    text
}
