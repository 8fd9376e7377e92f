//! Passages: cuts a note's blocks into what Tsuzuri finds, shows and counts, and says
//! which tags cover each (the grammar, §1). A passage's day is §5.

mod cover;
mod lines;

use std::ops::Range;

use jiff::civil::Date;
use memchr::memchr2;

use crate::date::{Context, PathDates, Place, date_in};
use crate::fact::shortened;
use crate::note::{Block, BlockKind, Facts};
use crate::{ParsedNote, Passage, Span, TagSource, Warning, WarningKind};

use cover::Covering;
use lines::{TagLines, tag_lines, unmarked_tag_lines};

/// How many bytes the heading paths of one note's passages may have together. Real notes
/// stay far below; whoever keeps a path with each passage must not run out of memory.
const LONGEST_PATHS: usize = 16 << 20;

/// Completes `note`, which has what its front matter and its path say, by the facts of
/// its text, cut into passages.
pub(crate) fn cut<'t>(
    source: &str,
    facts: Facts<'t>,
    note: ParsedNote<'t>,
    path: PathDates<'_>,
) -> ParsedNote<'t> {
    let mut cutter = Cutter {
        source,
        path_context: path.context(),
        top: facts.blocks,
        items: facts.items,
        note_tags: Covering::default(),
        front: Covering::of_all(&note.front_matter.tags),
        above: Vec::new(),
        open: None,
        ended: false,
        first: First::InNote,
        block_tags: 0,
        next_item: 0,
        paths: 0,
        does_without: false,
        note: ParsedNote {
            headings: facts.headings,
            tags: facts.tags,
            links: facts.links,
            tasks: facts.tasks,
            code: facts.code,
            html: facts.html,
            asides: facts.asides,
            math: facts.math,
            block_ids: facts.block_ids,
            callouts: facts.callouts,
            footnotes: facts.footnotes,
            ..note
        },
    };
    for index in 0..cutter.top.len() {
        cutter.block(index);
    }
    cutter.close();
    cutter.warn();
    cutter.note
}

struct Cutter<'a, 't> {
    source: &'a str,
    path_context: Context,
    /// Top-level blocks, and the items of those that are lists.
    top: Vec<Block>,
    items: Vec<Span>,
    /// Tags that cover the whole note.
    note_tags: Covering,
    /// Tags of the front matter.
    front: Covering,
    /// The headings that the current block stands under, outermost first.
    above: Vec<Above>,
    /// Blocks of the passage that is open.
    open: Option<Range<usize>>,
    /// A tag block has ended it; only further tag blocks still belong to it.
    ended: bool,
    first: First,
    /// What comes next, in text order.
    block_tags: usize,
    next_item: usize,
    /// Bytes of all heading paths.
    paths: usize,
    /// A passage has been refused a tag that covers it.
    does_without: bool,
    note: ParsedNote<'t>,
}

/// A heading that the current block stands under.
struct Above {
    heading: usize,
    level: u8,
    day: Option<Date>,
    context: Context,
    /// Tags in it, and in the tag block that is the first thing under it.
    tags: Covering,
    /// Bytes of the path that it is the last of.
    path: usize,
}

/// Whether the next block is the first thing of something that its tags would cover.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    InNote,
    UnderHeading,
    No,
}

impl Cutter<'_, '_> {
    fn block(&mut self, index: usize) {
        let Some(&block) = self.top.get(index) else {
            return;
        };
        match block.kind {
            BlockKind::Break => {
                self.close();
                self.first = First::No;
            }
            BlockKind::Heading(heading) => self.heading(index, heading, block.span),
            BlockKind::Paragraph => self.paragraph(index, block.span),
            BlockKind::Other => {
                if self.ended {
                    self.close();
                }
                self.add(index);
                self.first = First::No;
                self.end_under_marks(block.span);
            }
        }
    }

    /// Markdown takes a line of tags directly under a list, a quote or a table for its last
    /// line. Whoever wrote it without their mark meant the block of tags that ends a passage.
    fn end_under_marks(&mut self, block: Span) {
        let tags = self.tags_of_block(block);
        let tags = &mut self.note.tags[tags];
        let Some(start) = unmarked_tag_lines(self.source, block, tags) else {
            return;
        };
        for tag in tags.iter_mut().filter(|tag| tag.span.start >= start) {
            tag.stands = TagSource::TagBlock;
        }
        self.ended = true;
    }

    fn heading(&mut self, index: usize, heading: usize, span: Span) {
        let Some(level) = self.note.headings.get(heading).map(|one| one.level) else {
            return;
        };
        let continues =
            self.open_is_headings() && self.above.last().is_some_and(|above| above.level < level);
        if !continues {
            self.close();
        }
        let kept = self.above.partition_point(|above| above.level < level);
        self.above.truncate(kept);
        let around = self
            .above
            .iter()
            .rev()
            .fold(Context::default(), |near, above| near.or(above.context))
            .or(self.path_context);
        let tags = self.tags_of_block(span);
        for tag in &mut self.note.tags[tags.clone()] {
            tag.stands = TagSource::Heading;
        }
        let mut covering = Covering::default();
        covering.add(&self.note.tags, tags);
        let outer = self.above.last();
        let outer_path = outer.map_or(0, |above| above.path);
        let outer = outer.map(|above| above.heading);
        let one = &mut self.note.headings[heading];
        one.above = outer;
        self.above.push(Above {
            heading,
            level,
            day: date_in(&one.text, Place::Prose, around),
            context: Context::of(&one.text, Place::Prose),
            tags: covering,
            path: outer_path + shortened(&one.text).len(),
        });
        self.add(index);
        self.first = First::UnderHeading;
    }

