//! One step: whatever is due, in the order of who waits for it. Hints first, then a bit
//! of full text or of tidying it, then what other processes did, then the slow round.

use std::{path::Path, time::Duration};

use super::*;
use crate::{
    index::{read_all, wanted},
    path::is_note_name,
    vault::read_bytes,
    watch::ignore::RULES_FILE,
};

/// How often other processes on the same index are asked after.
const LOOK_AT_OTHERS: Duration = Duration::from_millis(250);
/// Hands of the clock that part by more than this were not parted by keeping time.
const ASLEEP: Duration = Duration::from_secs(10);
/// So often what failed is tried again at once.
const FAILURES_IN_A_ROW: u32 = 20;
/// Full text of one transaction, in bytes of the files.
const TEXT_BYTES: i64 = 4_000_000;

impl Engine {
    /// Does what is due, and says when there will be something to do again, by the
    /// clock's `elapsed`. Errors are told in the log and tried again later.
    pub fn step(&self) -> Duration {
        let now = self.clock.elapsed();
        if self.doubted.swap(false, Ordering::Relaxed) {
            self.look_into_index();
        }
        self.wake_up(now);
        if !self.is_paused() {
            self.look_where_due(now);
        }
        self.look_at_late(now);
        let more_text = !self.text_waits() && (self.add_text() || self.tidy_text());
        if lock(&self.status).looked_at + LOOK_AT_OTHERS <= now {
            self.hear_others();
        }
        if more_text { now } else { self.due() }
    }

    /// Stops acting on hints and looking around, until it is taken back: what other
    /// programs write is then seen at once. Saves go on, with their index.
    pub fn set_paused(&self, paused: bool) {
        let was_paused = self.paused.swap(paused, Ordering::Relaxed);
        if was_paused && !paused {
            self.hint(Hint::Anywhere);
        }
        if was_paused != paused {
            self.tell_state();
        }
    }

    /// Someone has come back to look. What no event told of should not wait for the next
    /// round then, unless everything was looked at just now.
    pub fn come_to_front(&self) {
        let is_stale = lock(&self.status).rounds.is_stale(self.clock.elapsed());
        if is_stale {
            self.hint(Hint::Anywhere);
        }
    }

