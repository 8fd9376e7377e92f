//! How well a name fits what was typed to get to it: each word stands in the name as it
//! is, or its characters do in their order, not too far apart. What is compared is folded;
//! kana are not read as romaji.

use std::ops::Range;

use memchr::memmem::Finder;

/// Penalty of a word at the start of another word, and within one.
const AT_WORD: u32 = 10;
const WITHIN: u32 = 20;
/// Of one whose characters stand apart; each character between adds one.
const APART: u32 = 100;

/// Bytes of what is typed, folded, at most; nothing is called by more.
const LONGEST: usize = 2_000;

/// What was typed, folded and in words.
pub(crate) struct Typed<'q> {
    words: Vec<Word<'q>>,
    whole: &'q str,
}

struct Word<'q> {
    text: &'q str,
    finder: Finder<'q>,
    characters: usize,
}

impl<'q> Typed<'q> {
    /// `None` when nothing was typed, or too much to be a name.
    pub(crate) fn new(folded: &'q str) -> Option<Self> {
        let whole = folded.trim();
        if whole.len() > LONGEST {
            return None;
        }
        let word = |text: &'q str| Word {
            text,
            finder: Finder::new(text),
            characters: text.chars().count(),
        };
        let words: Vec<_> = whole.split_whitespace().map(word).collect();
        (!words.is_empty()).then_some(Self { words, whole })
    }

    /// How badly a folded name fits, 0 at best; `None` when it does not.
    pub(crate) fn penalty(&self, name: &str) -> Option<u32> {
        if name == self.whole {
            return Some(0);
        }
        let mut sum = 1;
        for word in &self.words {
            sum += word.place(name)?.penalty;
        }
        Some(sum)
    }

    /// Where the words stand in a folded name that fits, in order and apart.
    pub(crate) fn ranges(&self, name: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            let Some(place) = word.place(name) else {
                continue;
            };
            if place.penalty < APART {
                ranges.push(place.range);
            } else {
                ranges.extend(each_character(name, place.range.start, word.text));
            }
        }
        ranges.sort_by_key(|range| range.start);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        joined
    }
}

struct Placed {
    penalty: u32,
    range: Range<usize>,
}

impl Word<'_> {
    /// The best place of the word in a name.
    fn place(&self, name: &str) -> Option<Placed> {
        let mut best: Option<Placed> = None;
        for at in self.finder.find_iter(name.as_bytes()) {
            let range = at..at + self.text.len();
            let penalty = if at == 0 {
                0
            } else if starts_word(name, at) {
                AT_WORD
            } else {
                WITHIN
            };
            if best.as_ref().is_none_or(|best| penalty < best.penalty) {
                best = Some(Placed { penalty, range });
            }
            if penalty <= AT_WORD {
                break;
            }
        }
        best.or_else(|| self.apart(name))
    }

    /// The word's characters in their order: the narrowest place that ends first.
    fn apart(&self, name: &str) -> Option<Placed> {
        if self.characters < 2 {
            return None;
        }
        let mut wanted = self.text.chars().peekable();
        let (end, _) = name.char_indices().find(|&(_, has)| {
            if wanted.peek() == Some(&has) {
                wanted.next();
            }
            wanted.peek().is_none()
        })?;
        let end = end + name[end..].chars().next().map_or(0, char::len_utf8);
        let mut wanted = self.text.chars().rev().peekable();
        let (start, _) = name[..end].char_indices().rev().find(|&(_, has)| {
            if wanted.peek() == Some(&has) {
                wanted.next();
            }
            wanted.peek().is_none()
        })?;
        let between = name[start..end].chars().count() - self.characters;
        // Further apart, any long name would fit.
        let near = between <= self.characters + 2;
        near.then(|| Placed {
            penalty: APART + u32::try_from(between).unwrap_or(u32::MAX - APART),
            range: start..end,
        })
    }
}

fn starts_word(name: &str, at: usize) -> bool {
    let before = name[..at].chars().next_back();
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// Ranges of the characters of a word, taken one after the other from `start` on.
fn each_character(name: &str, start: usize, word: &str) -> Vec<Range<usize>> {
    let mut wanted = word.chars().peekable();
    let from_start = name[start..].char_indices();
    from_start
        .filter(|&(_, has)| wanted.next_if_eq(&has).is_some())
        .map(|(at, has)| start + at..start + at + has.len_utf8())
        .collect()
}

#[cfg(test)]
mod tests;
