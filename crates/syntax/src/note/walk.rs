//! The walk over the parser's events: marks and links here, blocks in `blocks`, running
//! text in `text`.

mod blocks;
mod text;

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag as Start, TagEnd};

use blocks::{OpenHeading, OpenTask};

use super::Facts;
use super::block::{BlockKind, Blocks, trimmed};
use super::inline::{Found, Run};
use super::links::{OpenLinks, Opening};
use super::marks::{block_ids, footnote};
use super::mask::Masks;
use super::shallow::shallow;
use crate::link;
use crate::shown::Piece;
use crate::tag::{Before, TagRules, tag_key};
use crate::{Span, Tag, TagSource};

/// Reads the text from `body` on.
pub(super) fn walk(source: &str, body: usize, rules: TagRules) -> Facts<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let parsed = shallow(&source[body..]);
    let mut events = Parser::new_ext(&parsed, options).into_offset_iter();
    let mut walk = Walk::new(source, body, &parsed, rules);
    while let Some((event, range)) = events.next() {
        let span = Span {
            start: body + range.start,
            end: body + range.end,
        };
        walk.event(event, span, &events);
    }
    let definitions = events.reference_definitions().iter();
    walk.definitions = definitions
        .map(|(_, definition)| Span {
            start: body + definition.span.start,
            end: body + definition.span.end,
        })
        .collect();
    walk.finish()
}

/// Room for as many open containers as most notes have.
const DEPTH: usize = 8;

/// So long is a paragraph or an item at least, in most notes.
const BYTES_PER_LEAF: usize = 128;

struct Walk<'a, 'e> {
    source: &'a str,
    body: usize,
    /// What the parser of Markdown reads for the source from `body` on, byte for byte
    /// as long.
    parsed: &'e str,
    rules: TagRules,
    facts: Facts<'a>,
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
    /// Of links by reference.
    definitions: Vec<Span>,
    /// The outermost link is a wikilink, or looks like one.
    wikilink: Option<Wikilink>,
    heading: Option<OpenHeading<'a>>,
    task: Option<OpenTask<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wikilink {
    Link,
    /// What Markdown takes for one and nobody means.
    Text,
}

impl<'a, 'e> Walk<'a, 'e> {
    fn new(source: &'a str, body: usize, parsed: &'e str, rules: TagRules) -> Self {
        Self {
            source,
            body,
            parsed,
            rules,
            facts: Facts::default(),
            blocks: Blocks::new(body),
            masks: Masks::default(),
            found: Found::default(),
            limits: Vec::with_capacity(DEPTH),
            leaves: Vec::with_capacity((source.len() - body) / BYTES_PER_LEAF + DEPTH),
            open_leaves: Vec::with_capacity(DEPTH),
            leaf: 0,
            literal: false,
            run: None,
            before: Before::Source,
            floor: body,
            tags: Vec::new(),
            links: OpenLinks::default(),
            definitions: Vec::new(),
            wikilink: None,
            heading: None,
            task: None,
        }
    }

