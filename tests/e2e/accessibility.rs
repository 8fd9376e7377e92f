//! No view breaks a rule of axe-core, and axe-core would tell if one did.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::axe::{broken_rules, unbroken_in_both_themes};
use crate::keyboard::MAIN_WINDOW;
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

#[test]
fn no_view_breaks_a_rule() {
    on_a_desktop(async |desktop| {
        let app = App::start(desktop, &[]).await;
        app.find("button", "Choose a folder").await;
        unbroken(&app, "first run").await;
        app.end(desktop).await;

        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("潮見港").await;
        app.shows("[aria-label='Context panel']", "投票の前の日")
            .await;
        unbroken(&app, "a note with its backlinks").await;
        app.open_tag("住民投票").await;
        app.shows(".stream", "開票が始まる").await;
        unbroken(&app, "a stream").await;
        app.search("港").await;
        app.shows("main", "港の歴史").await;
        unbroken(&app, "search results").await;
        app.open_settings().await;
        unbroken(&app, "settings").await;
        app.in_window(CAPTURE).await;
        desktop.press("ctrl+alt+space");
        app.has_the_keyboard().await;
        app.find("textbox", "")
            .await
            .send_keys("#潮")
            .await
            .expect("typing");
        app.select("[role=option]").await;
        unbroken(&app, "quick capture").await;
        app.in_window(MAIN).await;

        let plant = "document.body.append(document.createElement('button')); \
                     const pale = document.createElement('p'); \
                     pale.textContent = 'pale'; \
                     pale.style.color = '#ccc'; \
                     pale.style.background = '#fff'; \
                     document.querySelector('main').append(pale)";
        app.script(plant, vec![]).await;
        let found = broken_rules(&app).await.join("\n");
        assert!(
            found.contains("button-name") && found.contains("color-contrast"),
            "found: {found}"
        );
        app.end(desktop).await;
    });
}

/// What else can be in sight, by the palette's English names, which it knows in either language.
const BY_COMMAND: [(&str, &str); 4] = [
    ("Show diagnostics", ".diagnostics"),
    ("Show saved searches", ".searches"),
    ("On this day in other years", ".stream"),
    ("Open today", ".cm-content"),
];

#[test]
fn no_view_breaks_a_rule_in_english() {
    views_beside_and_over("C.UTF-8", "en", Look::InBothThemes);
}

#[test]
fn no_view_breaks_a_rule_in_japanese() {
    views_beside_and_over("ja_JP.UTF-8", "ja", Look::Once);
}

/// What is not seen at the first look: views of commands, ways to show a note, menus, and what lies over
/// the text.
fn views_beside_and_over(locale: &str, language: &str, look: Look) {
    on_a_desktop(async |desktop| {
        desktop.set("LANG", locale);
        let vault = vault::diary(desktop);
        fs::create_dir(vault.join("Searches")).expect("a folder");
        fs::write(vault.join("Searches/港.md"), "```query\n港 #潮見港\n```\n").expect("a search");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.select(&format!("html[lang={language}]")).await;
        app.select(".status .index .icon").await;
        for (command, shown) in BY_COMMAND {
            app.by_name(command).await;
            app.select(shown).await;
            look.at(&app, command).await;
        }
        app.by_switcher("Thread binding").await;
        for command in [
            "Read the note",
            "Read the note",
            "Show the note’s source",
            "Show the note’s source",
        ] {
            app.by_name(command).await;
            look.at(&app, command).await;
        }

        app.script("document.querySelector('.menubox button').click()", vec![])
            .await;
        app.select("[role=menu] [role^=menuitem]").await;
        look.at(&app, "the menu of the window").await;
        let on_a_row = "document.querySelector('[role=menu]') \
             ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); \
             const row = document.querySelector('[role=treeitem]'); \
             row?.dispatchEvent(new MouseEvent('contextmenu', \
               { bubbles: true, cancelable: true, clientX: 80, clientY: 200 })); \
             return document.querySelector('.rowmenu, [role=menu]') !== null";
        app.by_name("Show notes").await;
        app.wait("the menu of a row", async || {
            app.script(on_a_row, vec![]).await == json!(true)
        })
        .await;
        look.at(&app, "the menu of a note").await;

        desktop.activate(MAIN_WINDOW).await;
        app.has_the_keyboard().await;
        desktop.press("Escape");
        app.script("document.querySelector('.cm-content').focus()", vec![])
            .await;
        desktop.press("ctrl+f");
        app.select(".ed-find").await;
        look.at(&app, "finding in the note").await;
        desktop.press("Escape");
        app.script("document.querySelector('.cm-content').focus()", vec![])
            .await;
        desktop.press("ctrl+End Return Return");
        desktop.type_keys("[[");
        app.select(".cm-tooltip-autocomplete [role=option]").await;
        look.at(&app, "what is offered while one writes").await;
        app.end(desktop).await;
    });
}

/// Colours are the same in each language.
#[derive(Clone, Copy)]
enum Look {
    InBothThemes,
    Once,
}

impl Look {
    async fn at(self, app: &App, view: &str) {
        match self {
            Self::InBothThemes => unbroken_in_both_themes(app, view).await,
            Self::Once => unbroken(app, view).await,
        }
    }
}

impl App {
    /// Runs a command of the palette by its English name.
    async fn by_name(&self, name: &str) {
        self.command('P').await;
        self.type_over(name).await;
        self.key_over(Key::Enter).await;
        self.gone_over().await;
    }

    async fn by_switcher(&self, title: &str) {
        self.command('p').await;
        self.type_over(title).await;
        self.offers(title).await;
        self.key_over(Key::Enter).await;
        self.gone_over().await;
        self.shows(".cm-content", "Four holes").await;
    }

    async fn gone_over(&self) {
        self.wait("nothing over the window", async || {
            self.script("return document.querySelector('dialog') === null", vec![])
                .await
                == json!(true)
        })
        .await;
    }
}

/// Fails when what the window shows breaks a rule.
pub async fn unbroken(app: &App, view: &str) {
    let broken = broken_rules(app).await;
    assert!(
        broken.is_empty(),
        "{view} breaks rules:\n{}",
        broken.join("\n")
    );
}
