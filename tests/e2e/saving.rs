//! What is typed into the window reaches the disk. What comes of it when another program
//! wrote meanwhile is in `merging`.

use std::fs;

use crate::app::{App, on_a_desktop, wait};
use crate::vault;

#[test]
fn what_is_typed_reaches_the_disk() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Thread binding").await;
        let editor = app.find("textbox", "Text of ").await;
        let file = vault.join("topics/Thread binding.md");
        let before = fs::read_to_string(&file).expect("the note");
        editor.send_keys("Wax the thread. ").await.expect("typing");
        wait("the text on disk", async || {
            fs::read_to_string(&file).is_ok_and(|text| text.contains("Wax the thread. "))
        })
        .await;
        let after = fs::read_to_string(&file).expect("the note");
        assert_eq!(
            after.replace("Wax the thread. ", ""),
            before,
            "only what was typed changed"
        );
        app.wait("the word Saved", async || {
            app.text("body").await.contains("Saved ")
        })
        .await;
        app.end(desktop).await;
    });
}
