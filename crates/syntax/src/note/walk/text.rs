//! Text as it comes: gathered into runs, in which tags and bare addresses are looked for,
//! and into what headings, tasks and links show.

use super::Walk;
use crate::Span;
use crate::note::inline::{Around, Run, scan};
use crate::shown::Piece;
use crate::tag::Before;

impl Walk<'_, '_> {
    pub(super) fn text(&mut self, text: &str, span: Span) {
        if self.literal {
            return;
        }
        let piece = if self.position(text) == Some(span) {
            Piece::AsWritten
        } else {
            Piece::Other(text)
        };
        self.shown(&piece, span);
        if self.is_in_link() {
            return;
        }
        if piece == Piece::AsWritten {
            self.running(span);
        } else {
            // An entity.
            self.flush();
        }
    }

    /// Where a text that the parser hands over stands in the source; `None` for what it
    /// made itself.
    pub(super) fn position(&self, text: &str) -> Option<Span> {
        let from = self.parsed.as_ptr().addr();
        let start = text.as_ptr().addr().checked_sub(from)?;
        (start + text.len() <= self.parsed.len()).then_some(Span {
            start: self.body + start,
            end: self.body + start + text.len(),
        })
    }

    /// Adds to the run, or begins a new one.
    pub(super) fn running(&mut self, span: Span) {
        if let Some(run) = &mut self.run
            && run.end == span.start
        {
            run.end = span.end;
            return;
        }
        let before = self.before;
        self.flush();
        let escaped = self.source.as_bytes()[self.body..span.start].last() == Some(&b'\\');
        self.run = Some(Run {
            start: span.start,
            end: span.end,
            before: if before == Before::Source && escaped {
                Before::Escape
            } else {
                before
            },
        });
    }

    /// Something that is no text begins: the run is complete.
    #[inline]
    pub(super) fn flush(&mut self) {
        self.before = Before::Source;
        if let Some(run) = self.run.take() {
            self.look_through(run);
        }
    }

    pub(super) fn look_through(&mut self, mut run: Run) {
        if run.start < self.floor {
            run.start = self.floor;
            run.before = Before::Source;
        }
        if run.start >= run.end {
            return;
        }
        let around = Around {
            source: self.source,
            rules: self.rules,
            limit: self.limits.last().copied().unwrap_or(run.end).max(run.end),
            leaf: self.leaf,
        };
        self.floor = scan(&around, run, &mut self.found, &mut self.masks);
        let leaf = self.open_leaves.last().copied().unwrap_or_default();
        self.tags
            .extend(self.found.tags.drain(..).map(|tag| (tag, leaf)));
    }

    /// Text that a reader sees: of headings, tasks, links.
    #[inline]
    pub(super) fn shown(&mut self, piece: &Piece<'_>, span: Span) {
        if self.links.any_open() {
            self.links.text(self.source, piece, span);
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push(self.source, piece, span);
        }
        if let Some(task) = &mut self.task
            && span.start >= task.from
        {
            task.text.push(self.source, piece, span);
        }
    }

    pub(super) fn single_tilde(&mut self, at: usize) {
        let tilde = Span {
            start: at,
            end: at + 1,
        };
        self.shown(&Piece::Other("~"), tilde);
        if !self.is_in_link() {
            self.running(tilde);
        }
    }
}
