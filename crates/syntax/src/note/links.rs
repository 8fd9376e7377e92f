//! Links that Markdown recognised, from their start to their end. What one says is
//! `link`'s to read.

use pulldown_cmark::{CowStr, LinkType};

use crate::link::{self, Markdown};
use crate::{Link, Span};

/// Images within images that are still read: each is text of all those around it.
const NESTED: usize = 8;

/// The links that are open, outermost first.
#[derive(Default)]
pub(super) struct OpenLinks<'a> {
    open: Vec<OpenLink<'a>>,
    too_deep: usize,
}

struct OpenLink<'a> {
    kind: LinkType,
    image: bool,
    destination: CowStr<'a>,
    definition: Option<Span>,
    span: Span,
    text: String,
    /// End of the last piece of its text.
    text_end: usize,
}

/// What came of a link.
pub(super) enum Closed {
    Link(Link),
    /// Text that only looks like one.
    Text,
    Nothing,
}

impl<'a> OpenLinks<'a> {
    pub(super) fn any_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn open(
        &mut self,
        source: &str,
        kind: LinkType,
        image: bool,
        destination: CowStr<'a>,
        definition: Option<Span>,
        span: Span,
    ) {
        if self.open.len() >= NESTED {
            self.too_deep += 1;
            return;
        }
        // The parser leaves the second pair of brackets out.
        let behind = matches!(kind, LinkType::Collapsed) && source[span.end..].starts_with("[]");
        let span = Span {
            start: span.start,
            end: span.end + if behind { 2 } else { 0 },
        };
        self.open.push(OpenLink {
            kind,
            image,
            destination,
            definition,
            span,
            text: String::new(),
            text_end: span.start + if image { 2 } else { 1 },
        });
    }

    /// A piece of the text that is shown.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let nested = self.open.len() > 1;
        if let Some(innermost) = self.open.last_mut() {
            // A wikilink says in itself what it shows.
            if nested || !matches!(innermost.kind, LinkType::WikiLink { .. }) {
                innermost.text.push_str(text);
            }
            innermost.text_end = span.end;
        }
    }

    /// Reads the innermost link, which is now complete.
    pub(super) fn close(&mut self, source: &str) -> Closed {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return Closed::Nothing;
        }
        let Some(link) = self.open.pop() else {
            return Closed::Nothing;
        };
        self.text(&link.text, link.span);
        match link.read(source) {
            Some(link) => Closed::Link(link),
            None if matches!(link.kind, LinkType::WikiLink { .. }) && !self.any_open() => {
                Closed::Text
            }
            None => Closed::Nothing,
        }
    }
}

impl OpenLink<'_> {
    fn read(&self, source: &str) -> Option<Link> {
        let span = self.span;
        let destination_span = match self.kind {
            LinkType::WikiLink { .. } => return link::wikilink(source, span),
            LinkType::Autolink | LinkType::Email => {
                let inner = Span {
                    start: span.start + 1,
                    end: span.end - 1,
                };
                return Some(link::address(source, span, inner));
            }
            LinkType::Inline => {
                let behind = source.get(self.text_end..span.end)?;
                // Nothing but marks of emphasis stands between.
                let bracket = behind.trim_start_matches(['*', '_', '~']);
                let from = span.end - bracket.strip_prefix("](").unwrap_or(bracket).len();
                link::destination_span(source, from, span.end)
            }
            _ => self.definition.map_or(span, |definition| {
                let from = link::label_end(source, definition);
                link::destination_span(source, from, definition.end)
            }),
        };
        let markdown = Markdown {
            image: self.image,
            destination: &self.destination,
            text: &self.text,
            span,
            destination_span,
        };
        link::markdown(source, &markdown)
    }
}
