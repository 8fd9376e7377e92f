//! A folded text with every stretch of white space made one space, so that a name is
//! found where the writer, or the writer's editor, broke a line within it.

use std::borrow::Cow;
use std::ops::Range;

/// Text in which a name may be looked for, with the way back to the folded text.
pub(super) struct Line<'a> {
    text: Cow<'a, str>,
    /// Where a stretch has become shorter: its end here, and how many bytes the text
    /// before it lacks by then.
    cuts: Vec<(usize, usize)>,
}

impl<'a> Line<'a> {
    pub(super) fn of(folded: &'a str) -> Self {
        let mut line = Self {
            text: Cow::Borrowed(folded),
            cuts: Vec::new(),
        };
        let mut plain = String::new();
        let mut copied = 0;
        let mut at = 0;
        while let Some(start) = folded[at..].find(['\n', '\r', '\t', ' ']).map(|i| at + i) {
            let rest = folded[start..].trim_start_matches(['\n', '\r', '\t', ' ']);
            let end = folded.len() - rest.len();
            at = end;
            let space = &folded[start..end];
            // Over an empty line no name goes on.
            if space == " " || space.bytes().filter(|&b| b == b'\n').count() > 1 {
                continue;
            }
            plain.push_str(&folded[copied..start]);
            plain.push(' ');
            copied = end;
            if space.len() > 1 {
                line.cuts.push((plain.len(), end - plain.len()));
            }
        }
        if copied > 0 {
            plain.push_str(&folded[copied..]);
            line.text = Cow::Owned(plain);
        }
        line
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of this text, which neither begins nor ends with white space, stands
    /// in the folded one.
    pub(super) fn folded_range(&self, range: Range<usize>) -> Range<usize> {
        self.folded(range.start)..self.folded(range.end)
    }

    fn folded(&self, at: usize) -> usize {
        let cuts = self.cuts.partition_point(|&(end, _)| end <= at);
        let missing = cuts.checked_sub(1).and_then(|last| self.cuts.get(last));
        at + missing.map_or(0, |&(_, missing)| missing)
    }
}
