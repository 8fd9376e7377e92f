//! A note, a folder and a tag get another name in the window, and their old one back.

use std::fs;

use serde_json::json;

use crate::app::{App, command_line, on_a_desktop, wait};
use crate::axe::unbroken_in_both_themes;
use crate::vault::{self, SaveStyle};

impl App {
    /// Presses a key of the window.
    async fn key(&self, key: &str) {
        let press = "window.dispatchEvent(new KeyboardEvent('keydown', \
                     { key: arguments[0], code: arguments[0], bubbles: true, cancelable: true }))";
        self.script(press, vec![json!(key)]).await;
    }

    /// Opens the menu of a row of the sidebar, as the right button does.
    async fn menu_of(&self, row: &str) {
        let open = "const [row] = arguments; \
                    const item = [...document.querySelectorAll('[role=treeitem]')] \
                      .find((item) => item.textContent.includes(row)); \
                    item?.dispatchEvent(new MouseEvent('contextmenu', \
                      { bubbles: true, cancelable: true, clientX: 80, clientY: 200 })); \
                    return item !== undefined";
        self.wait(&format!("a menu of {row}"), async || {
            self.script(open, vec![json!(row)]).await == json!(true)
                && !self.all("menu", row).await.is_empty()
        })
        .await;
    }

    /// Keeps what was done in sight, as whoever is at it with the keyboard does.
    async fn hold_the_bar(&self) {
        let script = "const button = document.querySelector('.done button'); button?.focus(); \
                      return button !== null && document.activeElement === button";
        self.wait("a bar to hold", async || {
            self.script(script, vec![]).await == json!(true)
        })
        .await;
    }

    /// The list of changes, from the menu of the window.
    async fn open_changes(&self) {
        // A view that comes in meanwhile may take the focus, and the menu goes with it.
        self.wait("the list of changes", async || {
            let item = self.all("menuitem", "Changes across notes").await;
            match (item.first(), self.all("button", "Menu").await.first()) {
                (Some(item), _) => drop(item.click().await),
                (None, Some(menu)) if self.text("dialog").await.is_empty() => {
                    drop(menu.click().await);
                }
                _ => {}
            }
            !self.text("dialog .changes").await.is_empty()
        })
        .await;
    }
}

#[test]
fn a_note_is_renamed_with_its_links_and_back() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("潮見港").await;
        app.key("F2").await;
        app.fill("textbox", "New name", "汐見港").await;
        app.shows(".preview del", "[[潮見港]] の灯り").await;
        app.shows(".preview ins", "[[汐見港]] の灯り").await;
        app.shows(".says", "1 place in 1 note will change").await;
        assert_eq!(vault::contents(&vault), before, "a preview writes nothing");
        unbroken_in_both_themes(&app, "the sheet").await;
        app.click("button", "Change them all").await;
        app.shows(".done", "“潮見港” is “汐見港” now. 2 notes changed.")
            .await;
        app.find("tab", "汐見港").await;
        let day = fs::read_to_string(vault.join("diary/2024-11-09.md")).expect("the day");
        assert!(day.contains("[[汐見港]] の灯り"), "{day}");
        assert!(vault.join("topics/汐見港.md").exists());
        assert!(!vault.join("topics/潮見港.md").exists());
        app.hold_the_bar().await;
        unbroken_in_both_themes(&app, "the bar").await;
        app.click("button", "Undo").await;
        wait("the vault as it was", async || {
            vault::contents(&vault) == before
        })
        .await;
        app.find("tab", "潮見港").await;
        app.shows(".done", "Taken back").await;
        app.end(desktop).await;
    });
}

