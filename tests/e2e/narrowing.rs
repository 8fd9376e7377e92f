//! What stands above the passages of a tag, and leads from there: months, facets, tags it is
//! seen with, order, and days.

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use serde_json::json;

use crate::app::{App, comes_within, on_a_desktop};
use crate::axe::unbroken_in_both_themes;
use crate::cursors::mouse;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;

/// Passages of a tag on four days of three months, two of them with facets.
const NOTES: [(&str, &str); 4] = [
    ("2022-03-05", "古い港。\n\n#潮位(高) #船\n"),
    ("2023-03-05", "春の港。\n\n#潮位\n"),
    (
        "2023-04-01",
        "朝の港。\n\n#潮位(低) #船\n\n夜の港。\n\n#潮位(低)\n",
    ),
    ("2023-04-02", "次の朝の港。\n\n#潮位\n"),
];

/// A key that has done nothing within this went elsewhere.
const SOON: Duration = Duration::from_secs(1);

#[test]
fn a_stream_is_narrowed_to_months_facets_and_tags_beside_it() {
    on_a_desktop(async |desktop| {
        let app = open(desktop).await;
        app.counts("5 passages").await;
        unbroken_in_both_themes(&app, "a stream with all that stands above it").await;

        let [x, y] = app.bar("Apr 2023: 3").await;
        mouse(&app, false, &[(x, y), (x, y)]).await;
        app.counts("3 passages").await;
        app.lacks("春の港").await;
        app.find("button", "Only Apr 2023").await;
        // A second press takes it back, as its own button does.
        app.click("button", "Only Apr 2023").await;
        app.counts("5 passages").await;

        // Several months by keys, from the bar that Tab comes to.
        // Who comes to a stream comes to its first passage.
        app.is_at_a_passage().await;
        app.wait("the next bar by a key", async || {
            let from = app.focus_bar("Apr 2023: 3").await;
            desktop.press("shift+Left");
            from && comes_within(SOON, async || app.is_at_bar("Mar 2023: 1").await).await
        })
        .await;
        desktop.press("Return");
        app.find("button", "Only Mar 2023 – Apr 2023").await;
        app.counts("4 passages").await;
        app.lacks("古い港").await;
        app.click("button", "Only Mar 2023").await;

        app.click("button", "低").await;
        app.counts("2 passages").await;
        app.shows("h1", "潮位(低)").await;
        app.lacks("春の港").await;
        app.click("button", "All").await;
        app.counts("5 passages").await;

        app.shows("[role=group][aria-label='Seen with']", "船")
            .await;
        app.click("button", "船").await;
        app.shows("h1", "船").await;
        app.counts("2 passages").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_stream_is_ordered_grouped_and_peeked_into() {
    on_a_desktop(async |desktop| {
        let app = open(desktop).await;
        app.in_order(&["次の朝の港", "朝の港", "夜の港", "春の港", "古い港"])
            .await;
        app.order("oldest").await;
        app.in_order(&["古い港", "春の港", "朝の港", "夜の港", "次の朝の港"])
            .await;
        app.order("note").await;
        app.shows(".ofnote", "2023-04-01").await;
        let names = app.text(".ofnote").await;
        let distinct: BTreeSet<_> = names.lines().collect();
        assert!(
            distinct.len() >= 3 && distinct.len() == names.lines().count(),
            "{names}"
        );
        app.order("newest").await;
        app.wait("no names of notes", async || {
            app.text(".ofnote").await.is_empty()
        })
        .await;
        app.in_order(&["次の朝の港", "朝の港", "夜の港", "春の港", "古い港"])
            .await;

        // Space opens what is around the passage, and puts it away.
        app.script("document.querySelector('.passage').focus()", vec![])
            .await;
        desktop.press("space");
        app.shows("dialog .peeked", "次の朝の港").await;
        desktop.press("space");
        app.is_at_a_passage().await;
        app.end(desktop).await;
    });
}

#[test]
fn a_day_leads_to_its_month_its_neighbours_and_other_years() {
    on_a_desktop(async |desktop| {
        let app = open(desktop).await;
        app.click("tab", "Calendar").await;
        app.command('p').await;
        app.type_over("2023-03-05").await;
        app.offers("5 March 2023").await;
        desktop.press("Return");
        app.shows(".stream h1", "5 March 2023").await;
        app.counts("1 passage").await;

        app.click("button", "In other years").await;
        app.shows(".stream h1", "5 Mar in other years").await;
        app.shows(".stream", "古い港").await;
        app.lacks("春の港").await;
        unbroken_in_both_themes(&app, "a day in other years").await;
        app.click("button", "Day after").await;
        app.shows(".stream", "Nothing was written on this day in other years.")
            .await;
        app.click("button", "Day before").await;
        app.click("button", "The day itself").await;
        app.shows(".stream", "春の港").await;

        app.click("button", "Later month").await;
        app.click("button", "Apr 2023").await;
        app.shows(".stream h1", "Apr 2023").await;
        app.counts("3 passages").await;
        app.in_order(&["次の朝の港", "朝の港", "夜の港"]).await;
        app.end(desktop).await;
    });
}

impl App {
    /// Waits until the stream in sight says how many passages it has.
    async fn counts(&self, passages: &str) {
        self.wait(passages, async || {
            self.text(".pane:not([hidden]) .head [role=status]")
                .await
                .trim()
                == passages
        })
        .await;
    }

    /// Waits until the passages in sight are these, in this order.
    async fn in_order(&self, starts: &[&str]) {
        self.wait(&format!("{starts:?}"), async || {
            let text = self.text(".pane:not([hidden]) .passage .prose").await;
            let shown: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .collect();
            shown.len() == starts.len()
                && shown
                    .iter()
                    .zip(starts)
                    .all(|(line, start)| line.starts_with(start))
        })
        .await;
    }

    /// The middle of a month's bar. WebDriver takes no part of a drawing for something to press.
    async fn bar(&self, name: &str) -> [f64; 2] {
        self.find("button", name).await;
        let script = "const bar = document.querySelector(`.bar[aria-label='${arguments[0]}']`); \
                      const { x, y, width, height } = bar.getBoundingClientRect(); \
                      return [x + width / 2, y + height / 2]";
        let place = self.script(script, vec![json!(name)]).await;
        serde_json::from_value(place).expect("a place")
    }

    /// Gives a month's bar the focus; whether it is there and has it.
    async fn focus_bar(&self, name: &str) -> bool {
        let script = "document.querySelector(`.bar[aria-label='${arguments[0]}']`)?.focus()";
        self.script(script, vec![json!(name)]).await;
        self.is_at_bar(name).await
    }

    async fn is_at_bar(&self, name: &str) -> bool {
        let script = "return document.activeElement?.ariaLabel ?? null";
        self.script(script, vec![]).await == json!(name)
    }

    async fn is_at_a_passage(&self) {
        let focused = "return document.activeElement?.matches('.stream .passage')";
        self.wait("the focus on a passage", async || {
            self.script(focused, vec![]).await == json!(true)
        })
        .await;
    }

    async fn lacks(&self, text: &str) {
        self.wait(&format!("no {text:?}"), async || {
            !self
                .text(".pane:not([hidden]) .stream")
                .await
                .contains(text)
        })
        .await;
    }

    /// Chooses how the passages stand.
    async fn order(&self, order: &str) {
        let script = "const list = document.querySelector('.pane:not([hidden]) .streamtools select'); \
                      list.value = arguments[0]; \
                      list.dispatchEvent(new Event('change', { bubbles: true }))";
        self.script(script, vec![json!(order)]).await;
    }
}

async fn open(desktop: &mut Desktop) -> App {
    let vault = desktop.folder("vault");
    for (day, text) in NOTES {
        fs::write(vault.join(format!("{day}.md")), text).expect("a note");
    }
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.open_tag("潮位").await;
    app.shows(".stream", "古い港").await;
    desktop.activate(MAIN_WINDOW).await;
    app.has_the_keyboard().await;
    app
}
