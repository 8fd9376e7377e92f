//! A note on paper: printed through the desktop's dialog into a file, as a person without a
//! printer does.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::{binary, comes_within, on_a_desktop, starter, wait};
use crate::desktop::Desktop;
use crate::vault;

/// A dialog that does not come within this was not asked for.
const OPENED: Duration = Duration::from_secs(5);

/// Without a WebDriver, under which no page is printed.
#[test]
fn a_note_is_printed_whole() {
    on_a_desktop(async |desktop| {
        let file = papers(desktop);
        let vault = vault::diary(desktop);
        let paragraph =
            "潮見駅と山の手を結ぶ四系統。線路の高さは、いくつの潮位を基準にするのか。\n\n";
        let text = format!("# Papers\n\n{}", paragraph.repeat(80));
        fs::write(vault.join("topics/Papers.md"), text).expect("a note");
        let before = vault::contents(&vault);
        let app = starter(desktop, &binary()).display().to_string();
        let shown = vault.display().to_string();
        desktop.spawn(&app, &["--vault", &shown, "--note", "topics/Papers.md"]);
        desktop.activate("Papers").await;
        wait("the dialog", async || {
            // The note comes a moment after its window's name.
            desktop.press("ctrl+alt+p");
            comes_within(OPENED, async || desktop.focused_window() == "Print").await
        })
        .await;
        print_to_file(desktop, &file).await;
        let pdf = whole(&file).await;
        // A4, and as many pages as 80 paragraphs take.
        let pages = pdf.matches("/MediaBox [0 0 595 842]").count();
        assert!(pages >= 3, "{pages} pages");
        assert_eq!(vault::contents(&vault), before, "printing writes nothing");
        desktop.assert_clean_console();
    });
}

/// The file that the dialog proposes, in the folder of documents that is made here.
fn papers(desktop: &Desktop) -> PathBuf {
    let folder = desktop.home().join("papers");
    fs::create_dir_all(&folder).expect("a folder");
    let named = "XDG_DOCUMENTS_DIR=\"$HOME/papers\"\n";
    fs::write(desktop.home().join(".config/user-dirs.dirs"), named).expect("its name");
    folder.join("output.pdf")
}

/// Chooses the file that the dialog proposes, in place of a printer.
async fn print_to_file(desktop: &Desktop, file: &Path) {
    wait("the dialog to close", async || {
        // The list of printers comes a moment after the dialog, and takes no key until then.
        for key in ["Tab", "Home", "space"] {
            // What comes after it would be written into the note.
            if desktop.focused_window() == "Print" {
                desktop.press(key);
            }
        }
        file.exists()
    })
    .await;
}

/// The file once it is whole.
async fn whole(file: &Path) -> String {
    let mut text = String::new();
    wait("a whole PDF", async || {
        text = String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).into_owned();
        text.trim_end().ends_with("%%EOF")
    })
    .await;
    text
}
