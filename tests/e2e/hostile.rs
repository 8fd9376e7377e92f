//! Hostile notes in the real webview. Each payload first runs in a page that takes no care
//! (`control`), and then does not in the app, wherever the app shows text of notes.

mod beside;
mod control;
mod frame;
mod looking;
mod notes;
mod opened;
mod outside;
mod passing;
mod payloads;
mod server;
mod streams;
mod versions;
mod views;

use crate::app::on_a_desktop;
pub use control::Control;
pub use server::Server;

#[test]
fn every_payload_runs_where_nobody_takes_care() {
    on_a_desktop(async |desktop| {
        let server = Server::start();
        let control = Control::start(desktop, &server).await;
        let silent = control.silent().await;
        let silent: Vec<_> = silent.iter().map(|n| &server.payloads[*n]).collect();
        assert!(
            silent.is_empty(),
            "{} did not run: {silent:#?}",
            silent.len()
        );
        assert!(server.payloads.len() >= 300);
        control.end(desktop).await;
    });
}
