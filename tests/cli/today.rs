//! `today`: where today's note is, and where it would be made.

use std::fs;

use crate::desk::Desk;

#[test]
fn the_pattern_proposes_and_create_makes() {
    let desk = Desk::with_vault("clippings");
    let proposed = desk.json(0, &["today"]);
    let day = proposed["day"].as_str().unwrap().to_owned();
    let path = format!("diary/{}/{day}.md", &day[..4]);
    assert_eq!(
        (&proposed["path"], &proposed["exists"]),
        (&path.clone().into(), &false.into())
    );
    assert!(!desk.vault().join(&path).exists());

    let made = desk.json(0, &["today", "--create"]);
    assert_eq!(
        (&made["path"], &made["exists"]),
        (&path.clone().into(), &true.into())
    );
    fs::write(desk.vault().join(&path), "written\n").unwrap();
    let again = desk.json(0, &["today", "--create"]);
    assert_eq!(again["exists"], true);
    assert_eq!(
        fs::read_to_string(desk.vault().join(&path)).unwrap(),
        "written\n"
    );
}

#[test]
fn a_note_of_the_day_that_is_kept_elsewhere_is_found() {
    let desk = Desk::with_vault("clippings");
    let day = desk.json(0, &["today"])["day"].as_str().unwrap().to_owned();
    let (year, month, date) = (&day[..4], &day[5..7], &day[8..]);
    let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
    let japanese = format!("{year}年{}月{}日", plain(month), plain(date));
    for stem in [day.clone(), format!("{year}{month}{date}"), japanese] {
        for path in [format!("{stem}.md"), format!("journal/{stem}.md")] {
            let file = desk.vault().join(&path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, "kept here\n").unwrap();
            let found = desk.json(0, &["today", "--create"]);
            assert_eq!(
                (&found["path"], &found["exists"]),
                (&path.into(), &true.into())
            );
            fs::remove_file(&file).unwrap();
        }
    }
}

#[test]
fn a_new_note_goes_where_the_latest_daily_note_lies() {
    let desk = Desk::with_vault("clippings");
    fs::create_dir(desk.vault().join("journals")).unwrap();
    fs::write(desk.vault().join("journals/2023_05_06.md"), "later\n").unwrap();
    let today = desk.json(0, &["today"]);
    let day = today["day"].as_str().unwrap().replace('-', "_");
    assert_eq!(today["path"], format!("journals/{day}.md"));
    assert_eq!(today["exists"], false);
}

#[test]
fn the_vaults_own_pattern_counts() {
    let desk = Desk::with_vault("clippings");
    desk.settings("daily_note = \"日記/{yyyy}年/{mm}{dd}.md\"\n");
    let today = desk.json(0, &["today"]);
    let day = today["day"].as_str().unwrap();
    let path = format!("日記/{}年/{}{}.md", &day[..4], &day[5..7], &day[8..]);
    assert_eq!(today["path"], path);

    desk.settings("daily_note = \"../{yyyy}.md\"\n");
    let refused = desk.json(3, &["today", "--create"]);
    assert_eq!(refused["error"]["code"], "bad-settings");
}