    fn event(&mut self, event: Event<'e>, span: Span, events: &OffsetIter<'e>) {
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::Start(start) => self.start(start, span, events),
            Event::End(end) => self.end(end, span),
            Event::SoftBreak | Event::HardBreak => {
                self.flush();
                self.shown(&Piece::Other(" "), span);
            }
            Event::Code(code) => {
                self.flush();
                self.facts.code.push(span);
                self.shown(&Piece::Other(&code), span);
            }
            Event::InlineHtml(tag) => {
                self.flush();
                self.facts.html.push(span);
                self.masks.html(&tag, span);
            }
            Event::FootnoteReference(_) => {
                self.flush();
                let label = footnote(self.source, span, false);
                self.facts.footnotes.extend(label);
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

    fn start(&mut self, start: Start<'e>, span: Span, events: &OffsetIter<'e>) {
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
            Start::Link {
                link_type: LinkType::WikiLink { .. },
                ..
            }
            | Start::Image {
                link_type: LinkType::WikiLink { .. },
                ..
            } if !self.is_in_link() => self.wikilink(span),
            Start::Emphasis => limit = self.mark(span, 1),
            Start::Strong | Start::Strikethrough => limit = self.mark(span, 2),
            Start::Link {
                link_type,
                dest_url,
                id,
                ..
            } => self.link(link_type, false, &dest_url, &id, span, events),
            Start::Image {
                link_type,
                dest_url,
                id,
                ..
            } => self.link(link_type, true, &dest_url, &id, span, events),
            other => self.start_block(&other, span),
        }
        self.limits.push(limit);
    }

    fn link(
        &mut self,
        kind: LinkType,
        image: bool,
        destination: &str,
        id: &str,
        span: Span,
        events: &OffsetIter<'_>,
    ) {
        let written = self
            .position(destination)
            .filter(|_| !destination.is_empty());
        let destination = match written {
            Some(written) => Cow::Borrowed(&self.source[written.start..written.end]),
            None => Cow::Owned(destination.to_owned()),
        };
        let opening = Opening {
            kind,
            image,
            destination,
            written,
        };
        let definition = self.definition(kind, id, events);
        self.links.open(self.source, opening, span, definition);
    }

    /// A wikilink says in itself all there is to know, so it is read when it begins.
    fn wikilink(&mut self, span: Span) {
        let link = link::wikilink(self.source, span);
        self.wikilink = Some(match link {
            Some(_) => Wikilink::Link,
            None => Wikilink::Text,
        });
        self.facts.links.extend(link);
    }

    fn is_in_link(&self) -> bool {
        self.wikilink.is_some() || self.links.any_open()
    }

    /// Where the destination of a link by reference is written.
    fn definition(&self, kind: LinkType, id: &str, events: &OffsetIter<'_>) -> Option<Span> {
        let by_reference = matches!(
            kind,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        if !by_reference {
            return None;
        }
        let definition = events.reference_definitions().get(id)?;
        Some(Span {
            start: self.body + definition.span.start,
            end: self.body + definition.span.end,
        })
    }

    fn mark(&mut self, span: Span, length: usize) -> usize {
        self.before = Before::Mark;
        if span.start < self.floor {
            // The mark is part of an address: its partner bounds nothing.
            return self.limits.last().copied().unwrap_or(span.end);
        }
        span.end.saturating_sub(length)
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
            TagEnd::Link | TagEnd::Image if self.links.any_open() => {
                self.facts.links.extend(self.links.close(self.source));
            }
            TagEnd::Link | TagEnd::Image => {
                if self.wikilink.take() == Some(Wikilink::Text) {
                    // It may hold tags.
                    self.running(span);
                }
            }
            other => self.end_block(other, span),
        }
    }

    fn finish(mut self) -> Facts<'a> {
        self.flush();
        let (math, masks) = self.masks.into_spans(self.source);
        let masked = |span: Span| {
            let after = masks.partition_point(|mask| mask.end <= span.start);
            masks.get(after).is_some_and(|mask| mask.start < span.end)
        };
        let unmasked = self.tags.iter().filter(|(span, _)| !masked(*span));
        let mut last_leaf = None;
        self.facts.tags = unmasked
            .map(|&(span, leaf)| {
                // Trimmed once for all tags in it: there may be many, and much white space.
                let block = match last_leaf {
                    Some((last, block)) if last == leaf => block,
                    _ => self
                        .leaves
                        .get(leaf)
                        .map_or(span, |&block| trimmed(self.source, block)),
                };
                last_leaf = Some((leaf, block));
                tag_at(self.source, span, block)
            })
            .collect();
        let addresses = self.found.addresses.iter().filter(|span| !masked(**span));
        self.facts
            .links
            .extend(addresses.map(|&span| link::address(self.source, span, span)));
        self.facts
            .links
            .sort_by_key(|link| (link.span.start, link.span.end));
        self.facts.blocks = self.blocks.finish(self.source);
        self.facts.asides = masks;
        self.facts.asides.append(&mut self.definitions);
        self.facts.asides.sort_unstable();
        self.facts.block_ids = block_ids(self.source, &self.leaves, &self.facts);
        self.facts.math = math;
        self.facts
    }
}

fn tag_at(source: &str, span: Span, block: Span) -> Tag<'_> {
    let written = &source[span.start..span.end];
    let sign = written.chars().next().map_or(0, char::len_utf8);
    let raw = &written[sign..];
    Tag {
        raw: Cow::Borrowed(raw),
        key: tag_key(raw),
        span,
        block,
        stands: TagSource::Text,
    }
}
