//! The webview that the app uses, with a page that takes no care: what must run there, so
//! that it means something when it does not run in the app.

use std::collections::BTreeSet;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::server::Server;
use crate::app::{comes_within, free_port, listens, wait};
use crate::desktop::Desktop;

/// How many payloads are shown at once.
const MANY: usize = 60;
/// How long they have to run.
const PATIENCE: Duration = Duration::from_secs(20);

/// WebKitGTK's own browser on the server's page.
pub struct Control {
    client: Client,
    server: Server,
}

impl Control {
    pub async fn start(desktop: &mut Desktop, server: &Server) -> Self {
        let port = free_port();
        desktop.spawn("WebKitWebDriver", &[&format!("--port={port}")]);
        wait("the WebDriver", async || listens(port)).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a session with WebKitGTK's browser");
        let control = Self {
            client,
            server: server.clone(),
        };
        control.go_to("/").await;
        control
    }

    pub async fn go_to(&self, path: &str) {
        let url = format!("http://{}{path}", self.server.host);
        self.client.goto(&url).await.expect("the page");
    }

    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        let answer = self.client.execute(script, args).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What it shows, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// Shows every payload, and answers the numbers of those that did not run.
    pub async fn silent(&self) -> BTreeSet<usize> {
        let mut silent = BTreeSet::new();
        for some in self.server.payloads.chunks(MANY) {
            let mut left: BTreeSet<_> = some.iter().map(|payload| payload.n).collect();
            self.script("showPayloads(arguments[0])", vec![json!(some)])
                .await;
            comes_within(PATIENCE, async || {
                let hits = json!(self.server.hits());
                let fired = self
                    .script("return pokeFrames(arguments[0])", vec![hits])
                    .await;
                let fired: Vec<usize> = serde_json::from_value(fired).expect("numbers");
                left.retain(|n| !fired.contains(n));
                left.is_empty()
            })
            .await;
            silent.append(&mut left);
            self.script("removeFrames()", vec![]).await;
        }
        silent
    }

    /// Makes `poke` known in a page that is not the control page.
    pub async fn watch(&self) {
        let script =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/hostile/poke.js"));
        self.script(&script.expect("the script"), vec![]).await;
    }

    pub async fn end(self, desktop: &mut Desktop) {
        self.client.close().await.expect("it closes");
        desktop.end_last();
    }
}