#[test]
fn a_folder_is_moved_with_what_leads_into_it() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let by_path = "港は[ここ](../topics/潮見港.md)、[[topics/Thread binding]]。\n";
        fs::write(vault.join("diary/paths.md"), by_path).expect("a note");
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.click("treeitem", "topics").await;
        app.click("treeitem", "潮見港").await;
        app.find("textbox", "Text of ").await;
        app.menu_of("topics").await;
        app.click("menuitem", "Move to a folder").await;
        app.fill("textbox", "Folder", "話題/古い").await;
        app.shows(".says", "Becomes 話題/古い/topics").await;
        app.shows(".preview ins", "(../話題/古い/topics/潮見港.md)")
            .await;
        unbroken_in_both_themes(&app, "the sheet of a move").await;
        app.click("button", "Change them all").await;
        app.shows(".done", "is “話題/古い/topics” now").await;
        let moved = fs::read_to_string(vault.join("diary/paths.md")).expect("the note");
        assert_eq!(moved, by_path.replace("topics/", "話題/古い/topics/"));
        assert!(vault.join("話題/古い/topics/潮見港.md").exists());
        assert!(!vault.join("topics").exists());
        // The note that was open is, and is written where it lies now.
        let editor = app.find("textbox", "Text of ").await;
        editor.send_keys("追記。").await.expect("typing");
        let there = vault.join("話題/古い/topics/潮見港.md");
        wait("what was typed, in its new place", async || {
            fs::read_to_string(&there).is_ok_and(|text| text.contains("追記。"))
        })
        .await;
        assert!(!vault.join("topics").exists());

        // Back, with what was written since.
        app.open_changes().await;
        app.click("button", "Undo: ").await;
        app.shows(".changes", "taken back").await;
        let mut after = vault::contents(&vault);
        let note = after
            .remove(std::path::Path::new("topics/潮見港.md"))
            .expect("the note is back");
        assert!(String::from_utf8_lossy(&note).contains("追記。"));
        let mut rest = before;
        rest.remove(std::path::Path::new("topics/潮見港.md"));
        assert_eq!(after, rest);
        app.end(desktop).await;
    });
}

#[test]
fn a_tag_is_renamed_merged_and_taken_back_from_the_list() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("住民投票").await;
        app.click("button", "Rename the tag").await;
        app.fill("textbox", "New name", "tram").await;
        app.shows(".says", "#tram is there already, in 1 passage.")
            .await;
        app.fill("textbox", "New name", "県民投票").await;
        app.shows(".preview ins", "県民投票(前夜)").await;
        unbroken_in_both_themes(&app, "the sheet of a tag").await;
        app.click("button", "Change them all").await;
        app.shows(".done", "2 notes changed").await;
        let day = fs::read_to_string(vault.join("diary/2024-11-10.md")).expect("the day");
        assert!(
            day.contains("#県民投票(投票日)") && day.contains("#県民投票(開票)"),
            "{day}"
        );
        app.shows(".stream", "開票が始まる").await;

        // And the two become one.
        app.click("button", "Rename the tag").await;
        app.fill("textbox", "New name", "tram").await;
        app.shows(".preview ins", "#tram(開票)").await;
        app.click("button", "Change them all").await;
        app.shows(".done", "“#県民投票” is “#tram” now").await;
        app.shows(".stream", "The tram was full").await;
        app.shows(".stream", "開票が始まる").await;

        app.open_changes().await;
        app.shows(".changes", "#住民投票 → #県民投票").await;
        unbroken_in_both_themes(&app, "the list").await;
        for change in ["県民投票 → tram", "住民投票 → 県民投票"] {
            app.click("button", &format!("Undo: {change}")).await;
            app.wait("no way to take it back twice", async || {
                app.all("button", &format!("Undo: {change}"))
                    .await
                    .is_empty()
            })
            .await;
        }
        assert_eq!(vault::contents(&vault), before);
        app.end(desktop).await;
    });
}

#[test]
fn what_another_program_wrote_since_the_preview_stays_and_is_told() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("住民投票").await;
        app.click("button", "Rename the tag").await;
        app.fill("textbox", "New name", "県民投票").await;
        app.shows(".preview ins", "県民投票(前夜)").await;
        let theirs = "別のプログラムが書いた。\n\n#住民投票(前夜)\n";
        let file = vault.join("diary/2024-11-09.md");
        SaveStyle::AtomicRename.save(desktop, &file, theirs);
        app.click("button", "Change them all").await;
        app.shows(".done", "1 note changed. 1 note left as it was.")
            .await;
        assert_eq!(fs::read_to_string(&file).expect("the note"), theirs);
        app.click("button", "Show").await;
        app.shows(".changes", "Left as they were").await;
        app.script("document.querySelector('.changes summary').click()", vec![])
            .await;
        app.shows(".changes", "diary/2024-11-09.md").await;
        app.shows(".changes", "changed meanwhile").await;
        unbroken_in_both_themes(&app, "a change with a note left").await;

        app.click("button", "Undo: ").await;
        app.shows(".changes", "taken back").await;
        let mut after = vault::contents(&vault);
        let name = std::path::Path::new("diary/2024-11-09.md");
        assert_eq!(
            after.insert(name.to_owned(), before[name].clone()),
            Some(theirs.as_bytes().to_vec())
        );
        assert_eq!(after, before);
        app.end(desktop).await;
    });
}

