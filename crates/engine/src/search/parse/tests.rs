use jiff::civil::date;
use proptest::prelude::*;

use super::super::explain;
use super::*;

mod slashes;

fn read(text: &str) -> Query {
    parse(text, date(2023, 3, 15), Profile::Tsuzuri).unwrap()
}

fn said(text: &str) -> String {
    let query = read(text);
    assert_eq!(query.problems, [], "{text}");
    explain(&query)
}

/// What is said back, and each problem as `place code`.
fn problems(text: &str) -> (String, Vec<String>) {
    let query = read(text);
    let problems = query.problems.iter();
    let problems = problems.map(|one| format!("{} {}", one.at_utf16, one.code.name()));
    (explain(&query), problems.collect())
}

#[test]
fn a_tag_whose_folded_form_would_be_read_otherwise_is_said_as_it_was_written() {
    for query in ["#㈱日立", "#港㈒会", "#¸y"] {
        assert_eq!(said(query), query);
    }
    assert_eq!(said("#ＮＡＴＯ(会談)"), "#nato(会談)");
}

#[test]
fn words_and_phrases_are_joined() {
    for (text, expected) in [
        ("NATO 首脳", "\"nato\" \"首脳\""),
        ("NATO　首脳", "\"nato\" \"首脳\""),
        ("\"共同声明を発表\"", "\"共同声明を発表\""),
        ("”The  Quick”", "\"the quick\""),
        ("a OR b", "\"a\" OR \"b\""),
        ("ａ　ＯＲ　ｂ", "\"a\" OR \"b\""),
        ("a b OR c", "(\"a\" \"b\") OR \"c\""),
        ("a (b OR c) d", "\"a\" (\"b\" OR \"c\") \"d\""),
        ("a（b OR c）d", "\"a\" (\"b\" OR \"c\") \"d\""),
        ("a OR b OR c", "\"a\" OR \"b\" OR \"c\""),
        ("-word x", "-\"word\" \"x\""),
        ("－word", "-\"word\""),
        ("-(a b)", "-(\"a\" \"b\")"),
        ("-\"a b\"", "-\"a b\""),
        ("ORDER or", "\"order\" \"or\""),
        ("コーヒー", "\"コーヒー\""),
        ("well-known", "\"well-known\""),
        ("((a))", "\"a\""),
        ("", ""),
        ("   ", ""),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn tags_keep_their_parentheses() {
    for (text, expected) in [
        ("#外交・安全保障", "#外交・安全保障"),
        ("＃ＮＡＴＯ", "#nato"),
        ("#日NATO(会談) x", "#日nato(会談) \"x\""),
        ("#日NATO（会談）", "#日nato(会談)"),
        ("#(NATO)", "#(nato)"),
        ("-#tag", "-#tag"),
        ("(#a OR #b)", "#a OR #b"),
        ("(#a(b))", "#a(b)"),
        ("#a#b", "#a #b"),
        ("#ウクライナ代理戦争(NATO", "#ウクライナ代理戦争(nato)"),
        ("C#", "\"c#\""),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn fields_take_a_value() {
    for (text, expected) in [
        ("title:会談", "title:\"会談\""),
        ("ｔｉｔｌｅ：会談", "title:\"会談\""),
        ("path:diary/2023", "path:\"diary/2023\""),
        ("heading:\"2月 1日\"", "heading:\"2月 1日\""),
        ("date:2023-02", "date:2023-02-01..2023-02-28"),
        ("date：２０２３年２月１日", "date:2023-02-01"),
        ("before:2023-02", "date:..2023-01-31"),
        ("after:2023", "date:2024-01-01.."),
        ("date:today", "date:2023-03-15"),
        ("has:todo is:orphan", "has:todo is:orphan"),
        ("HAS:Image", "has:image"),
        ("-is:untagged", "-is:untagged"),
        ("link:[[My Note]] x", "link:[[My Note]] \"x\""),
        ("link:[[a#b c#d]]", "link:[[a#b c#d]]"),
        ("link:[[a#b|c d]]", "link:[[a#b]]"),
        ("link:\"a|b\"", "link:\"a|b\""),
        ("linked-from:[[a]]", "linked-from:[[a]]"),
        ("url:example.com", "url:\"example.com\""),
        ("x in:note", "\"x\" in:note"),
        ("in:title x sort:name", "\"x\" in:title sort:name"),
        ("x -sort:date", "\"x\" -sort:date"),
        ("(title:a OR title:b)", "title:\"a\" OR title:\"b\""),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_colon_need_not_make_a_field() {
    for (text, expected) in [
        ("12:30", "\"12:30\""),
        ("https://example.com/a", "\"https://example.com/a\""),
        ("注：これ", "\"注:これ\""),
        ("Note:", "\"note:\""),
        ("std::vec", "\"std::vec\""),
    ] {
        let (shown, _) = problems(text);
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_runs() {
    for (text, shown, expected) in [
        ("首脳 date:2023-13", "\"首脳\"", &["3 bad-date"][..]),
        ("x \"open end", "\"x\" \"open end\"", &["2 unclosed-quote"]),
        (
            "a (b OR c",
            "\"a\" (\"b\" OR \"c\")",
            &["2 unmatched-parenthesis"],
        ),
        ("a) b", "\"a\" \"b\"", &["1 unmatched-parenthesis"]),
        ("OR a", "\"a\"", &["0 lonely-or"]),
        ("a OR", "\"a\"", &["4 lonely-or"]),
        ("a OR OR b", "\"a\" OR \"b\"", &["5 lonely-or"]),
        ("a # b", "\"a\" \"b\"", &["2 bad-tag"]),
        ("foo:bar", "\"foo:bar\"", &["0 unknown-field"]),
        ("has:cat x", "\"x\"", &["0 unknown-value"]),
        ("in:space", "", &["0 unknown-value"]),
        ("title: x", "\"x\"", &["0 nothing-to-find"]),
        ("link:[[#x]] y", "\"y\"", &["0 nothing-to-find"]),
        ("- x", "\"x\"", &["0 nothing-to-find"]),
        ("…… x", "\"x\"", &["0 nothing-to-find"]),
        ("👍 date:x", "\"👍\"", &["3 bad-date"]),
        ("before:..2023", "", &["0 bad-date"]),
    ] {
        let (said, problems) = problems(text);
        assert_eq!(
            (said.as_str(), problems.as_slice()),
            (
                shown,
                &expected
                    .iter()
                    .map(|&one| one.to_owned())
                    .collect::<Vec<_>>()[..]
            ),
            "{text}"
        );
    }
}

#[test]
fn a_message_names_the_part() {
    let query = read("首脳 date:2023-13");
    assert_eq!(query.problems[0].message, "`date:2023-13` is no month");
}

#[test]
fn what_is_excluded_twice_is_wanted() {
    assert_eq!(problems("-(-a)").0, "\"a\"");
    assert_eq!(problems("-(-a b)").0, "-(-\"a\" \"b\")");
}

#[test]
fn groups_are_read_only_so_deep() {
    let (said, problems) = problems(&"(".repeat(MOST_CHARACTERS));
    assert_eq!(said, "");
    assert!(problems.iter().any(|one| one.ends_with("too-deep")));
}

proptest! {
    #[test]
    fn any_query_is_read(text in "\\PC{0,40}") {
        read(&text);
    }

    #[test]
    fn what_is_said_back_means_the_same(
        text in "((a|首脳|/x y/|/[/)]/|\"x y\"|#t\\(f\\)|title:b|date:2023|-|\\(|\\)|OR|in:note|is:daily|（|：)[ 　]?){0,10}"
    ) {
        let query = read(&text);
        let again = read(&explain(&query));
        prop_assert_eq!(explain(&again), explain(&query));
        prop_assert_eq!(again.expr, query.expr);
        prop_assert!(again.problems.is_empty());
    }
}

#[test]
fn what_is_too_long_is_refused_whole() {
    let asked = |text: &str| parse(text, date(2023, 3, 15), Profile::Tsuzuri);
    let refused = |text: &str| matches!(asked(text), Err(EngineError::LongQuery { .. }));
    for (unit, most) in [
        ("港", MOST_CHARACTERS),
        ("a ", MOST_TERMS),
        ("#a ", MOST_TERMS),
        ("(a) ", MOST_TERMS / 2),
        ("has:task OR ", MOST_TERMS),
        ("\"\"", MOST_TERMS),
        ("-a ", MOST_TERMS),
    ] {
        assert!(asked(&unit.repeat(most)).is_ok(), "{most} of {unit}");
        assert!(refused(&unit.repeat(most + 1)), "{} of {unit}", most + 1);
    }
    // One phrase is one term, however many words it has.
    let phrase = format!("\"{}\"", "word ".repeat(300));
    assert!(asked(&phrase).is_ok());
    assert_eq!(names("#a", Profile::Tsuzuri).len(), 1);
    let many = "#a ".repeat(MOST_TERMS + 1);
    assert!(names(&many, Profile::Tsuzuri).is_empty());
    let long = format!("#a {}", "港".repeat(MOST_CHARACTERS));
    assert!(names(&long, Profile::Tsuzuri).is_empty());
}

#[test]
fn a_name_with_brackets_is_said_back_as_it_was_read() {
    for text in [
        "link:[nk:[[a]]",
        "linked-from:a]]b",
        "link:\"x [y] z\"",
        "link:[[a\" [b]]",
        "link:a|b",
        "linked-from:\"a|b\"",
        "link:[[a\"|b]]",
    ] {
        let query = read(text);
        assert_eq!(read(&explain(&query)).expr, query.expr, "{text}");
    }
}

/// A key that would be read as another when folded is said as it was written, open or not.
#[test]
fn a_facet_that_is_said_open_ends_before_the_bracket_of_its_group() {
    let said = explain(&read("港 (戦 OR -(海 #¸c(d"));
    assert_eq!(said, "\"港\" (\"戦\" OR -(\"海\" #¸c(d ))");
    assert_eq!(explain(&read(&said)), said);
    let closed = explain(&read("港 (戦 OR #日NATO(会談"));
    assert_eq!(closed, "\"港\" (\"戦\" OR #日nato(会談))");
}

#[test]
fn a_value_with_a_quotation_mark_is_said_back_as_it_was_read() {
    for field in ["title", "path", "heading", "url"] {
        let query = read(&format!("{field}:[[港\"c]]"));
        assert_eq!(read(&explain(&query)).expr, query.expr, "{field}");
    }
}
