//! Links that Markdown recognised, from their start to their end. What one says is
//! `link`'s to read.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

use crate::link::{self, Markdown};
use crate::shown::{Piece, Shown};
use crate::{Link, Span};

/// Images within images that are still read: each is text of all those around it.
const NESTED: usize = 8;

/// The links that are open, outermost first.
#[derive(Default)]
pub(super) struct OpenLinks<'a> {
    open: Vec<OpenLink<'a>>,
    too_deep: usize,
}

/// What the parser says when a link begins.
pub(super) struct Opening<'a> {
    pub(super) kind: LinkType,
    pub(super) image: bool,
    pub(super) destination: Cow<'a, str>,
    pub(super) written: Option<Span>,
}

struct OpenLink<'a> {
    kind: LinkType,
    image: bool,
    destination: Cow<'a, str>,
    /// Where the destination stands, when it stands there as it is.
    written: Option<Span>,
    definition: Option<Span>,
    span: Span,
    text: Shown<'a>,
    /// End of the last piece of its text.
    text_end: usize,
}

impl<'a> OpenLinks<'a> {
    pub(super) fn any_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn open(
        &mut self,
        source: &str,
        link: Opening<'a>,
        span: Span,
        definition: Option<Span>,
    ) {
        if self.open.len() >= NESTED {
            self.too_deep += 1;
            return;
        }
        // The parser leaves the second pair of brackets out.
        let behind =
            matches!(link.kind, LinkType::Collapsed) && source[span.end..].starts_with("[]");
        let span = Span {
            start: span.start,
            end: span.end + if behind { 2 } else { 0 },
        };
        self.open.push(OpenLink {
            kind: link.kind,
            image: link.image,
            destination: link.destination,
            written: link.written,
            definition,
            span,
            text: Shown::default(),
            text_end: span.start + if link.image { 2 } else { 1 },
        });
    }

    /// A piece of the text that is shown.
    pub(super) fn text(&mut self, source: &'a str, piece: &Piece<'_>, span: Span) {
        let nested = self.open.len() > 1;
        if let Some(innermost) = self.open.last_mut() {
            // A wikilink says in itself what it shows.
            if nested || !matches!(innermost.kind, LinkType::WikiLink { .. }) {
                innermost.text.push(source, piece, span);
            }
            innermost.text_end = span.end;
        }
    }

    /// Reads the innermost link, which is now complete.
    /// `None` when it is nested too deep, or no link after all.
    pub(super) fn close(&mut self, source: &'a str) -> Option<Link<'a>> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let mut link = self.open.pop()?;
        let text = std::mem::take(&mut link.text).into_text();
        if let Some(outer) = self.open.last_mut() {
            outer.text.push_str(&text);
            outer.text_end = link.span.end;
        }
        link.read(source, text)
    }
}

impl<'a> OpenLink<'a> {
    fn read(self, source: &'a str, text: Cow<'a, str>) -> Option<Link<'a>> {
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
            _ if self.written.is_some() => self.written?,
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
            destination: self.destination,
            text,
            span,
            destination_span,
        };
        link::markdown(source, markdown)
    }
}
