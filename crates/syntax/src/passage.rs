//! Passages: cuts a note's blocks into what Tsuzuri finds, shows and counts, and says
//! which tags cover each (the grammar, §1). A passage's day is §5.

mod cover;
mod lines;

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;
use std::vec::IntoIter;

use jiff::civil::Date;

use crate::date::{Context, PathDates, Place, date_in};
use crate::note::{Block, BlockKind, Facts};
use crate::{CoveringTag, FrontMatter, Link, Passage, Span, Tag, TagSource, Task, Warning};

use cover::{each_key_once, tag_at};
use lines::{TagLines, tag_lines};

/// How many inherited tags the passages of one note may have together. Real notes stay
/// far below; without an end to it a note of 1 MB could ask for more memory than there is.
const MOST_INHERITED: usize = 200_000;

/// Longest text of one heading in a path, in characters.
const LONGEST_HEADING: usize = 200;

/// Cuts a note into passages.
pub(crate) fn passages(
    source: &str,
    facts: &mut Facts,
    front: &FrontMatter,
    day: Option<Date>,
    path: PathDates<'_>,
    warnings: &mut Vec<Warning>,
) -> Vec<Passage> {
    let mut cutter = Cutter::new(source, facts, front, day, path);
    for index in 0..cutter.facts.blocks.len() {
        cutter.block(index);
    }
    cutter.close();
    if cutter.inherited > MOST_INHERITED {
        warnings.push(Warning {
            at: 0,
            message: "Too many passages inherit too many tags; some do without.".to_owned(),
        });
    }
    cutter.passages
}

struct Cutter<'a> {
    source: &'a str,
    facts: &'a mut Facts,
    day: Option<Date>,
    path_context: Context,
    /// The tags of the text, and where each stands.
    tags: Vec<Arc<Tag>>,
    sources: Vec<TagSource>,
    front: Vec<CoveringTag>,
    /// Tags that cover the whole note.
    note_tags: Vec<usize>,
    headings: Vec<Above>,
    /// Blocks of the passage that is open.
    open: Option<Range<usize>>,
    /// A tag block has ended it; only further tag blocks still belong to it.
    ended: bool,
    first: First,
    /// What comes next, in text order.
    next_tag: usize,
    next_item: usize,
    links: Peekable<IntoIter<Link>>,
    tasks: Peekable<IntoIter<Task>>,
    inherited: usize,
    passages: Vec<Passage>,
}

/// A heading that the current block stands under.
struct Above {
    level: u8,
    text: String,
    day: Option<Date>,
    context: Context,
    /// Tags in it, and in the tag block that is the first thing under it.
    tags: Vec<usize>,
}

/// Whether the next block is the first thing of something that its tags would cover.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    InNote,
    UnderHeading,
    No,
}

impl<'a> Cutter<'a> {
    fn new(
        source: &'a str,
        facts: &'a mut Facts,
        front: &FrontMatter,
        day: Option<Date>,
        path: PathDates<'_>,
    ) -> Self {
        let tags: Vec<Arc<Tag>> = facts
            .tags
            .iter()
            .map(|found| Arc::new(tag_at(source, found.span)))
            .collect();
        let whole = front.span.unwrap_or(Span { start: 0, end: 0 });
        let front = front
            .tags
            .iter()
            .map(|tag| CoveringTag {
                tag: Arc::new(tag.clone()),
                from: TagSource::FrontMatter,
                block: whole,
            })
            .collect();
        Self {
            source,
            sources: vec![TagSource::Text; tags.len()],
            tags,
            day,
            path_context: path.context(),
            front,
            note_tags: Vec::new(),
            headings: Vec::new(),
            open: None,
            ended: false,
            first: First::InNote,
            next_tag: 0,
            next_item: 0,
            links: std::mem::take(&mut facts.links).into_iter().peekable(),
            tasks: std::mem::take(&mut facts.tasks).into_iter().peekable(),
            inherited: 0,
            passages: Vec::new(),
            facts,
        }
    }

