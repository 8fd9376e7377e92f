use super::*;

fn entry(path: &str, text: &str) -> Entry {
    let hash = ContentHash::of(text.as_bytes());
    let stamp = FileStamp {
        size: text.len() as u64,
        mtime_ns: 1,
        ctime_ns: 1,
        inode: 1,
        racy: false,
    };
    let bytes = Bytes {
        kept: text.as_bytes().to_vec(),
        hash,
        stamp,
    };
    digest(
        NotePath::new(path).unwrap(),
        bytes,
        &VaultReading::default(),
        true,
    )
}

fn names(entry: &Entry) -> Vec<(&str, i64)> {
    entry
        .names
        .iter()
        .map(|(key, kind)| (&**key, *kind))
        .collect()
}

/// Keys that find a passage; whether it carries exactly this tag itself.
fn tags(entry: &Entry, passage: usize) -> Vec<(&str, bool)> {
    let tags = entry.passages[passage].tags.iter();
    tags.map(|(place, own)| (&*entry.uses[*place].ask.key, *own))
        .collect()
}

#[test]
fn a_note_answers_to_its_path_stem_suffixes_title_aliases_and_addresses() {
    let text = "---\ntitle: Some Title\naliases: [Other]\nurl: https://example.com/x/\n---\n";
    let mut expected = vec![
        ("a/b/note", NameKind::PATH),
        ("note", NameKind::STEM),
        ("b/note", NameKind::SUFFIX),
        ("other", NameKind::ALIAS),
        ("some title", NameKind::TITLE),
    ];
    let entry = entry("a/b/Note.md", text);
    let address = tsuzuri_syntax::normalise_url("https://example.com/x/").unwrap();
    expected.push((&address, NameKind::ADDRESS));
    expected.sort_unstable();
    assert_eq!(names(&entry), expected);
    assert_eq!(entry.title, "Some Title");
}

#[test]
fn without_a_title_the_stem_is_shown() {
    assert_eq!(entry("a/記事.md", "text").title, "記事");
}

#[test]
fn a_conflict_copy_answers_to_its_path_alone() {
    let copy = entry("a/x.sync-conflict-20230201-120000-ABCDEF.md", "# Title\n");
    assert_eq!(copy.copy_of.as_deref(), Some("a/x.md"));
    assert!(copy.names.iter().all(|(_, kind)| *kind <= NameKind::SUFFIX));
}

#[test]
fn the_diary_shape() {
    let text = "# 2023年2月1日\n\n31日夜の会談で…\n\n#日NATO(会談)\n#ウクライナ代理戦争(NATO\n\nこれについて…\n\n#日中\n";
    let entry = entry("d.md", text);
    assert_eq!(
        tags(&entry, 0),
        [
            ("(nato)", false),
            ("(会談)", false),
            ("ウクライナ代理戦争", false),
            ("ウクライナ代理戦争(nato)", true),
            ("日nato", false),
            ("日nato(会談)", true),
        ]
    );
    assert_eq!(tags(&entry, 1), [("日中", true)]);
    let passage = &entry.passages[1];
    assert_eq!(
        (passage.day, passage.line, &*passage.heading_path),
        (Some(20230201), 7, "[\"2023年2月1日\"]")
    );
    assert_eq!(
        entry
            .occurrences
            .iter()
            .map(|row| (row.ordinal, &*row.raw))
            .collect::<Vec<_>>(),
        [
            (0, "日NATO(会談)"),
            (0, "ウクライナ代理戦争(NATO"),
            (1, "日中")
        ]
    );
}

#[test]
fn an_inherited_tag_is_one_occurrence_and_many_passages() {
    let entry = entry(
        "n.md",
        "---\ntags: [fm]\n---\n## #h one\n\ntext\n\n### two\n\ntext\n",
    );
    let found: Vec<_> = (0..entry.passages.len())
        .flat_map(|passage| tags(&entry, passage))
        .filter(|(key, _)| *key == "fm")
        .collect();
    assert!(found.len() > 1 && found.iter().all(|(_, own)| !own));
    let written: Vec<_> = entry
        .occurrences
        .iter()
        .map(|row| (row.ordinal, &*row.raw, row.source.name()))
        .collect();
    assert_eq!(written, [(-1, "fm", "front-matter"), (0, "h", "heading")]);
    assert!(tags(&entry, 0).contains(&("h", true)));
    assert!(tags(&entry, 1).contains(&("h", false)));
}

#[test]
fn lines_are_counted_with_any_line_end() {
    let entry = entry("n.md", "one\r\n\r\n# two\r\n\r\ntext\r\n");
    assert_eq!(
        entry
            .passages
            .iter()
            .map(|passage| passage.line)
            .collect::<Vec<_>>(),
        [0, 2]
    );
}
