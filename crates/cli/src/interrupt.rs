//! `Ctrl-C` while notes are written: it calls the work off, which ends it where nothing is
//! half done. A second one ends the process, once it is written down that the work is called
//! off: what is open then the next one takes back, and does not do it after all.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// The exit status of what was called off, as shells have it.
pub const STATUS: u8 = 130;

/// Whether `Ctrl-C` came since it is watched for.
pub struct Interrupt {
    came: Arc<AtomicBool>,
    ends: Arc<AtomicBool>,
}

impl Interrupt {
    /// Watches for it from here on; before, it ends the process.
    ///
    /// # Errors
    /// What the system says when it can't be watched for.
    pub fn watch() -> io::Result<Self> {
        let (came, ends) = <(Arc<AtomicBool>, Arc<AtomicBool>)>::default();
        flag::register_conditional_shutdown(SIGINT, i32::from(STATUS), ends.clone())?;
        flag::register(SIGINT, came.clone())?;
        Ok(Self { came, ends })
    }

    /// Whether to stop.
    pub fn is_called_off(&self) -> bool {
        self.came.load(Ordering::Relaxed)
    }

    /// From here on another one ends the process.
    pub fn let_go(&self) {
        self.ends.store(true, Ordering::Relaxed);
    }
}
