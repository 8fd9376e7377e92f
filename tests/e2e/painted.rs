//! When a text came to be painted, by the page's own clock, which is the system's.

use serde_json::json;

use crate::app::App;

impl App {
    /// Has the page note when a text is first painted in the element of a selector, or that it
    /// is there already.
    pub async fn watch_for(&self, selector: &str, text: &str) {
        let script = "const [selector, text] = arguments; \
            window.painted = new Promise((resolve) => { \
              const shown = () => [...document.querySelectorAll(selector)] \
                .some((element) => element.textContent.includes(text)); \
              const look = () => { \
                if (!shown()) return; \
                observer.disconnect(); \
                requestAnimationFrame(() => setTimeout(() => resolve(Date.now()), 0)); \
              }; \
              const observer = new MutationObserver(look); \
              observer.observe(document.body, \
                { subtree: true, childList: true, characterData: true }); \
              look(); \
            })";
        self.script(script, vec![json!(selector), json!(text)])
            .await;
    }

    /// When it was painted, in milliseconds since 1970.
    pub async fn painted(&self) -> f64 {
        let script = "const done = arguments[arguments.length - 1]; window.painted.then(done)";
        let painted = self.script_async(script, vec![]).await;
        painted.as_f64().expect("a time")
    }
}
