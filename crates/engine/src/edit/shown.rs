//! A change as people look at it before it is made: lines as they are and as they will be,
//! cut to what fits beside the words that change.

use tsuzuri_syntax::edit::TextEdit;

#[cfg(test)]
mod tests;

/// Characters that stay before the first word that changes.
const BEFORE: usize = 24;
/// Characters that stay behind the last one.
const BEHIND: usize = 80;
/// Characters that stay on each side between two.
const BETWEEN: usize = 20;

/// A line of a file, before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// Whether it is what will stand there.
    pub is_new: bool,
    /// Its text in order.
    pub pieces: Vec<ShownPiece>,
}

/// Part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPiece {
    /// Without line ends.
    pub text: String,
    /// Whether it is what changes.
    pub changed: bool,
}

/// The lines that edits change, from the top to the bottom: those that go, then those that
/// come. The edits fit the text and are in order.
pub(crate) fn shown_lines(text: &str, edits: &[TextEdit]) -> Vec<ShownLine> {
    let mut lines = Vec::new();
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let start = line_start(text, first.span.start);
        let mut end = line_end(text, first.span.end);
        let mut count = 1;
        while let Some(next) = rest.get(count).filter(|next| next.span.start <= end) {
            end = end.max(line_end(text, next.span.end));
            count += 1;
        }
        let (these, others) = rest.split_at(count);
        lines.extend(side(text, start, end, these, false));
        lines.extend(side(text, start, end, these, true));
        rest = others;
    }
    lines
}

/// The stretch of a text as it is, or as it will be.
fn side(text: &str, start: usize, end: usize, edits: &[TextEdit], is_new: bool) -> Vec<ShownLine> {
    let mut pieces = Vec::new();
    let mut at = start;
    for edit in edits {
        pieces.push((&text[at..edit.span.start], false));
        let changed = match is_new {
            true => &*edit.text,
            false => &text[edit.span.start..edit.span.end],
        };
        pieces.push((changed, true));
        at = edit.span.end;
    }
    pieces.push((&text[at..end], false));
    let mut lines = vec![Vec::new()];
    for (piece, changed) in pieces {
        for (number, part) in piece.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            let part = part.strip_suffix('\r').unwrap_or(part);
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push((part, changed));
            }
        }
    }
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines
        .map(|line| ShownLine {
            is_new,
            pieces: fitting(&line),
        })
        .collect()
}

/// What is far from any change gives way to `…`.
fn fitting(line: &[(&str, bool)]) -> Vec<ShownPiece> {
    let last = line.len().saturating_sub(1);
    let has_change = line.iter().any(|(_, changed)| *changed);
    let cut = |(number, (text, changed)): (usize, &(&str, bool))| {
        let text = match (*changed, number) {
            (true, _) => (*text).to_owned(),
            (false, 0) if has_change => tail(text, BEFORE),
            (false, number) if number == last => head(text, BEHIND),
            (false, _) => middle(text),
        };
        ShownPiece {
            text,
            changed: *changed,
        }
    };
    line.iter().enumerate().map(cut).collect()
}

fn head(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn tail(text: &str, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((at, cut)) => format!("…{}", &text[at + cut.len_utf8()..]),
        None => text.to_owned(),
    }
}

fn middle(text: &str) -> String {
    if text.chars().count() <= 2 * BETWEEN + 1 {
        return text.to_owned();
    }
    let behind = tail(text, BETWEEN);
    format!("{}{}", head(text, BETWEEN), behind.trim_start_matches('…'))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}
