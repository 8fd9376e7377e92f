//! Keeps `catalogue.json` and `claims.json` true: every test they name exists, and docs/faults.md says
//! what the first says.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

const LIST: &str = include_str!("catalogue.json");
const CLAIMS: &str = include_str!("claims.json");

/// One kind of fault.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    /// What may happen.
    fault: String,
    /// What must come of it.
    outcome: String,
    /// What shows it: `<package or binary>::<path of the function>`.
    #[serde(default)]
    tests: Vec<String>,
    /// Why nothing does, or what no test here reaches.
    not_covered: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    topic: String,
    faults: Vec<Fault>,
}

/// One promise, for the short table that `make faults` puts into the README.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    #[serde(rename = "claim")]
    _claim: String,
    tests: Vec<String>,
    /// What the tests go through, where they count nothing themselves. `$NAME` is a variable of
    /// `scripts/faults`.
    #[serde(rename = "of")]
    _of: Option<String>,
}

fn topics() -> Vec<Topic> {
    serde_json::from_str(LIST).unwrap()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Where the modules of what a test's name begins with are.
fn sources(of: &str) -> Option<&'static str> {
    Some(match of {
        "faults" => "tests/faults",
        "it" => "tests/it",
        "e2e" => "tests/e2e",
        "cli" => "tests/cli",
        "engine" => "crates/engine/src",
        "syntax" => "crates/syntax/src",
        "api" => "crates/api/src",
        _ => return None,
    })
}

/// Whether a test's function is written where its name says.
fn exists(test: &str) -> bool {
    let parts: Vec<&str> = test.split("::").collect();
    let [of, modules @ .., function] = &parts[..] else {
        return false;
    };
    let Some(sources) = sources(of) else {
        return false;
    };
    let module = repository().join(sources).join(modules.join("/"));
    let files = [module.with_extension("rs"), module.join("mod.rs")];
    let text = files.iter().find_map(|file| fs::read_to_string(file).ok());
    text.is_some_and(|text| is_test(&text, function))
}

fn is_test(text: &str, function: &str) -> bool {
    let head = format!("fn {function}(");
    let Some((before, _)) = text.split_once(&head) else {
        return false;
    };
    // Its attributes stand right above it.
    let above = before.trim_end().lines().rev();
    above
        .map(str::trim)
        .take_while(|line| line.starts_with("#["))
        .any(|line| line == "#[test]")
}

#[test]
fn every_test_that_is_named_exists() {
    let claims: Vec<Claim> = serde_json::from_str(CLAIMS).unwrap();
    let stale: Vec<String> = topics()
        .into_iter()
        .flat_map(|topic| topic.faults)
        .flat_map(|fault| fault.tests)
        .chain(claims.into_iter().flat_map(|claim| claim.tests))
        .filter(|test| !exists(test))
        .collect();
    assert_eq!(stale, [""; 0]);
}

#[test]
fn a_stale_name_is_noticed() {
    assert!(exists("faults::catalogue::a_stale_name_is_noticed"));
    assert!(!exists("faults::catalogue::a_test_that_went"));
    assert!(!exists("faults::catalogue::exists"), "that is no test");
    assert!(!exists("faults::gone::a_stale_name_is_noticed"));
}

#[test]
fn every_fault_is_shown_or_says_why_not() {
    for Topic { topic, faults } in topics() {
        for fault in faults {
            assert!(
                !fault.tests.is_empty() || fault.not_covered.is_some(),
                "{topic}: {}",
                fault.fault
            );
        }
    }
}

#[test]
fn the_page_says_what_the_list_says() {
    let file = repository().join("docs/faults.md");
    let page = page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &page).unwrap();
    }
    let stands = fs::read_to_string(file).unwrap_or_default();
    assert!(
        stands == page,
        "docs/faults.md is stale; UPDATE_GOLDEN=1 writes it anew"
    );
}

fn page() -> String {
    let topics = topics();
    let faults = || topics.iter().flat_map(|topic| &topic.faults);
    let open = faults().filter(|fault| fault.tests.is_empty()).count();
    let mut page = format!(
        "# Faults\n\n\
         What may happen to a folder of notes, what must come of it, and the test that shows it. {} kinds \
         of fault; {} of them are shown by a test, {open} are not, and say why.\n\n\
         This page is made from [tests/faults/catalogue.json](../tests/faults/catalogue.json), and a test \
         holds it to that. Short forms of the tests run with `make test`, long ones with `make faults`, \
         which prints this table with what each of them counted.\n",
        faults().count(),
        faults().count() - open,
    );
    for Topic { topic, faults } in &topics {
        page.push_str(&format!(
            "\n## {topic}\n\n| what happens | what must come of it | shown by |\n|---|---|---|\n"
        ));
        for fault in faults {
            page.push_str(&format!(
                "| {} | {} | {} |\n",
                fault.fault,
                fault.outcome,
                shown_by(fault)
            ));
        }
    }
    page
}

fn shown_by(fault: &Fault) -> String {
    let tests = fault.tests.iter().map(|test| format!("`{test}`"));
    let rest = fault
        .not_covered
        .iter()
        .map(|why| format!("not covered: {why}"));
    tests.chain(rest).collect::<Vec<_>>().join("<br>")
}
