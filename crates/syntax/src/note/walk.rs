//! The walk over the parser's events: running text, marks and links here, blocks in
//! `blocks`.

mod blocks;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag as Start, TagEnd};

use blocks::{OpenHeading, OpenTask, trim};

use super::block::{BlockKind, Blocks};
use super::inline::{Around, Found, Run, scan};
use super::links::{Closed, OpenLinks};
use super::mask::Masks;
use super::{Facts, FoundTag};
use crate::date::due_date;
use crate::link;
use crate::tag::Before;
use crate::{Profile, Span};

/// Reads the text from `body` on.
pub(super) fn walk(source: &str, body: usize, profile: Profile) -> Facts {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let mut events = Parser::new_ext(&source[body..], options).into_offset_iter();
    let mut walk = Walk::new(source, body, profile);
    while let Some((event, range)) = events.next() {
        let span = Span {
            start: body + range.start,
            end: body + range.end,
        };
        walk.event(event, span, &events);
    }
    walk.finish()
}

struct Walk<'a> {
    source: &'a str,
    body: usize,
    profile: Profile,
    facts: Facts,
    blocks: Blocks,
    masks: Masks,
    found: Found,
    /// Where each open container ends, or its closing mark begins.
    limits: Vec<usize>,
    /// Every block that a tag may stand in, and which of them are open.
    leaves: Vec<Span>,
    open_leaves: Vec<usize>,
    /// Counts paragraphs, cells and headings.
    leaf: usize,
    /// Inside code or HTML blocks nothing is running text.
    literal: bool,
    run: Option<Run>,
    before: Before,
    /// Everything before this has been read as part of an address.
    floor: usize,
    /// Tags, and which of the leaves each stands in.
    tags: Vec<(Span, usize)>,
    links: OpenLinks<'a>,
    heading: Option<OpenHeading>,
    task: Option<OpenTask>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str, body: usize, profile: Profile) -> Self {
        Self {
            source,
            body,
            profile,
            facts: Facts::default(),
            blocks: Blocks::new(body),
            masks: Masks::default(),
            found: Found::default(),
            limits: Vec::new(),
            leaves: Vec::new(),
            open_leaves: Vec::new(),
            leaf: 0,
            literal: false,
            run: None,
            before: Before::Source,
            floor: body,
            tags: Vec::new(),
            links: OpenLinks::default(),
            heading: None,
            task: None,
        }
    }

    fn event(&mut self, event: Event<'a>, span: Span, events: &OffsetIter<'a>) {
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::Start(start) => self.start(start, span, events),
            Event::End(end) => self.end(end, span),
            Event::SoftBreak | Event::HardBreak => {
                self.flush();
                self.shown(" ", span);
            }
            Event::Code(code) => {
                self.flush();
                self.facts.code.push(span);
                self.shown(&code, span);
            }
            Event::InlineHtml(tag) => {
                self.flush();
                self.facts.html.push(span);
                self.masks.html(&tag, span);
            }
            Event::Rule => {
                self.flush();
                if self.limits.is_empty() {
                    self.blocks.push(self.source, span, BlockKind::Break);
                }
            }
            _ => self.flush(),
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.literal {
            return;
        }
        self.shown(text, span);
        if self.links.any_open() {
            return;
        }
        let written = &self.source[span.start..span.end];
        if written.len() == text.len() && (!written.starts_with('&') || written == text) {
            self.running(span);
        } else {
            // An entity.
            self.flush();
        }
    }

    /// Adds to the run, or begins a new one.
    fn running(&mut self, span: Span) {
        if let Some(run) = &mut self.run
            && run.end == span.start
        {
            run.end = span.end;
            return;
        }
        let before = self.before;
        self.flush();
        let escaped = self.source[self.body..span.start].ends_with('\\');
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

    /// Looks through the run, because something that is no text begins.
    fn flush(&mut self) {
        self.before = Before::Source;
        let Some(mut run) = self.run.take() else {
            return;
        };
        if run.start < self.floor {
            run.start = self.floor;
            run.before = Before::Source;
        }
        if run.start >= run.end {
            return;
        }
        let around = Around {
            source: self.source,
            profile: self.profile,
            limit: self.limits.last().copied().unwrap_or(run.end).max(run.end),
            leaf: self.leaf,
        };
        self.floor = scan(&around, run, &mut self.found, &mut self.masks);
        let leaf = self.open_leaves.last().copied().unwrap_or_default();
        self.tags
            .extend(self.found.tags.drain(..).map(|tag| (tag, leaf)));
    }

    /// Text that a reader sees: of headings, tasks, links.
    fn shown(&mut self, text: &str, span: Span) {
        self.links.text(text, span);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if let Some(task) = &self.task
            && span.start >= task.from
            && let Some(task) = self.facts.tasks.get_mut(task.index)
        {
            task.text.push_str(text);
        }
    }

    fn start(&mut self, start: Start<'a>, span: Span, events: &OffsetIter<'a>) {
        if let Start::Strikethrough = start
            && !self.source[span.start..].starts_with("~~")
        {
            // One tilde is a character like others, which tags may hold.
            self.limits.push(span.end);
            return self.single_tilde(span.start);
        }
        self.flush();
        let mut limit = span.end;
        match start {
            Start::Emphasis => limit = self.mark(span, 1),
            Start::Strong | Start::Strikethrough => limit = self.mark(span, 2),
            Start::Link {
                link_type,
                dest_url,
                id,
                ..
            } => {
                let definition = self.definition(&id, events);
                self.links
                    .open(self.source, link_type, false, dest_url, definition, span);
            }
            Start::Image {
                link_type,
                dest_url,
                id,
                ..
            } => {
                let definition = self.definition(&id, events);
                self.links
                    .open(self.source, link_type, true, dest_url, definition, span);
            }
            other => self.start_block(&other, span),
        }
        self.limits.push(limit);
    }

    /// Where the destination of a link by reference is written.
    fn definition(&self, id: &str, events: &OffsetIter<'_>) -> Option<Span> {
        let definition = events.reference_definitions().get(id)?;
        Some(Span {
            start: self.body + definition.span.start,
            end: self.body + definition.span.end,
        })
    }

    fn mark(&mut self, span: Span, length: usize) -> usize {
        self.before = Before::Mark;
        span.end.saturating_sub(length)
    }

    fn single_tilde(&mut self, at: usize) {
        let tilde = Span {
            start: at,
            end: at + 1,
        };
        self.shown("~", tilde);
        if !self.links.any_open() {
            self.running(tilde);
        }
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        if end == TagEnd::Strikethrough && !self.source[span.start..].starts_with("~~") {
            self.limits.pop();
            return self.single_tilde(span.end - 1);
        }
        self.flush();
        self.limits.pop();
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.before = Before::Mark;
            }
            TagEnd::Link | TagEnd::Image => match self.links.close(self.source) {
                Closed::Link(link) => self.facts.links.push(link),
                // It may hold tags.
                Closed::Text => self.running(span),
                Closed::Nothing => {}
            },
            other => self.end_block(other, span),
        }
    }

    fn finish(mut self) -> Facts {
        self.flush();
        let masks = self.masks.into_spans(self.source);
        let masked = |span: Span| {
            let after = masks.partition_point(|mask| mask.end <= span.start);
            masks.get(after).is_some_and(|mask| mask.start < span.end)
        };
        self.facts.tags = self
            .tags
            .iter()
            .filter(|(span, _)| !masked(*span))
            .map(|&(span, leaf)| FoundTag {
                span,
                block: self.leaves.get(leaf).copied().unwrap_or(span),
            })
            .collect();
        let addresses = self.found.addresses.iter().filter(|span| !masked(**span));
        self.facts
            .links
            .extend(addresses.map(|&span| link::address(self.source, span, span)));
        self.facts
            .links
            .sort_by_key(|link| (link.span.start, link.span.end));
        for task in &mut self.facts.tasks {
            trim(&mut task.text);
            task.due = due_date(&task.text);
        }
        self.facts.blocks = self.blocks.finish(self.source);
        self.facts
    }
}
