//! A note that is deleted in the window: in the system's trash, where file managers look, and
//! back in its place by one undo. Where the trash takes nothing, the window says so.

use std::fs;

use crate::app::{on_a_desktop, wait};
use crate::vault;

const NOTE: &str = "topics/潮見港.md";
/// As the trash writes down how a file was called.
const NAME_IN_TRASH: &str = "%E6%BD%AE%E8%A6%8B%E6%B8%AF.md";

#[test]
fn a_deleted_note_is_in_the_trash_and_comes_back() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "潮見港").await;
        let note = vault.join(NOTE);
        let bytes = fs::read(&note).expect("the note");
        let trash = desktop.home().join(".local/share/Trash");
        app.run_command("Delete the note").await;
        app.shows(".done", "潮見港 is in the trash.").await;
        assert!(!note.exists());
        let thrown = trash.join("files/潮見港.md");
        assert_eq!(fs::read(&thrown).expect("the file in the trash"), bytes);
        let info = trash.join("info/潮見港.md.trashinfo");
        let info = fs::read_to_string(info).expect("what the trash knows of it");
        let stood = format!("Path={}/topics/{NAME_IN_TRASH}\n", vault.display());
        assert!(info.contains(&stood), "{info}");

        app.click("button", "Undo").await;
        wait("the note to be back", async || {
            fs::read(&note).is_ok_and(|back| back == bytes)
        })
        .await;
        app.find("tab", "潮見港").await;
        assert_eq!(fs::read(&thrown).expect("still there"), bytes);
        app.end(desktop).await;
    });
}

#[test]
fn where_the_trash_takes_nothing_the_window_says_so() {
    on_a_desktop(async |desktop| {
        let data = desktop.home().join(".local/share");
        // In what is no folder, nobody can make one: root can't either.
        fs::write(data.join("Trash"), "").expect("what is no trash");
        let (vault, app) = vault::open_at(desktop, "潮見港").await;
        let note = vault.join(NOTE);
        let bytes = fs::read(&note).expect("the note");
        app.run_command("Delete the note").await;
        app.shows(
            ".done",
            "The trash could not take it; its history keeps it.",
        )
        .await;
        assert!(!note.exists());
        app.click("button", "Undo").await;
        wait("the note to be back", async || {
            fs::read(&note).is_ok_and(|back| back == bytes)
        })
        .await;
        app.end(desktop).await;
    });
}
