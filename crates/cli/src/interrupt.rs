//! `Ctrl-C` while notes are written: it calls the work off, which ends it where nothing is
//! half done. A second one ends the process, and what is open then is for the next one.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// The exit status of what was called off, as shells have it.
pub const STATUS: u8 = 130;

/// Whether `Ctrl-C` came since it is watched for.
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Watches for it from here on; before, it ends the process.
    ///
    /// # Errors
    /// What the system says when it can't be watched for.
    pub fn watch() -> io::Result<Self> {
        let came = Arc::new(AtomicBool::new(false));
        // They are asked in this order: it ends the process when it came before.
        flag::register_conditional_shutdown(SIGINT, i32::from(STATUS), came.clone())?;
        flag::register(SIGINT, came.clone())?;
        Ok(Self(came))
    }

    /// Whether to stop.
    pub fn is_called_off(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
