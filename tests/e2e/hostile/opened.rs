//! The app with hostile notes: opened, gone about in, and held to have shown nothing but text.

use std::collections::BTreeSet;
use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use super::notes::Notes;
use super::server::Server;
use crate::app::App;
use crate::desktop::Desktop;

pub const EDITOR: &str = ".cm-content";

/// The app with hostile notes.
pub struct Hostile {
    pub app: App,
    pub notes: Notes,
    pub server: Server,
    /// What is started when a link is opened writes here.
    opened: std::path::PathBuf,
}

impl Hostile {
    pub async fn start(desktop: &mut Desktop) -> Self {
        let opened = desktop.replace_program("xdg-open");
        let server = Server::start();
        let notes = Notes::write(desktop, &server.payloads);
        let app = App::start(desktop, &["--vault", &notes.vault.display().to_string()]).await;
        app.watch_payloads().await;
        app.watch_requests().await;
        app.select("[role=tree]").await;
        Self {
            app,
            notes,
            server,
            opened,
        }
    }

    /// The payloads of the notes' texts.
    pub fn all(&self) -> BTreeSet<usize> {
        self.server
            .payloads
            .iter()
            .map(|payload| payload.n)
            .collect()
    }

    /// Nothing has run or was asked for, the browser was handed nothing but addresses that
    /// were clicked, and the policy of the page had nothing to refuse: it is the second wall,
    /// not the first.
    pub async fn end(self, desktop: &mut Desktop) {
        let problems = self.app.problems().await;
        assert!(problems.is_empty(), "{problems:#?}");
        assert_eq!(self.server.hits(), BTreeSet::new());
        let opened = fs::read_to_string(&self.opened).unwrap_or_default();
        for address in opened.lines() {
            let is_open = ["http://", "https://", "mailto:"].iter().any(|scheme| {
                let start = address.get(..scheme.len()).unwrap_or_default();
                start.eq_ignore_ascii_case(scheme)
            });
            assert!(is_open, "{address} was opened");
        }
        self.app.end(desktop).await;
    }
}

/// Opens what lies over the window: `p` the switcher, `P` the palette.
pub async fn over(app: &App, letter: char) {
    app.wait("what lies over the window", async || {
        app.command(letter).await;
        let there = "return document.querySelector('dialog [role=combobox]') !== null";
        app.script(there, vec![]).await == json!(true)
    })
    .await;
}

/// Opens the note of this name. Roles are not asked for: to tell those of everything that a
/// hostile vault shows takes long.
pub async fn go_to(app: &App, name: &str) {
    open_by(app, name, name).await;
}

/// Opens the note whose file is called so: others have the same as another name.
pub async fn go_to_file(app: &App, folder: &str, name: &str) {
    open_by(app, &format!("{folder}/{name}"), name).await;
}

/// Opens the note that is found first by what is typed, as soon as its row says the other.
async fn open_by(app: &App, typed: &str, shown: &str) {
    over(app, 'p').await;
    app.type_over(typed).await;
    // Before the answer the notes that one was at last are there to be chosen.
    let chosen = "const [name] = arguments; \
                  const chosen = document.querySelector('dialog [role=option][aria-selected=true]'); \
                  return chosen !== null && chosen.textContent.includes(name)";
    app.wait(&format!("{shown:?} to be chosen"), async || {
        app.script(chosen, vec![json!(shown)]).await == json!(true)
    })
    .await;
    app.key_over(Key::Enter).await;
    app.select(EDITOR).await;
}
