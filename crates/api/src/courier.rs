//! Brings captures from the journal into their notes. A host that stays has a thread for
//! it, which waits for a bell, and looks from time to time whether a vault that was not
//! there is back; another host calls `Session::deliver` itself.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::civil::Date;
use tsuzuri_engine::{Capture, CapturePlace, NotePath, VaultRecord, Waiting};

use crate::session::now_ms;
use crate::wire::{WaitingCapture, WaitingCaptures};
use crate::{ApiError, ErrorCode, Session, Vault, daily};

/// While something waits, it is tried again this often.
const TRY_AGAIN: Duration = Duration::from_secs(2);
/// So long after it came into its note a capture is looked for once more: a program that
/// had read the note before may have written it since, without the capture.
const SETTLES: Duration = Duration::from_secs(2);
/// What came into its note longer ago than this is not looked for: the person may well have
/// taken it out.
const SETTLED: Duration = Duration::from_secs(10);
/// While nothing does: another process may have left something.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// The thread that delivers; ends when this is dropped.
pub struct Courier {
    session: Arc<Session>,
    thread: Option<JoinHandle<()>>,
}

/// Wakes the courier.
#[derive(Default)]
pub(crate) struct Bell {
    rung: Mutex<Ring>,
    heard: Condvar,
}

#[derive(Default)]
struct Ring {
    /// Something may be delivered.
    now: bool,
    /// There is nothing more to do.
    stop: bool,
}

impl Session {
    /// Starts a thread that delivers captures of every vault once it is told to begin.
    ///
    /// # Errors
    /// `io` when the system gives no thread.
    pub fn start_courier(self: &Arc<Self>) -> Result<Courier, ApiError> {
        let session = self.clone();
        let thread = std::thread::Builder::new()
            .name("tsuzuri-courier".into())
            .spawn(move || session.keep_delivering())
            .map_err(|error| ApiError::new(ErrorCode::Io, format!("no thread: {error}")))?;
        Ok(Courier {
            session: self.clone(),
            thread: Some(thread),
        })
    }

    fn keep_delivering(&self) {
        let mut told = WaitingCaptures::default();
        // Until it is told to begin.
        let mut rest = Duration::MAX;
        while self.bell().wait(rest) {
            if let Err(error) = self.look_for_captures() {
                tracing::warn!("captures could not be looked for: {error}");
            }
            let waiting = self.deliver();
            rest = LOOK_AGAIN;
            if self.is_to_look_for_captures() {
                rest = SETTLES;
            }
            match waiting {
                Ok(mut waiting) => {
                    if !waiting.captures.is_empty() {
                        rest = TRY_AGAIN;
                    }
                    // What is merely on its way is no news.
                    waiting.captures.retain(|one| one.problem.is_some());
                    if waiting != told {
                        self.sink().captures_changed(waiting.clone());
                        told = waiting;
                    }
                }
                Err(error) => tracing::warn!("captures could not be delivered: {error}"),
            }
        }
    }

    /// Looks once more for what came into its note a moment ago. What another program has
    /// overwritten without seeing it waits again.
    fn look_for_captures(&self) -> Result<(), ApiError> {
        let now = now_ms();
        let (from, to) = (now - ms(SETTLED), now - ms(SETTLES));
        for look in self.store().captures_to_look_for(from, to)? {
            let Some(vault) = self.current().filter(|open| open.view.id == look.vault) else {
                continue;
            };
            let known = vault.saved(&look.path);
            let stands = vault.engine.capture_stands(self.store(), &look, known);
            match stands {
                Ok(is_there) => {
                    if !is_there {
                        tracing::warn!(look.path, "a capture was overwritten; it is put back");
                    }
                    self.store().capture_looked_for(&look.id, is_there)?;
                }
                // A note that is gone took its captures with it.
                Err(error) => tracing::debug!(look.path, %error, "no look at a capture"),
            }
        }
        Ok(())
    }

    fn is_to_look_for_captures(&self) -> bool {
        let now = now_ms();
        let fresh = self.store().captures_to_look_for(now - ms(SETTLED), now);
        fresh.is_ok_and(|fresh| !fresh.is_empty())
    }

