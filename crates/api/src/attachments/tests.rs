use super::*;

#[test]
fn a_rule_is_read_as_obsidian_reads_it() {
    let note = NotePath::new("diary/2023/a.md").unwrap();
    for (rule, folder) in [
        ("attachments", "attachments"),
        ("/", ""),
        ("./", "diary/2023"),
        (".", "diary/2023"),
        ("./画像", "diary/2023/画像"),
        ("files/pictures/", "files/pictures"),
        ("../../elsewhere", "attachments"),
        ("/../elsewhere", "attachments"),
        ("./../../..", "attachments"),
    ] {
        assert_eq!(resolved(rule, &note), folder, "{rule}");
    }
    let at_the_root = NotePath::new("a.md").unwrap();
    assert_eq!(resolved("./files", &at_the_root), "files");
    assert_eq!(resolved("./", &at_the_root), "");
}

#[test]
fn names_are_such_as_every_system_takes() {
    for (name, portable_name) in [
        ("写真 1.png", "写真 1.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.png", "a.png"),
        (".htaccess", "htaccess"),
        ("a:b?c*.png", "a-b-c-.png"),
        ("[[x]]#y^z|.png", "--x---y-z-.png"),
        ("50% (1).png", "50- -1-.png"),
        ("con.png", "_con.png"),
        ("COM1.txt", "_COM1.txt"),
        ("...", "_"),
        ("", "_"),
        ("a\0b\n.png", "a-b-.png"),
    ] {
        assert_eq!(portable(name), portable_name, "{name}");
    }
    let long = portable(&format!("{}.jpeg", "長".repeat(200)));
    assert!(
        long.len() <= LONGEST_NAME && long.ends_with(".jpeg"),
        "{long}"
    );
}

#[test]
fn what_has_no_name_is_called_by_time_and_content() {
    let at = jiff::civil::date(2023, 2, 1).at(14, 3, 22, 0);
    let hash = ContentHash::of(b"x");
    let name = named_by_time(at, &hash, Some(PictureKind::Png));
    assert_eq!(
        name,
        format!("20230201-140322-{}.png", &hash.to_string()[..8])
    );
    assert!(named_by_time(at, &hash, None).ends_with(".bin"));
}
