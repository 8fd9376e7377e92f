//! Time as the engine sees it, so that tests can turn the hands.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where the engine takes the time from.
pub trait Clock: Send + Sync {
    /// Nanoseconds since 1970, as files are stamped. May jump, also backwards.
    fn wall_ns(&self) -> i64;

    /// Time since some fixed moment; never runs backwards. For waiting and batching.
    fn elapsed(&self) -> Duration;

    /// Waits. A fake clock moves itself instead.
    fn sleep(&self, how_long: Duration);

    /// The day on the user's calendar.
    fn today(&self) -> jiff::civil::Date {
        self.local().date()
    }

    /// Date and time on the user's calendar.
    fn local(&self) -> jiff::civil::DateTime;
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn wall_ns(&self) -> i64 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_nanos()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_nanos()).unwrap_or(i64::MAX),
        }
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, how_long: Duration) {
        std::thread::sleep(how_long);
    }

    fn local(&self) -> jiff::civil::DateTime {
        jiff::Zoned::now().datetime()
    }
}

/// A clock that stands still until it is moved.
#[cfg(any(test, feature = "testing"))]
#[derive(Debug)]
pub struct FakeClock {
    wall_ns: std::sync::atomic::AtomicI64,
    /// By how much the wall clock went while nothing else did.
    asleep_ns: std::sync::atomic::AtomicI64,
}

#[cfg(any(test, feature = "testing"))]
impl Default for FakeClock {
    /// Starts at 2023-02-01 00:00 UTC.
    fn default() -> Self {
        Self {
            wall_ns: 1_675_209_600_000_000_000.into(),
            asleep_ns: 0.into(),
        }
    }
}

#[cfg(any(test, feature = "testing"))]
impl FakeClock {
    /// Moves both hands forward.
    pub fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_nanos()).unwrap_or(i64::MAX);
        self.wall_ns
            .fetch_add(by, std::sync::atomic::Ordering::SeqCst);
    }

    /// Moves the wall clock alone, by seconds: forward as over a sleep, back as when it is set.
    pub fn jump(&self, seconds: i64) {
        let by = seconds.saturating_mul(1_000_000_000);
        for hand in [&self.wall_ns, &self.asleep_ns] {
            hand.fetch_add(by, std::sync::atomic::Ordering::SeqCst);
        }
    }
}

#[cfg(any(test, feature = "testing"))]
impl Clock for FakeClock {
    fn wall_ns(&self) -> i64 {
        self.wall_ns.load(std::sync::atomic::Ordering::SeqCst)
    }

    fn elapsed(&self) -> Duration {
        let asleep = self.asleep_ns.load(std::sync::atomic::Ordering::SeqCst);
        Duration::from_nanos((self.wall_ns() - asleep).unsigned_abs())
    }

    fn sleep(&self, how_long: Duration) {
        self.advance(how_long);
    }

    fn local(&self) -> jiff::civil::DateTime {
        let at = jiff::Timestamp::from_nanosecond(self.wall_ns().into()).unwrap_or_default();
        at.to_zoned(jiff::tz::TimeZone::UTC).datetime()
    }
}
