//! What saves leave to be done later: looking once more at the files that they moved
//! aside.

use std::time::Duration;

use super::*;
use crate::vault::save::Saver;

impl Engine {
    /// Waits until every file that a save has moved aside was looked at once more: what
    /// another program wrote into one meanwhile then stands beside its note. For hosts that
    /// end without `start`; up to two seconds after the last save, and not at all after
    /// none.
    pub fn settle_saves(&self) {
        while let Some(due) = self.late.next() {
            self.clock.sleep(due.saturating_sub(self.clock.elapsed()));
            self.look_at_late(self.clock.elapsed());
        }
    }

    /// Those that are due by the clock's `elapsed`.
    pub(super) fn look_at_late(&self, now: Duration) {
        for parted in self.late.take(now) {
            match self.saver().look_once_more(parted) {
                Ok(Some(sibling)) => {
                    tracing::warn!(%sibling, "another program wrote into a file that was being replaced; it stands here");
                    self.take_in([&sibling].into_iter(), &Origin::Disk);
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "what may have been written late is lost"),
            }
        }
    }

    pub(super) fn saver(&self) -> Saver<'_> {
        Saver {
            fs: &*self.fs,
            clock: &*self.clock,
            versions: &*self.versions,
            late: &self.late,
        }
    }
}
