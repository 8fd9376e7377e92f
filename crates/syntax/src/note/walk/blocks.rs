//! Blocks as they open and close: what tags, headings and tasks stand in.

use pulldown_cmark::{HeadingLevel, Tag as Start, TagEnd};

use std::borrow::Cow;

use super::Walk;
use crate::date::due_date;
use crate::note::block::{BlockKind, Underlined, task_box, trimmed};
use crate::note::marks::{callout, footnote};
use crate::shown::{self, Shown};
use crate::{Heading, Span, Task};

pub(super) struct OpenHeading<'a> {
    pub(super) text: Shown<'a>,
    pub(super) leaf: usize,
    pub(super) first_link: usize,
    pub(super) first_tag: usize,
    pub(super) first_address: usize,
}

/// A task whose first paragraph is being read.
pub(super) struct OpenTask<'a> {
    pub(super) index: usize,
    pub(super) text: Shown<'a>,
    /// Behind the box.
    pub(super) from: usize,
}

impl Walk<'_, '_> {
    pub(super) fn start_block(&mut self, start: &Start<'_>, span: Span) {
        self.leaf += 1;
        self.masks.leaf_ends();
        match start {
            Start::Paragraph | Start::TableHead | Start::TableRow => self.open_leaf(span),
            Start::Heading { .. } => {
                self.open_leaf(span);
                self.heading = Some(OpenHeading {
                    text: Shown::default(),
                    leaf: self.leaves.len() - 1,
                    first_link: self.facts.links.len(),
                    first_tag: self.tags.len(),
                    first_address: self.found.addresses.len(),
                });
            }
            Start::Item => self.open_item(span),
            Start::List(_) => {
                // What an item says itself ends where a list in it begins.
                let outer = self
                    .open_leaves
                    .last()
                    .and_then(|&leaf| self.leaves.get_mut(leaf));
                if let Some(outer) = outer {
                    outer.end = outer.end.min(span.start);
                }
            }
            Start::BlockQuote(_) => self.facts.callouts.extend(callout(self.source, span)),
            Start::FootnoteDefinition(_) => {
                let note = footnote(self.source, span, true);
                self.facts.footnotes.extend(note);
            }
            Start::CodeBlock(_) => {
                self.literal = true;
                self.facts.code.push(trimmed(self.source, span));
            }
            Start::HtmlBlock => {
                self.literal = true;
                self.facts.html.push(trimmed(self.source, span));
            }
            _ => {}
        }
        if !matches!(start, Start::Paragraph | Start::Item) {
            self.end_task();
        }
    }

    fn open_leaf(&mut self, span: Span) {
        self.open_leaves.push(self.leaves.len());
        self.leaves.push(span);
    }

    fn open_item(&mut self, span: Span) {
        self.open_leaf(span);
        let item = trimmed(self.source, span);
        if self.limits.len() == 1 {
            self.facts.items.push(item);
        }
        self.end_task();
        self.task = task_box(self.source, item).map(|(state, from)| {
            self.facts.tasks.push(Task {
                done: state != ' ',
                text: Cow::default(),
                due: None,
                span: item,
            });
            OpenTask {
                index: self.facts.tasks.len() - 1,
                text: Shown::default(),
                from,
            }
        });
    }

    pub(super) fn end_block(&mut self, end: TagEnd, span: Span) {
        self.leaf += 1;
        self.masks.leaf_ends();
        let top = self.limits.is_empty();
        match end {
            TagEnd::Heading(level) => {
                self.open_leaves.pop();
                return self.end_heading(level, span, top);
            }
            TagEnd::Paragraph => {
                self.open_leaves.pop();
                self.end_task();
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.open_leaves.pop();
            }
            TagEnd::Item => {
                self.open_leaves.pop();
                self.end_task();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.literal = false,
            _ => {}
        }
        if top {
            let kind = if end == TagEnd::Paragraph {
                BlockKind::Paragraph
            } else {
                BlockKind::Other
            };
            self.blocks.push(self.source, span, kind);
        }
    }

    fn end_heading(&mut self, level: HeadingLevel, span: Span, top: bool) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        if let Some(underlined) = Underlined::read(self.source, span)
            && self.is_paragraph(&heading, &underlined)
        {
            self.leaves[heading.leaf] = underlined.text;
            if !top {
                return;
            }
            if underlined.hyphens {
                self.blocks
                    .push(self.source, underlined.text, BlockKind::Paragraph);
                self.blocks
                    .push(self.source, underlined.line, BlockKind::Break);
            } else {
                self.blocks.push(self.source, span, BlockKind::Paragraph);
            }
            return;
        }
        self.facts.headings.push(Heading {
            level: level as u8,
            text: shown::trimmed(heading.text.into_text()),
            span: trimmed(self.source, span),
            above: None,
        });
        if top {
            let index = self.facts.headings.len() - 1;
            self.blocks
                .push(self.source, span, BlockKind::Heading(index));
        }
    }

    /// A line under several lines, a Japanese sentence, a tag or a link makes no heading (§1).
    fn is_paragraph(&self, heading: &OpenHeading<'_>, underlined: &Underlined) -> bool {
        let text = &self.source[underlined.text.start..underlined.text.end];
        let ends_in_tag = self.tags[heading.first_tag..]
            .last()
            .is_some_and(|(tag, _)| {
                let rest = self
                    .source
                    .get(tag.end..underlined.text.end)
                    .unwrap_or_default();
                rest.trim_matches(['*', '_', '~', '=', ' ']).is_empty()
            });
        text.contains(['\n', '\r'])
            || text
                .trim_end_matches(['」', '』', '）', ')', ' ', '*', '_', '~'])
                .ends_with('。')
            || ends_in_tag
            || self.facts.links.len() > heading.first_link
            || self.found.addresses.len() > heading.first_address
    }

    /// What a task says is complete.
    fn end_task(&mut self) {
        let Some(open) = self.task.take() else {
            return;
        };
        if let Some(task) = self.facts.tasks.get_mut(open.index) {
            task.text = shown::trimmed(open.text.into_text());
            task.due = due_date(&task.text);
        }
    }
}