#[test]
fn a_mention_becomes_a_link_and_its_words_again() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let file = vault.join("diary/2024-11-11.md");
        let text = "# 2024年11月11日(月)\r\n\r\n朝の潮見港は静かだ。\r\n";
        fs::write(&file, text).expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("潮見港").await;
        app.click("button", "Make a link of the mention in 2024")
            .await;
        app.shows(".done", "[[潮見港]]").await;
        let linked = fs::read_to_string(&file).expect("the day");
        assert_eq!(linked, text.replace("潮見港", "[[潮見港]]"));
        app.hold_the_bar().await;
        unbroken_in_both_themes(&app, "what was linked").await;
        app.click("button", "Undo").await;
        wait("the words again", async || {
            fs::read_to_string(&file).is_ok_and(|now| now == text)
        })
        .await;
        app.find("button", "Make a link of the mention in 2024")
            .await;
        app.end(desktop).await;
    });
}

#[test]
fn two_thousand_notes_tell_how_far_they_are_and_stay_as_they_were_when_called_off() {
    const MANY: usize = 2000;
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        for number in 0..MANY {
            let text = format!("# {number}\n\n#多い 話\n");
            fs::write(vault.join(format!("{number}.md")), text).expect("a note");
        }
        let before = vault::contents(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("多い").await;
        app.click("button", "Rename the tag").await;
        app.fill("textbox", "New name", "少ない").await;
        app.shows(".says", "2,000 places in 2,000 notes").await;
        app.click("button", "Change them all").await;
        app.shows(".goes", "Changing").await;
        // Beside the button that puts the sheet away.
        app.wait("a way to call it off", async || {
            let button = "const button = document.querySelector('.goes button'); \
                          button?.click(); return button !== null";
            app.script(button, vec![]).await == json!(true)
        })
        .await;
        app.shows(".done", "Called off. Every note is as it was.")
            .await;
        assert_eq!(vault::contents(&vault), before);
        app.open_changes().await;
        app.shows(".changes", "taken back").await;
        app.end(desktop).await;
    });
}

#[test]
fn what_is_open_follows_a_note_that_the_command_line_renames() {
    on_a_desktop(async |desktop| {
        let (vault, app) = vault::open_at(desktop, "Thread binding").await;
        let folder = vault.display().to_string();
        desktop.press("ctrl+End");
        // Typed without a rest, so that it is not in the file yet when its name changes.
        let typed = "Wax the thread, then draw it through the four holes once more.";
        desktop.spawn("xdotool", &["type", "--delay", "60", typed]);
        app.shows(".cm-content", "Wax the thr").await;
        let rename = [
            "--vault",
            &folder,
            "rename",
            "Thread binding",
            "Sewing",
            "--yes",
        ];
        assert!(desktop.run(&command_line(), &rename).is_some());
        app.find("tab", "Sewing").await;
        let new = vault.join("topics/Sewing.md");
        wait("all that was typed, under the new name", async || {
            fs::read_to_string(&new).is_ok_and(|text| text.trim_end().ends_with(typed))
        })
        .await;
        let old = vault.join("topics/Thread binding.md");
        assert!(!old.exists(), "what was typed made the old note anew");
        let beside = fs::read_dir(vault.join("topics")).expect("the folder");
        assert_eq!(beside.count(), 2, "no sibling was made");

        // The way back is the window's too.
        let undo = ["--vault", &folder, "undo"];
        assert!(desktop.run(&command_line(), &undo).is_some());
        app.find("tab", "Thread binding").await;
        let text = fs::read_to_string(&old).expect("the old name");
        assert!(text.contains(typed) && !new.exists());
        app.end(desktop).await;
    });
}