    /// Tries to bring every capture that waits into its note, now. What still waits, and
    /// why.
    ///
    /// # Errors
    /// `io` when the journal can't be used. What keeps a single capture from its note is
    /// told beside it.
    pub fn deliver(&self) -> Result<WaitingCaptures, ApiError> {
        let mut vaults: Vec<String> = Vec::new();
        for waiting in self.store().waiting_captures(None)? {
            if !vaults.contains(&waiting.capture.vault) {
                vaults.push(waiting.capture.vault);
            }
        }
        for vault in vaults {
            self.deliver_to(&vault)?;
        }
        self.waiting()
    }

    /// What waits, and why.
    pub(crate) fn waiting(&self) -> Result<WaitingCaptures, ApiError> {
        let vaults = self.store().vaults()?;
        let name = |id: &str| {
            let known = vaults.iter().find(|vault| vault.id == id);
            known.map(VaultRecord::name).unwrap_or_default()
        };
        let waiting = self.store().waiting_captures(None)?.into_iter();
        let view = |waiting: Waiting| {
            let vault = name(&waiting.capture.vault);
            view(waiting, vault)
        };
        Ok(WaitingCaptures {
            captures: waiting.map(view).collect(),
        })
    }

    /// Where a capture of this or any process stands; `None` while it waits.
    ///
    /// # Errors
    /// `io` when the journal can't be read.
    pub fn place_of_capture(&self, id: &str) -> Result<Option<CapturePlace>, ApiError> {
        Ok(self.store().capture_place(id)?)
    }

    /// The same for the captures of one vault, by its id.
    ///
    /// # Errors
    /// As `deliver`.
    pub fn deliver_to(&self, id: &str) -> Result<(), ApiError> {
        let _turn = self.store().lock_captures(id)?;
        let vault = self.borrow_vault(id);
        // Asked only now: another process may have had the turn before.
        for waiting in self.store().waiting_captures(Some(id))? {
            if let Ok(vault) = &vault
                && waiting.capture.note.is_none()
                && self.is_being_read(vault)?
            {
                continue;
            }
            let delivered = match &vault {
                Ok(vault) => self.deliver_one(vault, &waiting),
                Err(error) => Err(error.clone()),
            };
            if let Err(error) = delivered {
                let problem = serde_json::to_string(&error).unwrap_or_default();
                self.store().capture_failed(&waiting.capture.id, &problem)?;
            }
        }
        Ok(())
    }

    fn deliver_one(&self, vault: &Vault, waiting: &Waiting) -> Result<(), ApiError> {
        let day = day_of(&waiting.capture)?;
        let note = match &waiting.capture.note {
            Some(path) => NotePath::new(path).map_err(|reason| ApiError::bad_path(path, reason))?,
            None => daily::note_of(vault, day)?.path,
        };
        let first = || match waiting.capture.note {
            Some(_) => String::new(),
            None => daily::first_text(vault, &note, day),
        };
        vault.engine.deliver(self.store(), waiting, &note, &first)?;
        Ok(())
    }
}

fn ms(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn day_of(capture: &Capture) -> Result<Date, ApiError> {
    let read = capture.day.parse();
    read.map_err(|error| ApiError::new(ErrorCode::Io, format!("{}: {error}", capture.day)))
}

/// For telling.
fn view(waiting: Waiting, vault: String) -> WaitingCapture {
    let problem = waiting.problem.as_deref();
    WaitingCapture {
        id: waiting.capture.id,
        text: waiting.capture.text,
        vault,
        note: waiting.capture.note,
        day: waiting.capture.day,
        problem: problem.and_then(|problem| serde_json::from_str(problem).ok()),
    }
}

impl Bell {
    pub(crate) fn ring(&self) {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner).now = true;
        self.heard.notify_all();
    }

    fn stop(&self) {
        self.rung
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .stop = true;
        self.heard.notify_all();
    }

    /// Waits for the bell, at most so long; `false` when there is nothing more to do.
    fn wait(&self, rest: Duration) -> bool {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = |ring: &mut Ring| !ring.now && !ring.stop;
        let (mut ring, _) = self
            .heard
            .wait_timeout_while(rung, rest, idle)
            .unwrap_or_else(PoisonError::into_inner);
        ring.now = false;
        !ring.stop
    }
}

impl Courier {
    /// Delivers now, and from now on whenever there are new ones.
    pub fn begin(&self) {
        self.session.bell().ring();
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.session.bell().stop();
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the runtime; there is nothing to add.
            let _ = thread.join();
        }
    }
}
