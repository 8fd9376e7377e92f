//! A second start of the app hands its arguments to the one that runs, and ends. The
//! single-instance plugin does so too, but only after GTK has started: here it takes a few
//! milliseconds instead of a few hundred, and a shortcut of the desktop that is bound to
//! `--capture` feels like one of the app's own.

use std::time::Duration;

use zbus::blocking::connection::Builder;
use zbus::blocking::{Proxy, proxy};
use zbus::proxy::{CacheProperties, MethodFlags};

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
        Ok(()) => Handover::Done,
        Err(zbus::Error::MethodError(name, _, _)) if is_absence(name.as_str()) => Handover::Alone,
        Err(zbus::Error::InputOutput(error)) if error.kind() == std::io::ErrorKind::TimedOut => {
            Handover::Hangs
        }
        Err(error) => {
            tracing::debug!("starting without handing over: {error}");
            Handover::Alone
        }
    }
}

fn is_absence(error: &str) -> bool {
    matches!(
        error,
        "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner"
    )
}

fn call() -> zbus::Result<()> {
    let bus = Builder::session()?.method_timeout(PATIENCE).build()?;
    let running: Proxy<'_> = proxy::Builder::new(&bus)
        .destination(NAME)?
        .path(PATH)?
        .interface(INTERFACE)?
        .cache_properties(CacheProperties::No)
        .build()?;
    let args: Vec<String> = std::env::args_os()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let folder = std::env::current_dir().unwrap_or_default();
    // Nobody is to be started for it: that is what this process does itself.
    running.call_with_flags::<_, _, ()>(
        "ExecuteCallback",
        MethodFlags::NoAutoStart.into(),
        &(args, folder.to_string_lossy()),
    )?;
    Ok(())
}
