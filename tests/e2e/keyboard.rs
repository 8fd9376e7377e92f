//! Keys as a person presses them: they go through the X server to the window that has the
//! focus, and through its input method. WebDriver's own go straight into the page.

use crate::app::wait;
use crate::desktop::Desktop;

/// Milliseconds between two keys.
const PACE: &str = "20";

impl Desktop {
    /// Presses keys one after the other, by xdotool's names: `Return`, `ctrl+alt+space`.
    pub fn press(&self, keys: &str) {
        let keys = ["key", "--delay", PACE]
            .into_iter()
            .chain(keys.split(' '))
            .collect::<Vec<_>>();
        self.xdotool(&keys);
    }

    /// Types a text of ASCII, a key for each character.
    pub fn type_keys(&self, text: &str) {
        assert!(text.is_ascii(), "no key for {text:?}");
        self.xdotool(&["type", "--delay", PACE, text]);
    }

    /// Title of the window that has the focus; empty when none has it.
    pub fn focused_window(&self) -> String {
        let asked = self.run("xdotool", &["getwindowfocus", "getwindowname"]);
        asked.unwrap_or_default()
    }

    /// Titles of the windows that can be seen and have one.
    pub fn visible_windows(&self) -> Vec<String> {
        let listed = self.run("xdotool", &["search", "--onlyvisible", "--name", "."]);
        let windows = listed.unwrap_or_default();
        windows
            .lines()
            .filter_map(|window| self.run("xdotool", &["getwindowname", window]))
            .collect()
    }

    /// Brings the window of this title before the person, and waits until it has the focus.
    pub async fn activate(&self, title: &str) {
        let search = format!("^{title}$");
        wait(&format!("the focus of the window {title:?}"), async || {
            let chain = ["search", "--onlyvisible", "--name", &search];
            let found = self.run("xdotool", &chain).unwrap_or_default();
            found
                .lines()
                .last()
                .is_some_and(|window| self.run("xdotool", &["windowactivate", window]).is_some())
                && self.focused_window() == title
        })
        .await;
    }

    /// Opens a window that belongs to another program, and waits until it has the focus.
    pub async fn open_foreign_window(&mut self) -> String {
        let title = "Another program";
        let args = ["-name", title, "-geometry", "300x200+900+600"];
        self.spawn("xev", &args);
        self.activate(title).await;
        title.to_owned()
    }

    fn xdotool(&self, args: &[&str]) {
        let done = self.run("xdotool", args);
        assert!(done.is_some(), "xdotool {args:?} failed");
    }
}
