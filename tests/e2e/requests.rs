//! What the page asks of the backend. Whether something was asked, and was answered, can
//! be told before anything is shown, and when nothing is.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;

/// A command that the page has called.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Its argument.
    pub request: Value,
    /// What came of it; null before the answer.
    pub answer: Value,
}

/// Where a call waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Before it reaches the backend.
    Request,
    /// When the backend has done it, before the page hears.
    Answer,
}

impl App {
    /// Has the page write down what it asks from now on.
    pub async fn watch_requests(&self) {
        let script = "const asked = []; \
             window.seenRequests = asked; \
             const fetch = window.fetch; \
             window.fetch = async (address, options) => { \
               const seen = { command: String(address).split('/').pop(), answer: null }; \
               const { body } = options ?? {}; \
               const text = typeof body === 'string' ? body : new TextDecoder().decode(body); \
               seen.request = text ? JSON.parse(text).request ?? null : null; \
               asked.push(seen); \
               const held = () => window.heldRequests?.[seen.command]; \
               if (held()?.at === 'Request') await held().over; \
               const response = await fetch(address, options); \
               response.clone().json().then((json) => { seen.answer = json; }, () => {}); \
               if (held()?.at === 'Answer') await held().over; \
               return response; \
             }";
        self.script(script, vec![]).await;
    }

    /// The calls of one command so far.
    pub async fn requests(&self, command: &str) -> Vec<Request> {
        let script = "return window.seenRequests.filter(({ command }) => command === arguments[0])";
        let seen = self.script(script, vec![json!(command)]).await;
        serde_json::from_value(seen).expect("the page is watched")
    }

    /// Lets the calls of one command wait from now on. The page must be watched.
    pub async fn hold(&self, command: &str, held: Held) {
        let script = "const [command, at] = arguments; let let_go; \
             const over = new Promise((done) => { let_go = done; }); \
             window.heldRequests = { [command]: { at, over, let_go } }";
        let at = json!(format!("{held:?}"));
        self.script(script, vec![json!(command), at]).await;
    }

    /// Lets all that wait go on, and none wait any more.
    pub async fn let_go(&self) {
        let script = "const held = window.heldRequests; window.heldRequests = {}; \
             for (const { let_go } of Object.values(held)) let_go();";
        self.script(script, vec![]).await;
    }

    /// Calls a command as the page does, and answers what it answers.
    pub async fn ask(&self, command: &str, request: Value) -> Value {
        let script = "const [command, request, done] = arguments; \
             window.__TAURI_INTERNALS__.invoke(command, { request }) \
               .then(done, (error) => done({ error: String(error.message ?? error) }))";
        self.script_async(script, vec![json!(command), request])
            .await
    }
}
