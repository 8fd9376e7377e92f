//! The app's several windows under one WebDriver: it lists every one that was made, shown
//! or not, and speaks with one at a time.

use serde_json::{Value, json};

use crate::app::{App, binary, wait};
use crate::desktop::Desktop;
use crate::process::Process;

/// Labels of the app's windows.
pub const MAIN: &str = "main";
pub const CAPTURE: &str = "capture";

impl App {
    /// Speaks with the window of this label from now on, as soon as its page is there.
    pub async fn in_window(&self, label: &str) {
        wait(&format!("the window {label}"), async || {
            self.switch_to(label).await
        })
        .await;
        if self
            .script("return !window.TestingLibraryDom", vec![])
            .await
            == json!(true)
        {
            self.must_be_the_built_page().await;
        }
    }

    /// Labels of all windows there are, shown or not.
    pub async fn window_labels(&self) -> Vec<String> {
        let mut labels = Vec::new();
        for window in self.client().windows().await.expect("the windows") {
            // One may be gone by now.
            if self.client().switch_to_window(window).await.is_ok() {
                labels.extend(self.label().await);
            }
        }
        labels.sort();
        labels
    }

    /// Waits until the keys that are pressed go to the window that is spoken with.
    pub async fn has_the_keyboard(&self) {
        self.wait("the keyboard in this window", async || {
            self.script("return document.hasFocus()", vec![]).await == json!(true)
        })
        .await;
    }

    /// Waits until the app, which was told to, has ended itself.
    pub async fn ends(self, desktop: &mut Desktop) {
        wait("the app's end", async || !is_running(desktop)).await;
        desktop.assert_clean_console();
        desktop.end_last();
    }

    async fn switch_to(&self, label: &str) -> bool {
        for window in self.client().windows().await.expect("the windows") {
            if self.client().switch_to_window(window).await.is_ok()
                && self.label().await.as_deref() == Some(label)
            {
                return true;
            }
        }
        false
    }

    /// Label of the window that is spoken with; `None` while its page is not there.
    async fn label(&self) -> Option<String> {
        let script = "return document.readyState === 'complete' \
             ? window.__TAURI_INTERNALS__?.metadata.currentWindow.label ?? null : null";
        let answer = self.client().execute(script, vec![]).await.ok()?;
        match answer {
            Value::String(label) => Some(label),
            _ => None,
        }
    }
}

/// Whether a process of the app lives on this desktop.
pub fn is_running(desktop: &Desktop) -> bool {
    let binary = binary();
    let name = binary.file_name().expect("a program").to_string_lossy();
    // The system keeps no more of a name.
    let name: String = name.chars().take(15).collect();
    !Process::named(desktop, &name).is_empty()
}
