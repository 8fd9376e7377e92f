//! What stands between a note and a text that is put behind it: as little as makes the
//! text a clipping of its own (docs/grammar.md §1).

use tsuzuri_syntax::{ParsedNote, Passage, TagSource, parse};

use crate::vault::VaultReading;

/// What to write between `note` and `addition`, both with `\n` line ends. A blank line; a
/// thematic break too where the last clipping is not closed by a line of tags, since the
/// two would be one clipping otherwise; only the line end where a list goes on.
pub(crate) fn joint(note: &str, addition: &str, reading: &VaultReading) -> String {
    let written = note.trim_end();
    if written.is_empty() {
        let unfinished = !note.is_empty() && !note.ends_with('\n');
        return if unfinished { "\n" } else { "" }.to_owned();
    }
    let line_end = if note.ends_with('\n') { "" } else { "\n" };
    let has_blank_line = note[written.len()..].matches('\n').count() > 1;
    if !has_blank_line && continues_list(written, addition) {
        return line_end.to_owned();
    }
    let blank_line = if has_blank_line { "" } else { "\n" };
    let thematic_break = if is_open(note, written, reading) {
        "---\n\n"
    } else {
        ""
    };
    format!("{line_end}{blank_line}{thematic_break}")
}

/// Whether the note ends within an item of a list and the addition begins with another
/// item of the same kind.
fn continues_list(written: &str, addition: &str) -> bool {
    let last = written.lines().next_back().unwrap_or_default();
    let next = addition.lines().next().unwrap_or_default();
    matches!((bullet(last), bullet(next)), (Some(a), Some(b)) if a == b)
}

/// The sign of a list item; `0` stands for any number.
fn bullet(line: &str) -> Option<char> {
    let line = line.trim_start();
    let sign = line.chars().next()?;
    if matches!(sign, '-' | '*' | '+') {
        return line[1..].starts_with([' ', '\t']).then_some(sign);
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    let numbered = (1..10).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "));
    numbered.then_some('0')
}

/// Whether what is added would belong to the note's last clipping: it has text, and no
/// line of tags closes it.
fn is_open(note: &str, written: &str, reading: &VaultReading) -> bool {
    let parsed = parse(note, &reading.of(None));
    let Some(last) = parsed.passages.last() else {
        return false;
    };
    let ends_the_note = last.span.end >= written.len();
    let is_heading = |start: usize| parsed.headings.iter().any(|one| one.span.start == start);
    let has_text = parsed
        .blocks_in(last)
        .iter()
        .any(|block| !is_heading(block.start) && !is_tags_alone(&parsed, last, block.start));
    ends_the_note && has_text && !is_closed(&parsed, last, written.len())
}

/// A line of tags is the last thing in the passage.
fn is_closed(note: &ParsedNote<'_>, passage: &Passage, end: usize) -> bool {
    let mut own = note.tags_in(passage).iter();
    own.any(|tag| tag.stands == TagSource::TagBlock && tag.span.end >= end)
}

/// The block is a line of tags that covers a heading or the note.
fn is_tags_alone(note: &ParsedNote<'_>, passage: &Passage, start: usize) -> bool {
    note.covering(passage).any(|covering| {
        covering.tag.block.start == start
            && matches!(covering.from, TagSource::Heading | TagSource::Note)
    })
}
