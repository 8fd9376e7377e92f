//! Sparing a battery: full text of many notes, hours of work in a large vault, waits until
//! there is power again. Of a few notes, those that one is writing, it never waits.

use super::*;

/// So many notes are read without asking for power.
const FEW: u32 = 50;

impl Engine {
    /// Holds back full text that is still to be made of many notes, until it is taken back.
    /// Tags, links and saves go on.
    pub fn set_sparing_power(&self, sparing: bool) {
        if self.sparing.swap(sparing, Ordering::Relaxed) != sparing {
            self.tell_state();
        }
    }

    /// Whether full text waits for power. An index that can't be asked decides nothing.
    pub(super) fn text_waits(&self) -> bool {
        if !self.sparing.load(Ordering::Relaxed) || lock(&self.status).phase == Phase::Ready {
            return false;
        }
        let lacking = self.index().reader().and_then(|reader| {
            let query = "SELECT count(*) FROM (SELECT 1 FROM note WHERE text = 0 LIMIT ?1)";
            let mut asked = reader.connection().prepare_cached(query)?;
            Ok(asked.query_row([FEW + 1], |row| row.get::<_, u32>(0))?)
        });
        lacking.is_ok_and(|lacking| lacking > FEW)
    }
}
