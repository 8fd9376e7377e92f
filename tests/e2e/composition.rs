//! What an input method does in the page, as the page's own events tell it. A test that
//! types Japanese waits for these: text that was never composed inline proves nothing.

use serde::Deserialize;

use crate::app::App;

/// What was composed in the page since it is watched.
#[derive(Debug, Deserialize)]
pub struct Composition {
    /// What is being composed now; `None` between two.
    pub now: Option<String>,
    /// What the finished ones left, in their order.
    pub ended: Vec<String>,
    /// How many began.
    pub started: usize,
}

impl App {
    /// Has the page write down what is composed from now on.
    pub async fn watch_composition(&self) {
        let script = "const seen = { now: null, ended: [], started: 0 }; \
             window.seenComposition = seen; \
             const on = (type, note) => \
               document.addEventListener(type, note, { capture: true }); \
             on('compositionstart', () => { seen.started += 1; seen.now = ''; }); \
             on('compositionupdate', ({ data }) => { seen.now = data; }); \
             on('compositionend', ({ data }) => { seen.ended.push(data); seen.now = null; })";
        self.script(script, vec![]).await;
    }

    /// What was composed so far.
    pub async fn composition(&self) -> Composition {
        let seen = self.script("return window.seenComposition", vec![]).await;
        serde_json::from_value(seen).expect("the page is watched")
    }

    /// Waits until this text is being composed.
    pub async fn composes(&self, text: &str) {
        let mut seen = None;
        let what = format!("the composition of {text:?} (package ibus-gtk3, see scripts/setup)");
        self.wait(&what, async || {
            seen = Some(self.composition().await);
            seen.as_ref().and_then(|seen| seen.now.as_deref()) == Some(text)
        })
        .await;
    }

    /// Waits until the composition has ended with this text, the last of `count`.
    pub async fn composed(&self, text: &str, count: usize) {
        self.wait(&format!("{text:?} to be composed"), async || {
            let seen = self.composition().await;
            seen.now.is_none()
                && seen.ended.len() == count
                && seen.ended.last().is_some_and(|ended| ended == text)
        })
        .await;
        let seen = self.composition().await;
        assert_eq!(
            seen.started, count,
            "a composition was broken off: {seen:?}"
        );
    }
}
