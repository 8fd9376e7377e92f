//! A second start of the app hands its arguments to the one that runs, and ends. The
//! single-instance plugin does so too, but only after GTK has started: here it takes a few
//! milliseconds instead of a few hundred, and a shortcut of the desktop that is bound to
//! `--capture` feels like one of the app's own.

use std::io::ErrorKind;
use std::time::Duration;

use zbus::blocking::connection::Builder;

/// What the plugin makes of the identifier in `tauri.conf.json`.
const NAME: &str = "org.tsuzuri.Tsuzuri.SingleInstance";
const PATH: &str = "/org/tsuzuri/Tsuzuri/SingleInstance";
const INTERFACE: &str = "org.SingleInstance.DBus";

/// The running app only takes note of the arguments, which takes no time; one that takes
/// this long hangs.
const PATIENCE: Duration = Duration::from_secs(5);

/// What became of it.
pub enum Handover {
    /// The running app has the arguments.
    Done,
    /// No app runs here, or there is no bus to ask: start.
    Alone,
    /// One runs and does not answer.
    Hangs,
}

/// Hands this process's arguments over.
pub fn hand_over() -> Handover {
    match call() {
        Ok(true) => Handover::Done,
        Ok(false) => Handover::Alone,
        Err(zbus::Error::InputOutput(error)) if error.kind() == ErrorKind::TimedOut => {
            Handover::Hangs
        }
        Err(error) => {
            tracing::debug!("starting without handing over: {error}");
            Handover::Alone
        }
    }
}

/// Whether there was someone to take them.
fn call() -> zbus::Result<bool> {
    let bus = Builder::session()?.method_timeout(PATIENCE).build()?;
    // Asked first, or the bus would start someone to take the call, if it knew whom.
    let asked = bus.call_method(
        Some("org.freedesktop.DBus"),
        "/org/freedesktop/DBus",
        Some("org.freedesktop.DBus"),
        "NameHasOwner",
        &NAME,
    )?;
    if !asked.body().deserialize::<bool>()? {
        return Ok(false);
    }
    let args: Vec<String> = std::env::args_os()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments = (args, folder.to_string_lossy());
    bus.call_method(
        Some(NAME),
        PATH,
        Some(INTERFACE),
        "ExecuteCallback",
        &arguments,
    )?;
    Ok(true)
}
