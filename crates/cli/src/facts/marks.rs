//! What a note marks beside tags, links and tasks, as `parse` and `note` print it.

use serde::Serialize;
use tsuzuri_engine::Offsets;
use tsuzuri_syntax::ParsedNote;

/// `{headings, block_ids, callouts, footnotes, math, code, html}`.
#[derive(Debug, Serialize)]
pub struct Marks {
    headings: Vec<Heading>,
    block_ids: Vec<BlockId>,
    callouts: Vec<Callout>,
    footnotes: Vec<Footnote>,
    math: Vec<[usize; 2]>,
    code: Vec<[usize; 2]>,
    html: Vec<[usize; 2]>,
}

#[derive(Debug, Serialize)]
struct Heading {
    level: u8,
    text: String,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct BlockId {
    id: String,
    span: [usize; 2],
    block: [usize; 2],
}

#[derive(Debug, Serialize)]
struct Callout {
    kind: String,
    title: String,
    folded: Option<bool>,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct Footnote {
    label: String,
    definition: bool,
    span: [usize; 2],
}

impl Marks {
    pub fn new(note: &ParsedNote<'_>, on_disk: &Offsets) -> Self {
        let spans = |spans: &[tsuzuri_syntax::Span]| {
            let spans = spans.iter();
            spans.map(|&span| on_disk.span(span)).collect()
        };
        let headings = note.headings.iter().map(|heading| Heading {
            level: heading.level,
            text: heading.text.to_string(),
            span: on_disk.span(heading.span),
        });
        let block_ids = note.block_ids.iter().map(|id| BlockId {
            id: id.id.to_owned(),
            span: on_disk.span(id.span),
            block: on_disk.span(id.block),
        });
        let callouts = note.callouts.iter().map(|callout| Callout {
            kind: callout.kind.to_owned(),
            title: callout.title.to_owned(),
            folded: callout.folded,
            span: on_disk.span(callout.span),
        });
        let footnotes = note.footnotes.iter().map(|footnote| Footnote {
            label: footnote.label.to_owned(),
            definition: footnote.is_definition,
            span: on_disk.span(footnote.span),
        });
        Self {
            headings: headings.collect(),
            block_ids: block_ids.collect(),
            callouts: callouts.collect(),
            footnotes: footnotes.collect(),
            math: spans(&note.math),
            code: spans(&note.code),
            html: spans(&note.html),
        }
    }

    /// Place, kind and text of each, in text order; but for headings, which a passage shows
    /// itself.
    pub fn rows(&self) -> Vec<MarkRow> {
        let mut rows: Vec<MarkRow> = Vec::new();
        let ids = self.block_ids.iter();
        rows.extend(ids.map(|id| (id.span, "block-id", format!("^{}", id.id))));
        let callouts = self.callouts.iter();
        rows.extend(
            callouts.map(|one| (one.span, "callout", format!("{} {}", one.kind, one.title))),
        );
        let footnotes = self.footnotes.iter();
        rows.extend(footnotes.map(|one| (one.span, "footnote", format!("[^{}]", one.label))));
        for (kind, spans) in [
            ("math", &self.math),
            ("code", &self.code),
            ("html", &self.html),
        ] {
            rows.extend(spans.iter().map(|&span| (span, kind, String::new())));
        }
        rows.sort_by_key(|(span, _, _)| *span);
        rows
    }
}

/// One mark, ready to be laid out.
pub type MarkRow = ([usize; 2], &'static str, String);
