//! A blog comes home in the window: chosen, told, made, and known when it comes again.

use std::path::{Path, PathBuf};

use crate::app::{App, on_a_desktop};
use crate::axe::unbroken_in_both_themes;
use crate::chooser::choose;
use crate::desktop::Desktop;
use crate::vault;

const DIALOG: &str = "Import a blog: choose its export file";

#[test]
fn a_blog_is_brought_home_once() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.find("tab", "Notes").await;
        choose_export(&app, desktop).await;
        app.shows(".report", "6 entries will become 5 new notes")
            .await;
        app.shows(".lists", "line ").await;
        assert_eq!(vault::contents(&vault), before, "telling writes nothing");
        unbroken_in_both_themes(&app, "what would come of it").await;

        app.click("button", "Make the notes").await;
        app.shows(".report", "5 notes were written").await;
        unbroken_in_both_themes(&app, "what came of it").await;
        let after = vault::contents(&vault);
        for (path, bytes) in &before {
            assert_eq!(after.get(path), Some(bytes), "{}", path.display());
        }
        assert_eq!(after.len(), before.len() + 5);
        let day = vault.join("diary/2023/2023-02-01.md");
        let day = std::fs::read_to_string(&day).expect("a day of the blog");
        assert!(day.contains("#日NATO(会談)"), "{day}");
        put_away(&app).await;

        // The same export again: everything is known, and nothing can be made twice.
        choose_export(&app, desktop).await;
        app.shows(".report", "All of its 6 entries are here already")
            .await;
        assert!(app.all("button", "Make the notes").await.is_empty());
        put_away(&app).await;
        assert_eq!(vault::contents(&vault), after);

        // What was deleted since is the only thing that is made.
        std::fs::remove_file(vault.join("diary/2023/2023-02-01.md")).expect("the day goes");
        choose_export(&app, desktop).await;
        app.shows(".report", "1 new note").await;
        app.click("button", "Make the notes").await;
        app.shows(".report", "1 note was written").await;
        assert_eq!(vault::contents(&vault), after);
        app.end(desktop).await;
    });
}

async fn choose_export(app: &App, desktop: &Desktop) {
    app.click("button", "Menu").await;
    app.click("menuitem", "Import a blog").await;
    choose(desktop, DIALOG, &export()).await;
}

/// With the button, not with the mark of the list beside it.
async fn put_away(app: &App) {
    let close = app.select(".long .does button").await;
    close.click().await.expect("a click");
    app.wait("no sheet", async || app.all("dialog", "").await.is_empty())
        .await;
}

fn export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("imports/hatena.txt")
}
