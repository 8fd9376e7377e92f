//! Cuts a few lines out of a note's source around what was found, with line ends as the
//! webview wants them (`\n`) and the finds as UTF-16 ranges of what was cut.

use std::ops::Range;

use tsuzuri_syntax::Span;

/// Source text around something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// With `\n` line ends.
    pub text: String,
    /// What was found, in UTF-16 units of `text`; in order, apart from one another.
    pub highlights_utf16: Vec<[u32; 2]>,
}

/// Characters in an excerpt, at most.
const LONGEST: usize = 200;

/// Characters before the first find, at most.
const LEAD: usize = 40;

/// Cuts around the first of `marks` (ascending), inside `bounds` of `source`; without
/// marks from the start of `bounds`.
pub fn around(source: &str, bounds: Range<usize>, marks: &[Span]) -> Excerpt {
    let first = marks.first().map_or(bounds.start, |mark| mark.start);
    let start = lead(source, bounds.start..first.clamp(bounds.start, bounds.end));
    let end = trail(source, start..bounds.end);
    cut(source, start..end, marks)
}

/// All of `bounds` when it is short enough, else cut around the first of `marks`.
pub fn whole_or_around(source: &str, bounds: Range<usize>, marks: &[Span]) -> Excerpt {
    if source[bounds.clone()].chars().nth(LONGEST).is_none() {
        return cut(source, bounds, marks);
    }
    around(source, bounds, marks)
}

/// Exactly a range of `source`, without white space at its ends.
pub fn cut(source: &str, range: Range<usize>, marks: &[Span]) -> Excerpt {
    let piece = &source[range.clone()];
    let trimmed = piece.trim_start();
    let start = range.end - trimmed.len();
    let trimmed = trimmed.trim_end();
    let mut excerpt = Excerpt {
        text: String::with_capacity(trimmed.len()),
        highlights_utf16: Vec::new(),
    };
    let mut marks = marks.iter().filter(|mark| mark.end > start).peekable();
    let mut open: Option<(u32, usize)> = None;
    let mut utf16 = 0_u32;
    for (offset, character) in trimmed.char_indices() {
        let at = start + offset;
        close(&mut open, at, utf16, &mut excerpt);
        if open.is_none()
            && let Some(mark) = marks.next_if(|mark| mark.start <= at)
            && mark.end > at
        {
            open = Some((utf16, mark.end));
        }
        if character == '\r' && trimmed[offset + 1..].starts_with('\n') {
            continue;
        }
        excerpt.text.push(character);
        utf16 += if character.len_utf16() == 2 { 2 } else { 1 };
    }
    close(&mut open, usize::MAX, utf16, &mut excerpt);
    excerpt
}

/// Ends the open highlight when its end is reached.
fn close(open: &mut Option<(u32, usize)>, at: usize, utf16: u32, excerpt: &mut Excerpt) {
    if let Some((start, _)) = open.take_if(|(_, end)| *end <= at)
        && start < utf16
    {
        excerpt.highlights_utf16.push([start, utf16]);
    }
}

/// Where an excerpt starts: at the line of what was found when it is near, else at the
/// nearest gap or full stop.
fn lead(source: &str, before: Range<usize>) -> usize {
    let text = &source[before.clone()];
    let from = text
        .char_indices()
        .rev()
        .take(LEAD)
        .last()
        .map_or(0, |(at, _)| at);
    let near = &text[from..];
    let start = if let Some(line) = near.rfind('\n') {
        from + line + 1
    } else if from == 0 {
        0
    } else {
        let gap = near
            .char_indices()
            .find(|&(_, character)| is_gap(character));
        from + gap.map_or(0, |(at, character)| at + character.len_utf8())
    };
    before.start + start
}

/// Where an excerpt that starts at `range.start` ends.
fn trail(source: &str, range: Range<usize>) -> usize {
    let text = &source[range.clone()];
    let Some((most, _)) = text.char_indices().nth(LONGEST) else {
        return range.end;
    };
    let whole = &text[..most];
    // Back to a gap, unless that would take away much.
    let end = whole
        .char_indices()
        .rev()
        .take(LEAD)
        .find(|&(_, character)| is_gap(character))
        .map_or(most, |(at, character)| at + character.len_utf8());
    range.start + end
}

fn is_gap(character: char) -> bool {
    character.is_whitespace() || matches!(character, '。' | '、' | '！' | '？' | '，' | '．')
}

#[cfg(test)]
mod tests;
