//! Looking at what the app shows of hostile notes, with `watch.js` in its page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use crate::app::App;

#[derive(Deserialize)]
struct Look {
    problems: Vec<String>,
    seen: BTreeSet<usize>,
}

impl App {
    /// Has the page, which must not have shown anything of a note yet, tell of payloads.
    pub async fn watch_payloads(&self) {
        for file in ["poke.js", "watch.js"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("hostile")
                .join(file);
            let script = fs::read_to_string(path).expect("the script");
            self.script(&script, vec![]).await;
        }
    }

    /// What of the payloads has become more than text, or has run.
    pub async fn problems(&self) -> Vec<String> {
        let problems = self.script("return hostile.problems()", vec![]).await;
        serde_json::from_value(problems).expect("the page is watched")
    }

    /// Scrolls through what a selector shows until all these payloads have been in sight
    /// as the text that they are.
    pub async fn shows_as_text(&self, selector: &str, payloads: &BTreeSet<usize>) {
        self.shows_some_as_text(selector, payloads, payloads.len())
            .await;
    }

    /// The same until so many of them were.
    pub async fn shows_some_as_text(
        &self,
        selector: &str,
        payloads: &BTreeSet<usize>,
        many: usize,
    ) {
        let script = "return hostile.look(arguments[0], arguments[0])";
        let mut last = BTreeSet::new();
        let all = crate::app::comes_within(crate::app::PATIENCE * 2, async || {
            let look = self.script(script, vec![json!(selector)]).await;
            let look: Look = serde_json::from_value(look).expect("the page is watched");
            assert!(look.problems.is_empty(), "{selector}: {:#?}", look.problems);
            last = look.seen;
            last.intersection(payloads).count() >= many
        })
        .await;
        let missing: Vec<_> = payloads.difference(&last).collect();
        assert!(
            all,
            "{selector} never showed {} of {}: {missing:?}",
            missing.len(),
            payloads.len()
        );
    }
}
