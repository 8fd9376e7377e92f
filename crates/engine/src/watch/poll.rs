//! When the whole vault is looked at again although nothing was said: events get lost,
//! and some file systems have none.

use std::{ops::RangeInclusive, time::Duration};

#[cfg(test)]
mod tests;

/// Seconds between rounds where there are events.
const WITH_EVENTS: RangeInclusive<u64> = 300..=600;
/// Seconds between rounds where there are none.
const WITHOUT: RangeInclusive<u64> = 10..=30;
/// Between two looks for a vault that went away.
const OFFLINE: Duration = Duration::from_secs(1);
/// A round may take this share of the time at most.
const SHARE: u32 = 200;
/// Who comes back to the window wants to see what is there, unless that was just looked at…
const JUST: Duration = Duration::from_secs(30);
/// …or looking takes more than this share of the time.
const SHARE_IN_SIGHT: u32 = 20;

/// The next round.
#[derive(Debug)]
pub(crate) struct Rounds {
    next: Duration,
    /// From when on another look is worth it for someone who is there to see.
    stale: Duration,
    chance: u64,
}

impl Rounds {
    pub fn new() -> Self {
        Self {
            next: Duration::MAX,
            stale: Duration::ZERO,
            chance: 0x9E37_79B9_7F4A_7C15,
        }
    }

    pub fn next(&self) -> Duration {
        self.next
    }

    /// Whether the last look at everything is so long ago that someone who is there to see
    /// should not wait for the next.
    pub fn is_stale(&self, now: Duration) -> bool {
        self.stale <= now
    }

    /// The vault is not there: whether it is back costs next to nothing to ask.
    pub fn plan_offline(&mut self, now: Duration) {
        self.next = now + OFFLINE;
    }

    /// A look at everything has ended and took so long.
    pub fn plan(&mut self, now: Duration, took: Duration, events: bool) {
        let range = if events { WITH_EVENTS } else { WITHOUT };
        let spread = range.end() - range.start() + 1;
        // xorshift64: vaults opened together should not be looked at together.
        self.chance ^= self.chance << 13 ^ now.subsec_nanos() as u64;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        let pause = Duration::from_secs(range.start() + self.chance % spread);
        self.next = now + pause.max(took.saturating_mul(SHARE));
        self.stale = now + JUST.max(took.saturating_mul(SHARE_IN_SIGHT));
    }
}
