//! Commands by their keys, as a person presses them, and by their names in the palette; each is seen to do
//! what it says.

use std::fs;

use serde_json::json;

use crate::app::{on_a_desktop, wait};
use crate::keyboard::MAIN_WINDOW;
use crate::vault;

/// How a command is given.
enum By {
    /// Its key, by xdotool's name.
    Key(&'static str),
    /// Its name.
    Name(&'static str),
}
use By::{Key, Name};

/// What is true of the page once it is done, as an expression of JavaScript.
type Effect = &'static str;

/// In this order: each finds what those before have left.
const STEPS: &[(By, Effect)] = &[
    (Key("alt+2"), "selected('Tags')"),
    (Key("alt+3"), "selected('Calendar')"),
    (Key("alt+4"), "selected('Saved')"),
    (Key("alt+1"), "selected('Notes')"),
    (Name("Show tags"), "selected('Tags')"),
    (Name("Show saved searches"), "selected('Saved')"),
    (Name("Show notes"), "selected('Notes')"),
    (Key("ctrl+backslash"), "!shown('[role=tree]')"),
    (Name("Show or hide the sidebar"), "shown('[role=tree]')"),
    (Key("ctrl+alt+backslash"), "!shown('aside.panel')"),
    (
        Name("Show or hide the context panel"),
        "shown('aside.panel')",
    ),
    (Key("ctrl+e"), "!editing()"),
    (Name("Read the note, or write in it"), "editing()"),
    (
        Name("Show the note’s source, or not"),
        "title().startsWith('# ')",
    ),
    (
        Name("Show the note’s source, or not"),
        "!title().startsWith('# ')",
    ),
    (
        Name("Show the history of the note"),
        "inSight('#history-title, [aria-labelledby^=history]')",
    ),
    (Key("ctrl+t"), "tabs().length === 2 && current() === 1"),
    (Key("ctrl+d"), "currentTitle().includes(today())"),
    (Key("ctrl+Tab"), "current() === 0"),
    (Key("ctrl+shift+Tab"), "current() === 1"),
    (Name("Previous tab"), "current() === 0"),
    (Name("Next tab"), "current() === 1"),
    (
        Key("ctrl+shift+Page_Up"),
        "current() === 0 && currentTitle().includes(today())",
    ),
    (
        Name("Move the tab right"),
        "current() === 1 && currentTitle().includes(today())",
    ),
    (Key("ctrl+1"), "current() === 0"),
    (Key("ctrl+9"), "current() === 1"),
    (Key("ctrl+w"), "tabs().length === 1"),
    (
        Key("ctrl+shift+t"),
        "tabs().length === 2 && currentTitle().includes(today())",
    ),
    (Name("Close the tab"), "tabs().length === 1"),
    (Name("Open the closed tab again"), "tabs().length === 2"),
    (
        Name("On this day in other years"),
        "document.querySelector('main .pane:not([hidden]) h1') !== null",
    ),
    (Key("alt+Left"), "currentTitle().includes(today())"),
    (Key("alt+Right"), "!currentTitle().includes(today())"),
    (Name("Back"), "currentTitle().includes(today())"),
    (Name("Forward"), "!currentTitle().includes(today())"),
    (Name("Larger"), "innerWidth < usual"),
    (Name("Usual size"), "innerWidth === usual"),
    (Name("Smaller"), "innerWidth > usual"),
    (Key("ctrl+0"), "innerWidth === usual"),
    (
        Name("Light or dark"),
        "document.documentElement.dataset.theme === 'dark'",
    ),
    (
        Name("Light or dark"),
        "document.documentElement.dataset.theme === 'light'",
    ),
    (
        Name("Pause sync, or go on"),
        "document.querySelector('footer').textContent.includes('paused')",
    ),
    (
        Name("Pause sync, or go on"),
        "!document.querySelector('footer').textContent.includes('paused')",
    ),
    (Name("Show diagnostics"), "shown('.diagnostics')"),
    (Key("ctrl+comma"), "shown('.settings')"),
    (
        Key("ctrl+shift+f"),
        "document.activeElement?.getAttribute('role') === 'searchbox' || document.activeElement?.type === 'search'",
    ),
    (Key("F6"), "document.activeElement?.type !== 'search'"),
];

#[test]
fn each_command_does_what_it_says() {
    on_a_desktop(async |desktop| {
        let (_, app) = vault::open_at(desktop, "潮見港").await;
        app.click("tab", "Notes").await;
        // A light window, whatever the desktop has.
        app.script("document.documentElement.dataset.theme = 'light'", vec![])
            .await;
        app.script(HELP, vec![]).await;
        for (by, effect) in STEPS {
            let what = match by {
                Key(keys) => {
                    desktop.activate(MAIN_WINDOW).await;
                    desktop.press(keys);
                    *keys
                }
                Name(name) => {
                    app.run_command(name).await;
                    *name
                }
            };
            let done = format!("return {effect}");
            app.wait(&format!("{what}: {effect}"), async || {
                app.script(&done, vec![]).await == json!(true)
            })
            .await;
        }
        app.end(desktop).await;
    });
}

const HELP: &str = "
    const all = (selector) => [...document.querySelectorAll(selector)];
    window.usual = innerWidth;
    window.shown = (selector) => all(selector).some((element) => element.checkVisibility());
    window.selected = (name) => all('[role=tab][aria-selected=true]').some((tab) => tab.textContent.trim() === name);
    window.editing = () => shown('.pane:not([hidden]) .cm-content[contenteditable=true]');
    window.title = () => all('.pane:not([hidden]) .cm-line').map((line) => line.textContent).find(Boolean) ?? '';
    window.inSight = (selector) => all(selector).some((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    window.tabs = () => all('[role=tab][id^=tab-]');
    window.current = () => tabs().findIndex((tab) => tab.ariaSelected === 'true');
    window.currentTitle = () => tabs()[current()]?.textContent ?? '';
    window.today = () => {
      const now = new Date();
      const two = (number) => String(number).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    };";

#[test]
fn a_note_is_made_saved_moved_deleted_and_brought_back_by_commands() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "潮見港").await;
        desktop.press("ctrl+n");
        app.fill("textbox", "Name", "Bollards\u{E007}").await;
        let note = vault.join("topics/Bollards.md");
        wait("the new note", async || note.is_file()).await;
        app.find("textbox", "Text of ").await;
        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        desktop.type_keys("iron");
        desktop.press("ctrl+s");
        wait("it to be saved", async || {
            fs::read_to_string(&note).is_ok_and(|text| text.contains("iron"))
        })
        .await;
        app.run_command("Delete the note").await;
        wait("it to be gone", async || !note.exists()).await;
        desktop.press("ctrl+alt+z");
        wait("it to be back", async || {
            fs::read_to_string(&note).is_ok_and(|text| text.contains("iron"))
        })
        .await;
        app.end(desktop).await;
    });
}
