//! A host's session in the folder of the test.

use std::path::Path;
use std::sync::Arc;

use tsuzuri_api::{Host, Origin, Places, Session};

pub fn of(place: &Path) -> Session {
    Session::new(Host {
        places: Places {
            index: place.join("index"),
            data: place.join("data"),
        },
        origin: Origin::Cli.into(),
        stays: false,
        sink: Arc::new(()),
    })
    .unwrap()
}
