//! A host's session in the folder of the test.

use std::path::Path;
use std::sync::Arc;

use tsuzuri_api::{Host, Origin, Places, Session, Sink, Trash};

/// One that has nothing from before but what lies there.
///
/// # Panics
/// When there can be none.
#[must_use]
pub fn of(place: &Path) -> Session {
    hearing(place, Arc::new(()))
}

/// The same with someone who hears of progress.
///
/// # Panics
/// As `of`.
#[must_use]
pub fn hearing(place: &Path, sink: Arc<dyn Sink>) -> Session {
    session(place, sink, false)
}

/// The same that follows its vault, as a window's does.
///
/// # Panics
/// As `of`.
#[must_use]
pub fn staying(place: &Path, sink: Arc<dyn Sink>) -> Session {
    session(place, sink, true)
}

fn session(place: &Path, sink: Arc<dyn Sink>, stays: bool) -> Session {
    Session::new(Host {
        places: Places {
            index: place.join("index"),
            data: place.join("data"),
        },
        origin: Origin::Cli.into(),
        stays,
        trash: Trash::None,
        sink,
    })
    .unwrap()
}
