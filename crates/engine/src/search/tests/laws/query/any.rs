//! Random queries with every operator.

use proptest::prelude::*;

use super::super::vaults::{any_day, any_name, any_target};
use super::{Query, Scope, Sort, SortBy, Term, Tree};

/// A query, with its settings.
pub(in super::super) fn any_query() -> impl Strategy<Value = Query> {
    let scope = prop_oneof![
        6 => Just(Scope::Auto),
        2 => Just(Scope::Passage),
        3 => Just(Scope::Note),
        1 => Just(Scope::Title),
    ];
    let by = prop_oneof![
        6 => Just(SortBy::Tier),
        1 => Just(SortBy::Relevance),
        1 => Just(SortBy::Date),
        1 => Just(SortBy::Name),
        1 => Just(SortBy::Modified),
    ];
    (any_tree(), scope, by, any::<bool>()).prop_map(|(tree, scope, by, reversed)| Query {
        tree: tree.flat(),
        scope,
        sort: Sort {
            by,
            reversed: reversed && by != SortBy::Tier,
        },
    })
}

fn any_tree() -> impl Strategy<Value = Tree> {
    any_term()
        .prop_map(Tree::Term)
        .prop_recursive(3, 10, 3, |inner| {
            prop_oneof![
                4 => prop::collection::vec(inner.clone(), 1..4).prop_map(Tree::And),
                2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Tree::Or),
                1 => inner.prop_map(|inner| Tree::Not(Box::new(inner))),
            ]
        })
}

fn any_term() -> impl Strategy<Value = Term> {
    prop_oneof![
        8 => any_word().prop_map(Term::Word),
        3 => any_pattern(),
        3 => any_tag().prop_map(Term::Tag),
        1 => any_word().prop_map(Term::Title),
        1 => prop_oneof![any_word(), Just("1/".to_owned()), any_day().prop_map(str::to_owned)]
            .prop_map(Term::Path),
        1 => any_word().prop_map(Term::Heading),
        3 => any_days(),
        2 => any_target().prop_map(Term::LinkTo),
        2 => any_name().prop_map(Term::LinkedFrom),
        1 => any_url(),
        2 => prop::sample::select(&["task", "todo", "done", "image", "link", "url", "attachment"])
            .prop_map(Term::Has),
        2 => prop::sample::select(&["untagged", "unresolved", "orphan", "daily"])
            .prop_map(Term::Is),
    ]
}

fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[共同声明日]{1,6}",
        2 => "[ab]{1,3}",
        1 => "[共同声ab]{2,5}",
        1 => Just("Ａｂ".to_owned()),
        1 => "[共声日ab] {1,2}[同声ab]",
        1 => "(é|bÉ|ｶﾞ|ガ|👍|\\+)[共a+]?",
    ]
}

fn any_pattern() -> impl Strategy<Value = Term> {
    let patterns = [
        ("共同", "共同"),
        ("共.声", "共[^\r\n]声"),
        ("[共声]明?日", "[共声]明?日"),
        ("ＡB?", "ab?"),
        ("[Ａ-Ｂ]{2}", "[ab]{2}"),
        ("^b", "(?m)^b"),
        ("日$", "(?m)日$"),
        ("a|共同|Ｂ明", "a|共同|b明"),
        (r"\bAB", r"\bab"),
        (r"\d{4}", "[0-9]{4}"),
        ("A B", "a b"),
        (r"日\s+共", r"日\s+共"),
        ("(共同)+声?", "(?:共同)+声?"),
        ("[^A共 ]{3}", "[^a共 ]{3}"),
        ("明|声", "[明声]"),
    ];
    prop::sample::select(patterns.to_vec()).prop_map(|(typed, plain)| Term::Pattern(typed, plain))
}

fn any_tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[
        "共",
        "共/同",
        "共/同/Ａ",
        "a",
        "A",
        "a(b)",
        "a(同)",
        "a(b・同)",
        "(b)",
        "(同)",
        "声",
        "明",
        "声=明",
        "ab",
        "無",
    ])
}

/// With today as the tests read it, 2023-03-15.
fn any_days() -> impl Strategy<Value = Term> {
    const EVER: (&str, &str) = ("0001-01-01", "9999-12-31");
    let days = [
        ("date:2023-02-01", "2023-02-01", "2023-02-01"),
        ("date:2023/2/1", "2023-02-01", "2023-02-01"),
        ("date:２０２３年２月１日", "2023-02-01", "2023-02-01"),
        ("date:2023-02", "2023-02-01", "2023-02-28"),
        ("date:2023", "2023-01-01", "2023-12-31"),
        ("date:2023-01..2023-02-01", "2023-01-01", "2023-02-01"),
        ("date:2023-02-02..", "2023-02-02", EVER.1),
        ("date:..2023-02-01", EVER.0, "2023-02-01"),
        ("before:2023-02-02", EVER.0, "2023-02-01"),
        ("before:2023-02", EVER.0, "2023-01-31"),
        ("after:2023-02-01", "2023-02-02", EVER.1),
        ("after:2023-02", "2023-03-01", EVER.1),
        ("date:today", "2023-03-15", "2023-03-15"),
        ("date:今日", "2023-03-15", "2023-03-15"),
        ("date:yesterday", "2023-03-14", "2023-03-14"),
        ("date:7d", "2023-03-09", "2023-03-15"),
        ("date:2w", "2023-03-02", "2023-03-15"),
        ("date:3m", "2022-12-16", "2023-03-15"),
        ("date:1y", "2022-03-16", "2023-03-15"),
    ];
    prop::sample::select(days.to_vec())
        .prop_map(|(typed, first, last)| Term::Days(typed, first, last))
}

fn any_url() -> impl Strategy<Value = Term> {
    let urls = [
        ("example.com", true),
        ("https://www.example.com/a", false),
        ("example.com/b?x=1", false),
        ("other.example.org", true),
        ("example.com/c", false),
    ];
    prop::sample::select(urls.to_vec()).prop_map(|(url, site)| Term::Url(url, site))
}
