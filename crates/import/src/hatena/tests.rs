use super::*;
use crate::ProblemKind;

/// Written for this test in the form that Hatena Blog hands out, every field of it.
const EXPORT: &str = include_str!("../../../../tests/imports/hatena.txt");

fn read(export: &str, options: &Options<'_>) -> Import {
    super::read(export, options).unwrap()
}

#[test]
fn an_export_becomes_days() {
    let import = read(EXPORT, &Options::default());
    let mut shown = format!(
        "blog: {}\n",
        import.blog.as_ref().map_or(String::new(), Blog::to_string)
    );
    for day in &import.days {
        shown += &format!(
            "\n======== {}{}\n",
            day.date,
            if day.draft { " (draft)" } else { "" }
        );
        shown += &note_text(day.date, day.draft, &day.entries);
    }
    shown += "\n======== images\n";
    shown += &import.images.join("\n");
    shown += "\n======== problems\n";
    for problem in &import.problems {
        shown += &format!("{}: {:?}\n", problem.line, problem.kind);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_title_keeps_its_wide_spaces() {
    let export =
        "TITLE: 第一章　始まり\nDATE: 02/01/2023 08:00:00\n-----\nBODY:\nx\n-----\n--------\n";
    let import = read(export, &Options::default());
    assert_eq!(import.days[0].entries[0].title, "第一章　始まり");
}

/// What the note's reader makes of it is what the person wrote in the blog.
#[test]
fn hashtags_and_links_are_read_in_the_notes_as_they_were_written() {
    let import = read(EXPORT, &Options::default());
    let day = &import.days[1];
    let text = note_text(day.date, day.draft, &day.entries);
    let note = tsuzuri_syntax::parse(&text, &Reading::default());
    let tags: Vec<&str> = note.tags.iter().map(|tag| &*tag.raw).collect();
    for written in [
        "日NATO(会談)",
        "ウクライナ代理戦争(NATO",
        "反ロシア",
        "対中露戦",
        "習近平伏魔殿体制=旧体制",
        "snake_case_tag",
        "国際_政治",
        "速報",
        "安全_保障",
    ] {
        assert!(tags.contains(&written), "{written} is not among {tags:?}");
    }
    assert!(!tags.contains(&"コード"));
    let targets: Vec<&str> = note.links.iter().map(|link| &*link.target).collect();
    for written in [
        "https://example.com/news?id=1&p=2",
        "d1021.hatenadiary.jp/entry/2023/01/30/120000",
        "https://www3.nhk.or.jp/news/html/20230131/k1.html",
        "https://example.org/old_page:embed:cite",
    ] {
        assert!(
            targets.contains(&written),
            "{written} is not among {targets:?}"
        );
    }
    assert_eq!(note.day, Some(jiff::civil::date(2023, 2, 1)));
    assert!(note.warnings.is_empty(), "{:?}", note.warnings);
}

#[test]
fn the_blog_is_told_by_its_own_links_or_by_the_person() {
    let told = read(EXPORT, &Options::default()).blog;
    assert_eq!(told, Blog::new("d1021.hatenadiary.jp").ok());
    let given = Blog::new("https://d1021.hatenablog.com/").ok();
    let options = Options {
        blog: given.as_ref(),
        ..Options::default()
    };
    let import = read(EXPORT, &options);
    let address = import.days[0].entries[0].address.as_deref();
    assert_eq!(
        address,
        Some("https://d1021.hatenablog.com/entry/2023/01/30/120000")
    );
    for bad in [
        "",
        "no host",
        "ftp://a.jp",
        "javascript:alert(1)",
        "https://a.jp/entry/2023",
    ] {
        assert!(Blog::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_draft_has_no_address() {
    let import = read(EXPORT, &Options::default());
    let drafts: Vec<&Day> = import.days.iter().filter(|day| day.draft).collect();
    assert_eq!(drafts.len(), 2);
    assert!(drafts.iter().all(|day| day.entries[0].address.is_none()));
}

#[test]
fn an_entry_may_say_its_own_address() {
    let address = |said: &str, status: &str| {
        let blog = Blog::new("a.hatenablog.com").ok();
        let options = Options {
            blog: blog.as_ref(),
            ..Options::default()
        };
        let head = format!("BASENAME: b\nSTATUS: {status}\nDATE: 02/01/2023 08:00:00\n");
        let import = read(&format!("{head}UNIQUE URL: {said}\n-----\n"), &options);
        import.days[0].entries[0].address.clone()
    };
    let own = "https://a.example/2023/02/b.html";
    assert_eq!(address(own, "Publish").as_deref(), Some(own));
    assert_eq!(address(own, "Draft"), None);
    let blogs = "https://a.hatenablog.com/entry/b";
    for bad in ["", "b.html", "javascript:alert(1)"] {
        assert_eq!(address(bad, "Publish").as_deref(), Some(blogs), "{bad}");
    }
}

#[test]
fn nothing_is_made_of_nothing() {
    for empty in ["", "\n\n", "--------\n", "\u{FEFF}"] {
        assert_eq!(read(empty, &Options::default()), Import::default());
    }
}

#[test]
fn a_text_that_is_no_export_is_told_as_such() {
    let import = read("# A note\n\nwith text\n", &Options::default());
    assert!(import.days.is_empty());
    assert!(
        import
            .problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::NoDate)
    );
}

proptest::proptest! {
    #[test]
    fn any_export_gives_an_answer(export in export()) {
        let import = read(&export, &Options::default());
        for day in &import.days {
            let text = note_text(day.date, day.draft, &day.entries);
            proptest::prop_assert!(text.len() <= export.len() * 5 + 4096);
            let note = tsuzuri_syntax::parse(&text, &Reading::default());
            proptest::prop_assert!(note.warnings.is_empty(), "{:?}\n{}", note.warnings, text);
            proptest::prop_assert_eq!(note.day, Some(day.date));
        }
    }
}

fn export() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let line = prop_oneof![
        Just("--------".to_owned()),
        Just("-----".to_owned()),
        Just("BODY:".to_owned()),
        Just("COMMENT:".to_owned()),
        Just("PING:".to_owned()),
        Just("CONVERT BREAKS: 0".to_owned()),
        "DATE: 0[1-9]/[0-2][0-9]/20[0-2][0-9] [0-2][0-9]:00:00( PM)?",
        "(TITLE|CATEGORY|TAGS|BASENAME|IMAGE|AUTHOR): \\PC{0,12}",
        "(<(/?(b|p|li|a|div|pre|code|table|tr|td|ruby|rt|iframe|blockquote)( (href|src|class|title)=\"\\PC{0,8}\")?>)|[ #*_`あ\\[\\]]|\\PC){0,12}",
    ];
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}
