//! Whether a text that was edited says what it said before, but for what was to change.
//! Which passages a tag covers follows from what is compared here: where it stands, what
//! kind of place that is, the headings and the passages.

use std::collections::{HashMap, HashSet};

use super::apply::Shifted;
use crate::{Link, ParsedNote, Span};

/// What is to have changed.
#[derive(Default)]
pub(super) struct Expected<'a> {
    /// Tags of the text, by where they begin in the old one.
    pub(super) tags: HashMap<usize, &'a str>,
    /// Tags of the front matter, by their number; `None` for one that is gone.
    pub(super) front: HashMap<usize, Option<&'a str>>,
    /// Targets, by where they begin in the old text.
    pub(super) links: HashMap<usize, &'a str>,
    /// The same targets, old and new, by where they begin in the new text.
    pub(super) retargeted: HashMap<usize, [&'a str; 2]>,
}

/// Where the new note says something else, in the new text: first tags, then links,
/// then the rest.
pub(super) fn differences(
    old: &ParsedNote<'_>,
    new: &ParsedNote<'_>,
    shifted: &Shifted<'_>,
    back: &Shifted<'_>,
    expected: &Expected<'_>,
) -> Vec<usize> {
    let mut differences = [Vec::new(), Vec::new(), Vec::new()];
    let before = Side {
        shifted: Some(shifted),
        touched: shifted,
        expected,
    };
    let after = Side {
        shifted: None,
        touched: back,
        expected,
    };
    for (class, facts) in [Side::tags, Side::links, Side::others].iter().enumerate() {
        let (before, after) = (facts(&before, old), facts(&after, new));
        // Most often they are equal, and in order.
        if before.iter().map(said).eq(after.iter().map(said)) {
            continue;
        }
        let known: HashSet<&str> = before.iter().map(said).collect();
        let found: HashSet<&str> = after.iter().map(said).collect();
        let lost = before.iter().filter(|fact| !found.contains(said(fact)));
        let gained = after.iter().filter(|fact| !known.contains(said(fact)));
        differences[class].extend(lost.chain(gained).map(|(at, _)| *at));
        if differences[class].is_empty() {
            // The same facts in another order, or another number of times.
            differences[class].push(after.first().map_or(0, |(at, _)| *at));
        }
        differences[class].sort_unstable();
    }
    differences.concat()
}

/// A fact, and where it stands in the new text.
type Fact = (usize, String);

fn said((_, what): &Fact) -> &str {
    what
}

/// One of the two notes, seen as the new one should be.
struct Side<'a> {
    /// From places of this note to those of the new text; `None` in the new one.
    shifted: Option<&'a Shifted<'a>>,
    /// Where this note's text is edited, or was.
    touched: &'a Shifted<'a>,
    expected: &'a Expected<'a>,
}

impl Side<'_> {
    fn span(&self, span: Span) -> Span {
        self.shifted.map_or(span, |shifted| shifted.span(span))
    }

    fn is_old(&self) -> bool {
        self.shifted.is_some()
    }

    fn tags(&self, note: &ParsedNote<'_>) -> Vec<Fact> {
        let mut facts = Vec::new();
        let kept = note
            .front_matter
            .tags
            .iter()
            .enumerate()
            .filter_map(|(number, tag)| {
                let expected = self.expected.front.get(&number).filter(|_| self.is_old());
                let raw = expected.map_or(Some(&*tag.raw), |raw| *raw)?;
                Some((self.span(tag.span).start, raw))
            });
        // Quotes may have come around them: it is only their order that counts.
        facts.extend(
            kept.enumerate()
                .map(|(number, (at, raw))| (at, format!("{number} {raw}"))),
        );
        for tag in &note.tags {
            let span = self.span(tag.span);
            let expected = self.expected.tags.get(&tag.span.start);
            let raw = expected.filter(|_| self.is_old());
            let raw = raw.map_or(&*tag.raw, |raw| *raw);
            let block = self.span(tag.block);
            let fact = format!("{raw} {span:?} {block:?} {:?}", tag.stands);
            facts.push((span.start, fact));
        }
        facts.sort_by_key(|(at, _)| *at);
        facts
    }

    fn links(&self, note: &ParsedNote<'_>) -> Vec<Fact> {
        note.links.iter().map(|link| self.link(link)).collect()
    }

    fn link(&self, link: &Link<'_>) -> Fact {
        let span = self.span(link.span);
        let target_span = self.span(link.target_span);
        let retargeted = self.expected.retargeted.get(&target_span.start);
        let target = match self.expected.links.get(&link.target_span.start) {
            Some(target) if self.is_old() => target,
            _ => &*link.target,
        };
        // What equals the target is no alias; so it may become one, or be one no more.
        let alias = link
            .alias
            .as_deref()
            .filter(|alias| !retargeted.is_some_and(|targets| targets.contains(alias)));
        let raw = Some(link.raw).filter(|_| !self.touched.touches(link.span));
        let fact = format!(
            "{:?} {span:?} {target_span:?} {target:?} {:?} {alias:?} {raw:?}",
            link.kind, link.fragment
        );
        (span.start, fact)
    }

    fn others(&self, note: &ParsedNote<'_>) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut add = |span: Span, what: String| {
            let span = self.span(span);
            facts.push((span.start, format!("{what} {span:?}")));
        };
        for heading in &note.headings {
            let text = self.text(heading.span, &heading.text);
            add(heading.span, format!("heading {} {text:?}", heading.level));
        }
        for passage in &note.passages {
            add(passage.span, format!("passage {:?}", passage.day));
            for block in note.blocks_in(passage) {
                add(*block, "block".to_owned());
            }
            for task in note.tasks_in(passage) {
                let text = self.text(task.span, &task.text);
                add(
                    task.span,
                    format!("task {} {text:?} {:?}", task.done, task.due),
                );
            }
        }
        for id in &note.block_ids {
            add(
                id.span,
                format!("block id {} {:?}", id.id, self.span(id.block)),
            );
        }
        for callout in &note.callouts {
            add(callout.span, format!("callout {}", callout.kind));
        }
        for footnote in &note.footnotes {
            add(footnote.span, format!("footnote {}", footnote.label));
        }
        for math in &note.math {
            add(*math, "math".to_owned());
        }
        for code in &note.code {
            add(*code, "code".to_owned());
        }
        for html in &note.html {
            add(*html, "html".to_owned());
        }
        let front = &note.front_matter;
        let whole = front.span.unwrap_or(Span { start: 0, end: 0 });
        add(
            whole,
            format!(
                "front {:?} {:?} {:?} {:?} {:?} {:?} {}",
                front.title,
                front.aliases,
                front.own_urls,
                front.sources,
                front.date,
                note.day,
                note.warnings.len()
            ),
        );
        facts
    }

    /// A text that is shown, unless part of it is what changes.
    fn text<'t>(&self, span: Span, text: &'t str) -> Option<&'t str> {
        (!self.touched.touches(span)).then_some(text)
    }
}
