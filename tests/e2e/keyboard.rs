//! Keys as a person presses them: they go through the X server to the window that has the
//! focus, and through its input method. WebDriver's own go straight into the page.

use crate::app::wait;
use crate::desktop::Desktop;

/// Title of the window that belongs to another program.
pub const FOREIGN: &str = "Another program";

/// What the title of the main window holds, in either language, as a regular expression.
pub const MAIN_WINDOW: &str = "Tsuzuri|綴り";

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

    /// The windows that are open, the one on top last: who is raised, opened or closed
    /// changes this. One that is hidden is not among them.
    pub fn stacking(&self) -> Vec<String> {
        let asked = self.run("xprop", &["-root", "_NET_CLIENT_LIST_STACKING"]);
        let asked = asked.expect("what the window manager lists");
        let (_, windows) = asked.split_once('#').unwrap_or_default();
        windows
            .split(',')
            .map(|window| window.trim().to_owned())
            .filter(|window| !window.is_empty())
            .collect()
    }

    /// Brings the window whose title this regular expression finds before the person, and
    /// waits until it has the focus.
    pub async fn activate(&self, title: &str) {
        wait("the window manager", async || self.is_managed()).await;
        wait(&format!("the focus of the window {title:?}"), async || {
            let chain = ["search", "--onlyvisible", "--name", title];
            let found = self.run("xdotool", &chain).unwrap_or_default();
            let Some(window) = found.lines().last() else {
                return false;
            };
            let focus = self.run("xdotool", &["windowactivate", window]);
            focus.is_some()
                && self.run("xdotool", &["getwindowname", window]) == Some(self.focused_window())
        })
        .await;
    }

    /// Closes a window as a person does, with the window manager's own key.
    pub async fn close_by_key(&self, title: &str) {
        self.manager_hears_keys().await;
        self.activate(title).await;
        self.press("alt+F4");
    }

    /// Waits until the window manager hears its keys. On a new screen it may not have them yet,
    /// though it has started and given a window the focus: what is pressed then goes to that
    /// window, and is lost. One that leads to another workspace is pressed until it does.
    async fn manager_hears_keys(&self) {
        let workspace = || {
            let asked = self.run("xprop", &["-root", "_NET_CURRENT_DESKTOP"]);
            let told = asked.and_then(|answer| Some(answer.split_once(" = ")?.1.to_owned()));
            told.unwrap_or_default()
        };
        wait("the window manager to hear keys", async || {
            self.press("ctrl+alt+Right");
            workspace() != "0"
        })
        .await;
        wait("the first workspace again", async || {
            self.xdotool(&["set_desktop", "0"]);
            workspace() == "0"
        })
        .await;
    }

    /// Opens a window that belongs to another program, and waits until it has the focus.
    pub async fn open_foreign_window(&mut self) {
        wait("the window manager", async || self.is_managed()).await;
        let args = ["-name", FOREIGN, "-geometry", "300x200+900+600"];
        self.spawn("xev", &args);
        self.activate(FOREIGN).await;
    }

    fn xdotool(&self, args: &[&str]) {
        let done = self.run("xdotool", args);
        assert!(done.is_some(), "xdotool {args:?} failed");
    }
}

#[test]
fn keys_go_to_the_window_that_has_the_focus() {
    use crate::app::on_a_desktop;
    on_a_desktop(async |desktop| {
        desktop.open_foreign_window().await;
        let alone = desktop.stacking();
        assert_eq!(alone.len(), 1);
        desktop.press("ctrl+alt+space");
        // State 12: both are held.
        wait("the keys", async || {
            let log = desktop.log_text("xev");
            log.contains("state 0xc, keycode 65 (keysym 0x20, space)")
        })
        .await;
        desktop.spawn("xmessage", &["-name", "Over it", "A message"]);
        desktop.activate("Over it").await;
        wait("the second window on top", async || {
            let stacking = desktop.stacking();
            stacking.len() == 2 && stacking[0] == alone[0]
        })
        .await;
        desktop.end_last();
        wait("the focus to go back", async || {
            desktop.focused_window() == FOREIGN && desktop.stacking() == alone
        })
        .await;
    });
}
