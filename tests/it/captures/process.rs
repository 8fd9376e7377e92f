//! `capture-worker PLACE NUMBER…`: a process that captures, and that the test kills. It says
//! which capture it begins, and which one was acknowledged.

#![allow(
    clippy::unwrap_used,
    reason = "whatever goes wrong must end it, so that the test sees too few captures"
)]

mod texts;

use std::io::Write;
use std::path::PathBuf;

use tsuzuri_api::commands;
use tsuzuri_api::wire::CaptureRequest;

fn main() {
    let mut args = std::env::args().skip(1);
    let place = PathBuf::from(args.next().unwrap());
    let session = tsuzuri_tests::session::of(&place);
    let vault = session.open_vault(&place.join("vault")).unwrap();
    for number in args {
        say("begun", &number);
        let at = number.parse().unwrap();
        let request = CaptureRequest {
            id: format!("capture-{number}"),
            text: texts::text(at),
            note: Some(texts::note(at)),
        };
        commands::capture::capture(&session, request).unwrap();
        say("kept", &number);
        session.deliver_to(&vault.view.id).unwrap();
    }
}

/// In one piece, at once: the process may end right after.
fn say(what: &str, number: &str) {
    let line = format!("{what} {number}\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}
