//! Views of a vault with very many notes: `TSUZURI_BENCH_NOTES`, a hundred thousand where it is not
//! said.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{SWITCHER, gone, over, pictures};
use crate::app::{App, command_line};
use crate::desktop::Desktop;
use crate::large;

/// The vault, indexed.
pub struct Many {
    vault: PathBuf,
    /// The note that most others link to: its path.
    note: String,
    /// The tag that most notes have.
    tag: String,
}

impl Many {
    pub fn make(desktop: &Desktop) -> Self {
        let vault = desktop.folder("vault");
        let made = large::make(&vault);
        let index = ["--vault", &vault.display().to_string(), "index"];
        desktop.run(&command_line(), &index).expect("an index");
        Self {
            vault,
            note: most(&made.linked),
            tag: most(&made.tags),
        }
    }

    pub async fn views(&self, desktop: &mut Desktop, language: &str) {
        let vault = self.vault.display().to_string();
        let app = App::start(desktop, &["--vault", &vault, "--note", &self.note]).await;
        app.select(".note .cm-content").await;
        app.select(".graph canvas, .graph svg").await;
        pictures(&app, desktop, language, "many-note").await;

        over(&app, SWITCHER)
            .await
            .send_keys("会")
            .await
            .expect("typing");
        app.shows("dialog [role=option]", "会").await;
        pictures(&app, desktop, language, "many-switcher").await;
        gone(&app).await;

        for view in ["calendar", "notes", "tags"] {
            let tab = app.select(&format!("#view-{view}")).await;
            tab.click().await.expect("a click");
            app.select(".calendar [data-day], [role=treeitem]").await;
            pictures(&app, desktop, language, &format!("many-{view}")).await;
        }

        app.click("treeitem", &self.tag).await;
        app.select(".stream [aria-label]").await;
        pictures(&app, desktop, language, "many-stream").await;

        app.fill("searchbox", "", "会談").await;
        app.shows("main .stream", "会談").await;
        pictures(&app, desktop, language, "many-search").await;
        app.end(desktop).await;
    }
}

/// The most frequent one.
fn most(counted: &BTreeMap<String, u64>) -> String {
    let most = counted.iter().max_by_key(|&(_, count)| count);
    most.expect("one at least").0.clone()
}
