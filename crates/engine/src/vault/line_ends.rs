//! Editors see `\n` alone. This puts a text from an editor back onto the file it came
//! from: lines that did not change keep their own ends, changed and new ones take the
//! end of the line that they replace or follow.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

#[cfg(test)]
mod tests;

/// After this long the difference is taken as it is found so far: correct, but coarser.
const PATIENCE: Duration = Duration::from_millis(200);

/// With `\n` for `\r\n` and for a lone `\r`, as editors want it.
pub(crate) fn to_lf(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// The end of the last line that has one; `\n` where none has.
pub(crate) fn last_of(text: &str) -> &'static str {
    match text.rfind(['\r', '\n']) {
        Some(at) if text[..=at].ends_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// `edited` (with `\n` only) with the line ends of `base`.
pub(super) fn like(base: &str, edited: &str) -> String {
    if !base.contains('\r') {
        return edited.to_owned();
    }
    let old = lines(base);
    let new: Vec<&str> = edited.split('\n').collect();
    let ends = ends_of(&old, &new);

    let mut text = String::with_capacity(edited.len() + new.len());
    for (line, end) in new.iter().zip(ends) {
        text.push_str(line);
        text.push_str(end);
    }
    text
}

/// Lines and their ends; the last one has none.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let length = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        lines.push((&rest[..at], &rest[at..at + length]));
        rest = &rest[at + length..];
    }
    lines.push((rest, ""));
    lines
}

fn ends_of<'b>(old: &[(&'b str, &'b str)], new: &[&str]) -> Vec<&'b str> {
    let old_lines: Vec<&str> = old.iter().map(|(line, _)| *line).collect();
    let deadline = Some(Instant::now() + PATIENCE);
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old_lines, new, deadline);

    let mut ends: Vec<Option<&str>> = vec![None; new.len()];
    for op in ops {
        let (old_range, new_range) = match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (old_index..old_index + len, new_index..new_index + len),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => (
                old_index..old_index + old_len,
                new_index..new_index + new_len,
            ),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => continue,
        };
        for (from, to) in old_range.zip(new_range) {
            ends[to] = Some(old[from].1).filter(|end| !end.is_empty());
        }
    }

    // What stands before the first line that is known takes the end of the old first line.
    let mut before = old[0].1;
    let last = new.len() - 1;
    for (at, end) in ends.iter_mut().enumerate() {
        let own = end.unwrap_or(before);
        // A lone `\r`, an empty line and `\n` would be read as one line end.
        let merges = at > 0 && before == "\r" && own == "\n" && new[at].is_empty();
        let own = if merges { "\r" } else { own };
        before = own;
        *end = Some(if at == last { "" } else { own });
    }
    ends.into_iter().flatten().collect()
}