    fn open_is_headings(&self) -> bool {
        self.open.clone().is_some_and(|blocks| {
            self.top[blocks]
                .iter()
                .all(|block| matches!(block.kind, BlockKind::Heading(_)))
        })
    }

    fn paragraph(&mut self, index: usize, span: Span) {
        let tags = self.tags_of_block(span);
        let lines = tag_lines(self.source, span, &self.note.tags[tags.clone()]);
        if self.ended && !lines.all {
            self.close();
        }
        self.note_tag_lines(tags.clone(), lines);
        self.add(index);
        if self.first == First::No {
            self.ended = self.ended || lines.trailing_start.is_some();
            return;
        }
        // The first thing: its leading tags cover, and a block of nothing but tags ends
        // no passage, nor do those that follow it directly.
        if let Some(end) = lines.leading_end {
            let leading = tags.filter(|&tag| self.note.tags[tag].span.start < end);
            let covering = match (self.first, self.above.last_mut()) {
                (First::UnderHeading, Some(above)) => &mut above.tags,
                _ => &mut self.note_tags,
            };
            covering.add(&self.note.tags, leading);
        }
        if !lines.all {
            self.first = First::No;
            self.ended = lines.trailing_start.is_some();
        }
    }

    /// Which tags of a paragraph stand in lines of tags that matter.
    fn note_tag_lines(&mut self, tags: Range<usize>, lines: TagLines) {
        let leading_end = lines
            .leading_end
            .filter(|_| self.first != First::No || lines.all);
        for tag in &mut self.note.tags[tags] {
            let start = tag.span.start;
            let in_block = leading_end.is_some_and(|end| start < end)
                || lines
                    .trailing_start
                    .is_some_and(|trailing| start >= trailing);
            if in_block {
                tag.stands = TagSource::TagBlock;
            }
        }
    }

    /// Says which limits the note has reached.
    fn warn(&mut self) {
        let limits = [
            (self.does_without, WarningKind::TooManyTags),
            (self.paths > LONGEST_PATHS, WarningKind::TooLongHeadings),
        ];
        let reached = limits.into_iter().filter(|(reached, _)| *reached);
        self.note
            .warnings
            .extend(reached.map(|(_, kind)| Warning::new(0, kind)));
    }

    /// Indices of the tags in a block; blocks come in order.
    fn tags_of_block(&mut self, block: Span) -> Range<usize> {
        let from = position(&self.note.tags, self.block_tags, block.start, |tag| {
            tag.span
        });
        let to = position(&self.note.tags, from, block.end, |tag| tag.span);
        self.block_tags = from;
        from..to
    }

    fn add(&mut self, index: usize) {
        match &mut self.open {
            Some(blocks) => blocks.end = index + 1,
            None => self.open = Some(index..index + 1),
        }
    }

    fn close(&mut self) {
        self.ended = false;
        let Some(range) = self.open.take() else {
            return;
        };
        let blocks = &self.top[range.clone()];
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return;
        };
        let span = Span {
            start: first.span.start,
            end: end_of_line(self.source, last.span.end),
        };
        let before = self.note.passages.last();
        let part = |before: Option<&Range<usize>>| before.map_or(0, |range| range.end);
        let tags = part_of(
            &self.note.tags,
            part(before.map(|p| &p.tags)),
            span,
            |tag| tag.span,
        );
        let links = part_of(
            &self.note.links,
            part(before.map(|p| &p.links)),
            span,
            |link| link.span,
        );
        let tasks = part_of(
            &self.note.tasks,
            part(before.map(|p| &p.tasks)),
            span,
            |task| task.span,
        );
        let passage = Passage {
            ordinal: self.note.passages.len(),
            span,
            heading: self.heading_above(),
            day: self
                .above
                .iter()
                .rev()
                .find_map(|above| above.day)
                .or(self.note.day),
            inherited: self.inherit(tags.clone()),
            tags,
            links,
            tasks,
            blocks: self.excerpt_blocks(range),
        };
        self.note.passages.push(passage);
    }

    fn heading_above(&mut self) -> Option<usize> {
        let above = self.above.last()?;
        self.paths += above.path;
        (self.paths <= LONGEST_PATHS).then_some(above.heading)
    }

    /// The blocks, with the items of a list in its place.
    fn excerpt_blocks(&mut self, range: Range<usize>) -> Range<usize> {
        let first = self.note.blocks.len();
        for block in &self.top[range] {
            let from = position(&self.items, self.next_item, block.span.start, |item| *item);
            let to = position(&self.items, from, block.span.end, |item| *item);
            self.next_item = to;
            if from == to {
                self.note.blocks.push(block.span);
            } else {
                self.note.blocks.extend_from_slice(&self.items[from..to]);
            }
        }
        first..self.note.blocks.len()
    }
}

/// Over the white space behind `at`, and the line break: LF, CR LF, or CR.
fn end_of_line(source: &str, at: usize) -> usize {
    let rest = &source.as_bytes()[at..];
    memchr2(b'\n', b'\r', rest).map_or(source.len(), |length| {
        let both = rest[length..].starts_with(b"\r\n");
        at + length + if both { 2 } else { 1 }
    })
}

/// Which of all that stand in text order begin in a passage, seen from `next` on.
fn part_of<T>(all: &[T], next: usize, passage: Span, span: fn(&T) -> Span) -> Range<usize> {
    let from = position(all, next, passage.start, span);
    from..position(all, from, passage.end, span)
}

/// The first from `next` on that begins at `at` or behind it. It is near: a step at a
/// time finds it sooner than halving does.
fn position<T>(all: &[T], next: usize, at: usize, span: fn(&T) -> Span) -> usize {
    let ahead = all.get(next..).unwrap_or_default().iter();
    next + ahead.take_while(|one| span(one).start < at).count()
}