    fn block(&mut self, index: usize) {
        let Some(&block) = self.facts.blocks.get(index) else {
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
            }
        }
    }

    fn heading(&mut self, index: usize, heading: usize, span: Span) {
        let Some(heading) = self.facts.headings.get(heading) else {
            return;
        };
        let (level, text) = (heading.level, heading.text.clone());
        let continues = self.open_is_headings()
            && self
                .headings
                .last()
                .is_some_and(|above| above.level < level);
        if !continues {
            self.close();
        }
        let kept = self.headings.partition_point(|above| above.level < level);
        self.headings.truncate(kept);
        let around = self
            .headings
            .iter()
            .rev()
            .fold(Context::default(), |near, above| near.or(above.context))
            .or(self.path_context);
        let tags = self.tags_in(span);
        for tag in tags.clone() {
            self.sources[tag] = TagSource::Heading;
        }
        self.headings.push(Above {
            level,
            day: date_in(&text, Place::Prose, around),
            context: Context::of(&text, Place::Prose),
            text: shortened(text),
            tags: each_key_once(&self.tags, tags),
        });
        self.add(index);
        self.first = First::UnderHeading;
    }

    fn open_is_headings(&self) -> bool {
        self.open.clone().is_some_and(|blocks| {
            self.facts.blocks[blocks]
                .iter()
                .all(|block| matches!(block.kind, BlockKind::Heading(_)))
        })
    }

    fn paragraph(&mut self, index: usize, span: Span) {
        let tags = self.tags_in(span);
        let lines = tag_lines(self.source, span, &self.facts.tags[tags.clone()]);
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
            let leading = tags.filter(|&tag| self.facts.tags[tag].span.start < end);
            let covering = each_key_once(&self.tags, leading);
            match (self.first, self.headings.last_mut()) {
                (First::UnderHeading, Some(above)) => above.tags.extend(covering),
                _ => self.note_tags.extend(covering),
            }
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
        for tag in tags {
            let start = self.facts.tags[tag].span.start;
            let in_block = leading_end.is_some_and(|end| start < end)
                || lines
                    .trailing_start
                    .is_some_and(|trailing| start >= trailing);
            if in_block {
                self.sources[tag] = TagSource::TagBlock;
            }
        }
    }

    /// Indices of the tags in a block; blocks come in order.
    fn tags_in(&mut self, block: Span) -> Range<usize> {
        let from = self.facts.tags[self.next_tag..]
            .partition_point(|tag| tag.span.start < block.start)
            + self.next_tag;
        let to = self.facts.tags[from..].partition_point(|tag| tag.span.start < block.end) + from;
        self.next_tag = from;
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
        let blocks = &self.facts.blocks[range];
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return;
        };
        let span = Span {
            start: first.span.start,
            end: end_of_line(self.source, last.span.end),
        };
        let blocks = self.excerpt_blocks(blocks.to_vec());
        let passage = Passage {
            ordinal: self.passages.len(),
            span,
            heading_path: self
                .headings
                .iter()
                .map(|above| above.text.clone())
                .collect(),
            day: self
                .headings
                .iter()
                .rev()
                .find_map(|above| above.day)
                .or(self.day),
            tags: self.covering(span),
            links: those_in(&mut self.links, span, |link| link.span),
            tasks: those_in(&mut self.tasks, span, |task| task.span),
            blocks,
        };
        self.passages.push(passage);
    }

    /// The blocks, with the items of a list in its place.
    fn excerpt_blocks(&mut self, blocks: Vec<Block>) -> Vec<Span> {
        let mut spans = Vec::with_capacity(blocks.len());
        for block in blocks {
            let items = &self.facts.items[self.next_item..];
            let from = items.partition_point(|item| item.start < block.span.start);
            let to = items.partition_point(|item| item.start < block.span.end);
            self.next_item += to;
            if from == to {
                spans.push(block.span);
            } else {
                spans.extend_from_slice(&items[from..to]);
            }
        }
        spans
    }
}

fn shortened(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(LONGEST_HEADING) {
        text.truncate(at);
        text.push('…');
    }
    text
}

/// Over the white space behind `at`, and the line break: LF, CR LF, or CR.
fn end_of_line(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    rest.find(['\n', '\r']).map_or(source.len(), |length| {
        let both = rest[length..].starts_with("\r\n");
        at + length + if both { 2 } else { 1 }
    })
}

/// The next ones of those in text order that begin in a passage.
fn those_in<T>(all: &mut Peekable<IntoIter<T>>, span: Span, at: fn(&T) -> Span) -> Vec<T> {
    std::iter::from_fn(|| all.next_if(|one| at(one).start < span.end)).collect()
}
