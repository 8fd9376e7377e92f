//! Running text: the stretches in which bare addresses and tags are looked for.

use memchr::memchr3;

use super::mask::{Masks, Sign, SignKind};
use crate::Span;
use crate::tag::{Before, TagRules, find_tags};
use crate::url::{UrlSign, find_url};

/// A stretch of running text, without anything in it that Markdown takes for more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) before: Before,
}

/// What is found in runs.
#[derive(Default)]
pub(super) struct Found {
    pub(super) tags: Vec<Span>,
    pub(super) addresses: Vec<Span>,
}

/// Where a run stands.
pub(super) struct Around<'a> {
    pub(super) source: &'a str,
    pub(super) rules: TagRules,
    /// Addresses reach over marks of emphasis, but not over this.
    pub(super) limit: usize,
    pub(super) leaf: usize,
}

/// The next byte of a run at which something may begin: an address, a tag (0xEF leads both
/// full-width signs), math, a comment. Most text has few of them. In a long run each
/// half of them is sought as fast as memory is read; a short one is over before that
/// pays.
struct Telling<'a> {
    bytes: &'a [u8],
    /// Where the next of either half is, at the earliest.
    common: usize,
    rare: usize,
}

const COMMON: [u8; 3] = [b':', b'.', b'#'];
const RARE: [u8; 3] = [0xEF, b'$', b'%'];

/// Shorter runs are looked through byte by byte.
const SHORT: usize = 24;

const TELLING: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < 3 {
        table[COMMON[at] as usize] = true;
        table[RARE[at] as usize] = true;
        at += 1;
    }
    table
};

impl Telling<'_> {
    /// The first one from `at` on; positions only grow.
    fn next(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        if rest.len() < SHORT && self.common <= at && self.rare <= at {
            let length = rest.iter().position(|&b| TELLING[usize::from(b)])?;
            return Some(at + length);
        }
        let end = self.bytes.len();
        if self.common <= at {
            let found = memchr3(COMMON[0], COMMON[1], COMMON[2], rest);
            self.common = found.map_or(end + 1, |length| at + length);
        }
        if self.rare <= at {
            let found = memchr3(RARE[0], RARE[1], RARE[2], rest);
            self.rare = found.map_or(end + 1, |length| at + length);
        }
        Some(self.common.min(self.rare)).filter(|&next| next < end)
    }
}

/// Looks through one run and says where what it found ends, at the end of the run or
/// behind it.
pub(super) fn scan(around: &Around<'_>, run: Run, found: &mut Found, masks: &mut Masks) -> usize {
    let bytes = around.source.as_bytes();
    let mut gap = Gap {
        run,
        has_sign: false,
    };
    let mut telling = Telling {
        bytes: &bytes[..run.end],
        common: 0,
        rare: 0,
    };
    let mut at = run.start;
    while let Some(next) = telling.next(at) {
        at = next;
        let sign = match &bytes[at..run.end] {
            [b':', b'/', b'/', ..] => UrlSign::Scheme,
            [b'.', ..] => UrlSign::Dot,
            [b'#', ..] | [0xEF, 0xBC, 0x83, ..] | [0xEF, 0xB9, 0x9F, ..] => {
                gap.has_sign = true;
                at += 1;
                continue;
            }
            [b'$' | b'%', ..] => {
                at += mark(around, &gap.run, at, masks);
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let Some(url) = find_url(around.source, gap.run.start, at, around.limit, sign) else {
            at += 1;
            continue;
        };
        gap.run.end = url.start;
        gap.tags(around, found);
        found.addresses.push(url);
        at = url.end;
        gap = Gap {
            run: Run {
                start: url.end,
                end: run.end,
                before: Before::Source,
            },
            has_sign: false,
        };
    }
    if gap.run.start < gap.run.end {
        gap.tags(around, found);
    }
    gap.run.start.max(run.end)
}

/// What lies between two addresses.
struct Gap {
    run: Run,
    has_sign: bool,
}

impl Gap {
    fn tags(&self, around: &Around<'_>, found: &mut Found) {
        if !self.has_sign {
            return;
        }
        let text = Span {
            start: self.run.start,
            end: self.run.end,
        };
        find_tags(around.source, text, self.run.before, around.rules, |tag| {
            found.tags.push(tag);
        });
    }
}

/// Notes a sign of math or of a comment and says how long it is.
fn mark(around: &Around<'_>, run: &Run, at: usize, masks: &mut Masks) -> usize {
    let bytes = &around.source.as_bytes()[at..run.end];
    let double = bytes.get(1) == bytes.first();
    let kind = match (bytes.first(), double) {
        (Some(b'%'), true) => SignKind::Comment,
        (Some(b'$'), true) => SignKind::Display,
        (Some(b'$'), false) => SignKind::Math,
        _ => return 1,
    };
    let escaped = run.before == Before::Escape && at == run.start;
    if escaped {
        return 1;
    }
    masks.sign(Sign {
        kind,
        at,
        leaf: around.leaf,
    });
    if double { 2 } else { 1 }
}