    pub(super) fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Relaxed)
    }

    pub(super) fn doubt_if_damaged(&self, error: &EngineError) {
        if error.is_damage() {
            self.doubt_index();
        }
    }

    fn look_into_index(&self) {
        let Err(error) = self.index().look_for_damage() else {
            return;
        };
        tracing::warn!(%error, "the index is damaged: it is made anew");
        match self.start_anew() {
            Ok(()) => self.hint(Hint::Anywhere),
            Err(error) => tracing::warn!(%error, "no new index could be made"),
        }
    }

    /// When the hands of the clock have parted, the machine was asleep, or someone set the
    /// time: either way things may have happened that no one told of.
    fn wake_up(&self, now: Duration) {
        let wall = self.clock.wall_ns();
        let (now_before, wall_before) =
            std::mem::replace(&mut lock(&self.status).hands, (now, wall));
        let passed = i64::try_from((now.saturating_sub(now_before)).as_nanos());
        let parted = wall
            .saturating_sub(wall_before)
            .abs_diff(passed.unwrap_or(0));
        if u128::from(parted) > ASLEEP.as_nanos() {
            self.hint(Hint::Anywhere);
        }
    }

    /// Acts on hints, and looks around when it is time to.
    fn look_where_due(&self, now: Duration) {
        let (since, scope) = {
            let mut waiting = lock(&self.inbox.waiting);
            (waiting.since(now), waiting.take(now))
        };
        if let Some(scope) = scope {
            lock(&self.status).heard = since;
            self.look(scope);
            lock(&self.status).heard = None;
        }
        if lock(&self.status).rounds.next() <= now {
            self.look(Scope::All);
        }
    }

    fn due(&self) -> Duration {
        let hints = lock(&self.inbox.waiting).due();
        let status = lock(&self.status);
        let late = self.late.next().unwrap_or(Duration::MAX);
        let others = late.min(status.looked_at + LOOK_AT_OTHERS);
        if self.is_paused() {
            return others;
        }
        hints
            .unwrap_or(Duration::MAX)
            .min(others)
            .min(status.rounds.next())
    }

    fn look(&self, scope: Scope) {
        let whole = scope == Scope::All;
        let one_at_a_time = lock(&self.reconciling);
        let began = self.clock.elapsed();
        let result = self.reconcile_now(scope.clone());
        drop(one_at_a_time);
        let now = self.clock.elapsed();
        match result {
            Ok(delta) => {
                self.set_offline(false);
                self.tell_of_files(&scope, delta.generation);
            }
            Err(EngineError::Offline(_)) => self.set_offline(true),
            Err(EngineError::Cancelled) => return,
            Err(error) => {
                tracing::warn!(%error, "the vault could not be looked at");
                self.tell_hindered(|hindered| hindered.notes = Some(error.hindrance()));
                return self.look_again(scope, now);
            }
        }
        self.tell_hindered(|hindered| hindered.notes = None);
        let mut status = lock(&self.status);
        status.failures = 0;
        status.looked_around |= whole;
        match status.sync {
            SyncState::Offline => status.rounds.plan_offline(now),
            sync if whole => {
                let events = sync == SyncState::Events;
                status.rounds.plan(now, now.saturating_sub(began), events);
            }
            _ => {}
        }
    }

    /// Of files that are no notes nothing is known, but where a hint came from. Where there are
    /// no events, any of them may be another by now.
    fn tell_of_files(&self, scope: &Scope, generation: Generation) {
        let may_be_others = match scope {
            Scope::All => matches!(lock(&self.status).sync, SyncState::Polling(_)),
            Scope::Paths(paths) => {
                let ignore = self.ignore();
                let is_file = |path: &PathBuf| {
                    let is_note = path.to_str().is_some_and(is_note_name);
                    !is_note && !ignore.skips_path(path)
                };
                paths.iter().any(is_file)
            }
        };
        if may_be_others {
            // Or one that has come would not be found by its name yet.
            lock(&self.files).doubt();
            let delta = IndexDelta::of_files(generation, self.config.origin.clone());
            self.events.changed(&delta);
        }
    }

    /// What stood in the way goes by: what was to be looked at must not be forgotten. When
    /// it does not go by soon, everything is looked at as if there were no events.
    fn look_again(&self, scope: Scope, now: Duration) {
        let mut status = lock(&self.status);
        status.failures += 1;
        if status.failures > FAILURES_IN_A_ROW {
            return status.rounds.plan(now, Duration::ZERO, false);
        }
        drop(status);
        match scope {
            Scope::All => self.hint(Hint::Anywhere),
            Scope::Paths(paths) => {
                for path in paths {
                    self.hint(Hint::Changing(path));
                }
            }
        }
    }

    /// Tells what stands in the way of the index, if that is news.
    fn tell_hindered(&self, set: impl FnOnce(&mut Hindered)) {
        let mut status = lock(&self.status);
        let before = status.hindered;
        set(&mut status.hindered);
        let is_news = status.hindered != before;
        drop(status);
        if is_news {
            self.tell_state();
        }
    }

    fn set_offline(&self, offline: bool) {
        let mut status = lock(&self.status);
        let was_offline = status.sync == SyncState::Offline;
        if offline == was_offline || status.sync == SyncState::Off {
            return;
        }
        // The watcher of a folder that went away is dead: `start` makes a new one.
        status.sync = if offline {
            SyncState::Offline
        } else {
            SyncState::Polling(Looking::Refused)
        };
        drop(status);
        self.tell_state();
    }

    /// Adds full text for some notes that have none, about 4 MB of them. Whether there
    /// may be more. Only for hosts that neither `start` the engine nor take its steps.
    pub fn add_text(&self) -> bool {
        let index = self.index();
        // Asked several times a second, also when nothing happens.
        let seen = Some(index.writer.patient().seen());
        if lock(&self.status).text_complete_at == seen {
            return false;
        }
        let added = self.add_text_to(&index);
        let hindrance = added.as_ref().err().map(EngineError::hindrance);
        self.tell_hindered(|hindered| hindered.text = hindrance);
        match added {
            Ok(None) => {
                self.text_is_complete();
                if !self.is_stopping() {
                    lock(&self.status).text_complete_at = seen;
                }
                false
            }
            Ok(Some(delta)) => {
                if !delta.is_empty() {
                    self.events.changed(&delta);
                }
                self.tell_state();
                true
            }
            Err(error) => {
                tracing::warn!(%error, "full text could not be added");
                self.doubt_if_damaged(&error);
                false
            }
        }
    }

    /// Makes questions to full text quicker, for a moment. Whether there is more to do. Only
    /// for hosts that neither `start` the engine nor take its steps.
    pub fn tidy_text(&self) -> bool {
        let tidied = self.index().tidy();
        tidied.unwrap_or_else(|error| {
            tracing::warn!(%error, "full text could not be tidied");
            self.doubt_if_damaged(&error);
            false
        })
    }

    pub(super) fn text_is_complete(&self) {
        let mut status = lock(&self.status);
        if status.phase == Phase::Text {
            status.phase = Phase::Ready;
            drop(status);
            self.tell_state();
        }
    }

    /// `None` when no note lacks full text.
    pub(super) fn add_text_to(&self, index: &Index) -> Result<Option<IndexDelta>, EngineError> {
        let reader = index.reader()?;
        let wanted = wanted(reader.connection(), TEXT_BYTES)?;
        drop(reader);
        if wanted.is_empty() || self.is_stopping() {
            return Ok(None);
        }
        let read = read_all(&*self.fs, &*self.clock, &wanted);
        let mut changed_since = Vec::new();
        let mut writer = index.writer.patient();
        let mut batch = writer.begin(self.config.origin.clone())?;
        for (wanted, haystacks) in wanted.iter().zip(read) {
            match haystacks {
                Some(haystacks) => batch.add_text(wanted.note, wanted.doc, &haystacks)?,
                None => {
                    // Until it is read again there is nothing to add.
                    batch.give_up_text(wanted.note, wanted.doc)?;
                    changed_since.push(wanted.path.as_path().to_owned());
                }
            }
        }
        let delta = batch.commit()?;
        drop(writer);
        for path in changed_since {
            self.hint(Hint::Settled(path));
        }
        Ok(Some(delta))
    }

    /// Tells what other processes have changed in the index.
    fn hear_others(&self) {
        if let Err(error) = self.try_to_hear_others() {
            tracing::warn!(%error, "other processes could not be heard");
            self.doubt_if_damaged(&error);
        }
        lock(&self.status).looked_at = self.clock.elapsed();
    }

    fn try_to_hear_others(&self) -> Result<(), EngineError> {
        let index = self.index();
        if index.is_left_behind() {
            let index = Index::open(&self.config.index_dir, &self.config.reading)?;
            let generation = index.reader()?.generation();
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(index);
            lock(&self.inbox.waiting).add(Hint::Anywhere, self.clock.elapsed());
            // What was answered from the old file is of no generation of the new one.
            self.events
                .changed(&IndexDelta::all(generation, Origin::Disk));
            self.tell_state();
            return Ok(());
        }
        let mut writer = index.writer.patient();
        let version = writer.data_version()?;
        let before = std::mem::replace(&mut lock(&self.status).data_version, version);
        let missed = if version == before {
            Vec::new()
        } else {
            writer.missed()?
        };
        drop(writer);
        for delta in &missed {
            self.events.changed(delta);
        }
        if !missed.is_empty() {
            self.tell_state();
        }
        Ok(())
    }

    pub(super) fn resting_phase(&self, index: &Index) -> Result<Phase, EngineError> {
        let reader = index.reader()?;
        let lacking = reader
            .connection()
            .prepare_cached("SELECT 1 FROM note WHERE text = 0 LIMIT 1")?
            .exists([])?;
        Ok(if lacking { Phase::Text } else { Phase::Ready })
    }

    pub(super) fn is_rules_file(&self, path: &Path) -> bool {
        path == Path::new(RULES_FILE)
    }

    pub(super) fn read_rules(&self) {
        let path = crate::path::NotePath::new(RULES_FILE);
        let rules = path
            .ok()
            .and_then(|path| read_bytes(&*self.fs, &*self.clock, &path).ok());
        let text = rules
            .map(|bytes| String::from_utf8_lossy(&bytes.kept).into_owned())
            .unwrap_or_default();
        *self.ignore.write().unwrap_or_else(PoisonError::into_inner) = Ignore::new(&text);
    }
}
