//! The desktop's own dialogs, worked with keyboard and mouse: they are
//! outside of the page, so WebDriver does not see them.

use std::path::Path;
use std::time::Duration;

use crate::app::{comes_within, wait};
use crate::desktop::Desktop;

/// Names a folder in the file dialog of this title and confirms it.
pub async fn choose(desktop: &Desktop, title: &str, folder: &Path) {
    let search = ["search", "--onlyvisible", "--name", title];
    let mut dialog = String::new();
    wait(&format!("the dialog {title:?}"), async || {
        dialog = desktop.run("xdotool", &search).unwrap_or_default();
        !dialog.is_empty()
    })
    .await;
    wait("the dialog's focus", async || {
        desktop
            .run("xdotool", &["windowactivate", "--sync", &dialog])
            .is_some()
            && desktop.run("xdotool", &["getactivewindow"]).as_deref() == Some(&dialog)
    })
    .await;
    let folder = folder.display().to_string();
    let (x, y) = confirming_button(desktop, &dialog);
    let gone = async || {
        desktop
            .run("xdotool", &search)
            .is_none_or(|found| found.is_empty())
    };
    wait("the dialog to close", async || {
        // Keys are lost while the dialog makes its field for paths; then all is done again.
        for keys in [["key", "ctrl+l"], ["key", "ctrl+a"], ["type", &folder]] {
            desktop.run("xdotool", &keys);
        }
        // The first click may only close the list of what the field offers to complete.
        for _ in 0..3 {
            let click = ["mousemove", "--window", &dialog, &x, &y, "click", "1"];
            desktop.run("xdotool", &click);
            if comes_within(Duration::from_secs(1), gone).await {
                return true;
            }
        }
        false
    })
    .await;
}

/// Where the button is that confirms: in the lower right corner.
fn confirming_button(desktop: &Desktop, dialog: &str) -> (String, String) {
    let geometry = desktop.run("xdotool", &["getwindowgeometry", "--shell", dialog]);
    let geometry = geometry.expect("the dialog's size");
    let side = |name: &str| -> i32 {
        let line = geometry.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|size| size.parse().ok()).expect("a number")
    };
    (
        (side("WIDTH=") - 45).to_string(),
        (side("HEIGHT=") - 22).to_string(),
    )
}
