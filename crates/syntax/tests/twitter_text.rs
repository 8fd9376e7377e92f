//! The published cases of twitter-text (Apache-2.0, `tests/conformance/twitter-text/`).
//! The `twitter` profile passes all of its hashtags; where Tsuzuri's own grammar wants
//! something else, the case is named here with the rule, and a name that is no longer
//! needed fails as well.

#![allow(clippy::unwrap_used, reason = "a test that can't read its cases fails")]

use std::collections::BTreeSet;
use std::path::Path;

use saphyr::{LoadableYamlNode, Yaml};
use tsuzuri_syntax::{LinkKind, ParsedNote, Profile, Reading, parse};

/// Cases of hashtags that Tsuzuri's own grammar reads in another way, and why.
const OTHER_TAGS: [(&str, &str); 0] = [];

/// Cases of addresses that are read in another way, and why.
const OTHER_URLS: [(&str, &str); 11] = [
    ("DO NOT extract invalid URL: http://no-tld", ANY_HOST),
    (
        "DO NOT extract invalid URL: http://tld-too-short.x",
        ANY_HOST,
    ),
    (
        "DO NOT Extract a hyphenated TLD (even though it's usually a typo)",
        ANY_HOST,
    ),
    (
        "Extract URLs without protocol not on (com|org|edu|gov|net) domains",
        "§3: www. needs no public suffix",
    ),
    (
        "Extract short URLs without protocol on ccTLD domains without path",
        NO_DOMAIN,
    ),
    ("Extract URL before newline", NO_DOMAIN),
    (
        "Extract valid URL ELPAÍS.com",
        "§3: without a scheme labels are ASCII, or the suffix is an IDN",
    ),
    (
        "Extract domain followed by Japanese characters",
        "§3: an IDN suffix is a whole label, for `No.みんなで` is no address",
    ),
    ("Extract a t.co URL with a trailing apostrophe", T_CO),
    ("Extract a t.co URL with a trailing hyphen", T_CO),
    (
        "DO NOT extract URLs with > 40 characters in a t.co slug",
        T_CO,
    ),
];
const ANY_HOST: &str = "§3: any host may stand behind a scheme";
const NO_DOMAIN: &str = "§3: `so` is one of the last labels that make no domain without a path";
const T_CO: &str = "§3: t.co is an address like others";

struct Case {
    description: String,
    text: String,
    expected: Vec<String>,
}

fn cases(group: &str) -> Vec<Case> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/conformance/twitter-text/extract.yml");
    let yaml = std::fs::read_to_string(file).unwrap();
    let documents = Yaml::load_from_str(&yaml).unwrap();
    let text = |yaml: &Yaml<'_>| yaml.as_str().unwrap().to_owned();
    documents[0]["tests"][group]
        .as_vec()
        .unwrap()
        .iter()
        .map(|case| Case {
            description: text(&case["description"]),
            text: text(&case["text"]),
            expected: case["expected"]
                .as_vec()
                .unwrap()
                .iter()
                .map(text)
                .collect(),
        })
        .collect()
}

fn read(text: &str, profile: Profile) -> ParsedNote<'_> {
    parse(
        text,
        &Reading {
            profile,
            ..Reading::default()
        },
    )
}

fn tags(text: &str, profile: Profile) -> Vec<String> {
    let note = read(text, profile);
    note.tags.iter().map(|tag| tag.raw.to_string()).collect()
}

fn urls(text: &str) -> Vec<String> {
    read(text, Profile::Tsuzuri)
        .links
        .iter()
        .filter(|link| link.kind == LinkKind::Url)
        .map(|link| link.target.to_string())
        .collect()
}

/// Runs the cases and compares those that come out otherwise with those that may.
fn check(cases: &[Case], found: impl Fn(&str) -> Vec<String>, allowed: &[(&str, &str)]) {
    let allowed: BTreeSet<&str> = allowed
        .iter()
        .map(|(description, _)| *description)
        .collect();
    let other: Vec<(&Case, Vec<String>)> = cases
        .iter()
        .map(|case| (case, found(&case.text)))
        .filter(|(case, found)| *found != case.expected)
        .collect();
    let wrong: Vec<String> = other
        .iter()
        .filter(|(case, _)| !allowed.contains(case.description.as_str()))
        .map(|(case, found)| {
            format!(
                "{}\n  {:?}\n  {found:?}, not {:?}",
                case.description, case.text, case.expected
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let other: BTreeSet<&str> = other
        .iter()
        .map(|(case, _)| case.description.as_str())
        .collect();
    let stale: Vec<_> = allowed.difference(&other).collect();
    assert!(
        stale.is_empty(),
        "they pass, so they need no exception: {stale:?}"
    );
}

fn hashtag_cases() -> Vec<Case> {
    let mut all = cases("hashtags");
    all.extend(cases("hashtags_from_astral"));
    assert!(all.len() >= 68, "only {} cases were found", all.len());
    all
}

#[test]
fn the_twitter_profile_reads_every_hashtag() {
    check(&hashtag_cases(), |text| tags(text, Profile::Twitter), &[]);
}

#[test]
fn the_default_profile_differs_by_its_own_rules_only() {
    check(
        &hashtag_cases(),
        |text| tags(text, Profile::Tsuzuri),
        &OTHER_TAGS,
    );
}

#[test]
fn addresses_differ_by_the_rules_of_the_grammar_only() {
    check(&cases("urls"), urls, &OTHER_URLS);
}
