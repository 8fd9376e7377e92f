//! Runs the cases of `tests/grammar/*.json` through `parse`: the same files the
//! editor's grammar is held to. A field that a case does not have is not checked.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its cases fails"
)]

use std::borrow::Cow;
use std::collections::HashSet;

use serde::{Deserialize, Deserializer};
use tsuzuri_syntax::{Names, ParsedNote, Profile, Reading, Span, parse};

#[path = "common/cases.rs"]
mod cases;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// What it tests, where the file's rule is too wide.
    rule: Option<String>,
    text: String,
    #[serde(default)]
    profile: ProfileName,
    /// Whether colours and ids are tags.
    #[serde(default)]
    colours: bool,
    path: Option<String>,
    /// Hashtags of the text as written, without their sign.
    tags: Option<Vec<String>>,
    /// The keys of the same tags.
    keys: Option<Vec<String>>,
    /// What the same tags are made of.
    structures: Option<Vec<Structure>>,
    links: Option<Vec<ExpectedLink>>,
    code: Option<Vec<String>>,
    html: Option<Vec<String>>,
    passages: Option<Vec<ExpectedPassage>>,
    tasks: Option<Vec<ExpectedTask>>,
    #[serde(default, deserialize_with = "present")]
    title: Option<Option<String>>,
    aliases: Option<Vec<String>>,
    own_urls: Option<Vec<String>>,
    sources: Option<Vec<String>>,
    math: Option<Vec<String>>,
    block_ids: Option<Vec<ExpectedBlockId>>,
    callouts: Option<Vec<ExpectedCallout>>,
    footnotes: Option<Vec<ExpectedFootnote>>,
    /// How many.
    warnings: Option<usize>,
    /// What to look for mentions of.
    #[serde(default)]
    names: Vec<String>,
    /// Their mentions as written.
    mentions: Option<Vec<String>>,
    /// Where the text was found, when it was: `vault:path:line`.
    source: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ProfileName {
    #[default]
    Tsuzuri,
    Obsidian,
    Twitter,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Structure {
    topic: String,
    facets: Vec<String>,
    names: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedLink {
    kind: String,
    raw: String,
    target: String,
    fragment: Option<String>,
    alias: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedPassage {
    text: String,
    tags: Option<Vec<String>>,
    #[serde(default, deserialize_with = "present")]
    day: Option<Option<String>>,
    heading_path: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedTask {
    done: bool,
    text: String,
    #[serde(default, deserialize_with = "present")]
    due: Option<Option<String>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedBlockId {
    id: String,
    block: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedCallout {
    kind: String,
    title: String,
    folded: Option<bool>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFootnote {
    label: String,
    definition: bool,
}

/// Tells `null` from a field that is not there.
fn present<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

#[test]
fn the_grammar_holds() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, file) in cases::files::<File>("grammar") {
        let mut names = HashSet::new();
        for case in &file.cases {
            assert!(
                names.insert(&case.name),
                "{}: {} twice",
                path.display(),
                case.name
            );
            count += 1;
            let rule = case.rule.as_ref().unwrap_or(&file.rule);
            assert!(names_a_section(rule), "{}: {rule}", path.display());
            for problem in problems(case) {
                wrong.push(format!(
                    "{rule} — {}\n  {:?}\n  {problem}",
                    case.name, case.text
                ));
            }
        }
    }
    assert!(count >= 650, "only {count} cases were found");
    assert!(
        wrong.is_empty(),
        "{} problems\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn many_cases_are_lines_of_real_notes() {
    let mut sources = HashSet::new();
    for (path, file) in cases::files::<File>("grammar") {
        for source in file.cases.into_iter().filter_map(|case| case.source) {
            assert!(is_place(&source), "{}: {source}", path.display());
            sources.insert(source);
        }
    }
    let count = sources.len();
    assert!(count >= 150, "only {count} lines are real");
}

/// `§2.1 …` names a section of the grammar.
fn names_a_section(rule: &str) -> bool {
    rule.strip_prefix('§')
        .is_some_and(|rest| rest.starts_with(|c: char| ('1'..='6').contains(&c)))
}

/// `vault:path:line`, of one of the vaults whose licence `tests/grammar/README.md` gives.
fn is_place(source: &str) -> bool {
    let Some((vault, place)) = source.split_once(':') else {
        return false;
    };
    let Some((path, line)) = place.rsplit_once(':') else {
        return false;
    };
    ["garden", "ikorihn"].contains(&vault)
        && path.len() > ".md".len()
        && path.ends_with(".md")
        && line.parse().is_ok_and(|line: usize| line > 0)
}

fn problems(case: &Case) -> Vec<String> {
    let reading = Reading {
        profile: match case.profile {
            ProfileName::Tsuzuri => Profile::Tsuzuri,
            ProfileName::Obsidian => Profile::Obsidian,
            ProfileName::Twitter => Profile::Twitter,
        },
        colours: case.colours,
        path: case.path.as_deref(),
    };
    let note = parse(&case.text, &reading);
    let mut problems = Problems(Vec::new());
    problems.compare("tags", &case.tags, || {
        note.tags.iter().map(|tag| tag.raw.to_string()).collect()
    });
    problems.compare("keys", &case.keys, || {
        let keys = note.tags.iter().map(|tag| tag.key.full().to_owned());
        keys.collect()
    });
    problems.compare("structures", &case.structures, || {
        let keys = note.tags.iter().map(|tag| &tag.key);
        keys.map(|key| Structure {
            topic: key.topic().to_owned(),
            facets: key.facets().map(str::to_owned).collect(),
            names: key.names().map(str::to_owned).collect(),
        })
        .collect()
    });
    problems.compare("links", &case.links, || links(&note));
    problems.compare("code", &case.code, || slices(&case.text, &note.code));
    problems.compare("html", &case.html, || slices(&case.text, &note.html));
    problems.compare("title", &case.title, || {
        note.title.as_deref().map(str::to_owned)
    });
    problems.compare("aliases", &case.aliases, || {
        strings(&note.front_matter.aliases)
    });
    problems.compare("own addresses", &case.own_urls, || {
        strings(&note.front_matter.own_urls)
    });
    problems.compare("sources", &case.sources, || {
        strings(&note.front_matter.sources)
    });
    problems.compare("math", &case.math, || slices(&case.text, &note.math));
    problems.compare("block ids", &case.block_ids, || {
        let ids = note.block_ids.iter();
        ids.map(|id| ExpectedBlockId {
            id: id.id.to_owned(),
            block: slice(&case.text, id.block).to_owned(),
        })
        .collect()
    });
    problems.compare("callouts", &case.callouts, || {
        let callouts = note.callouts.iter();
        callouts
            .map(|callout| ExpectedCallout {
                kind: callout.kind.to_owned(),
                title: callout.title.to_owned(),
                folded: callout.folded,
            })
            .collect()
    });
    problems.compare("footnotes", &case.footnotes, || {
        let footnotes = note.footnotes.iter();
        footnotes
            .map(|one| ExpectedFootnote {
                label: one.label.to_owned(),
                definition: one.is_definition,
            })
            .collect()
    });
    problems.compare("warnings", &case.warnings, || note.warnings.len());
    problems.compare("mentions", &case.mentions, || {
        let names = Names::new(case.names.iter().map(String::as_str));
        let found = names.mentions(&case.text, &note);
        slices(&case.text, found.iter().map(|mention| &mention.span))
    });
    if let Some(expected) = &case.tasks {
        problems.tasks(expected, &note);
    }
    if let Some(expected) = &case.passages {
        problems.passages(expected, &note, &case.text);
    }
    problems.0
}

struct Problems(Vec<String>);

impl Problems {
    fn compare<T: PartialEq + std::fmt::Debug>(
        &mut self,
        what: &str,
        expected: &Option<T>,
        found: impl FnOnce() -> T,
    ) {
        if let Some(expected) = expected {
            let found = found();
            if found != *expected {
                self.0.push(format!("{what}: {found:?}, not {expected:?}"));
            }
        }
    }

    fn passages(&mut self, expected: &[ExpectedPassage], note: &ParsedNote<'_>, text: &str) {
        let found = &note.passages;
        let texts: Vec<&str> = found
            .iter()
            .map(|p| slice(text, p.span).trim_end_matches(['\n', '\r']))
            .collect();
        let wanted: Vec<&str> = expected
            .iter()
            .map(|p| p.text.trim_end_matches(['\n', '\r']))
            .collect();
        if texts != wanted {
            self.0.push(format!("passages: {texts:?}, not {wanted:?}"));
            return;
        }
        for (expected, found) in expected.iter().zip(found) {
            self.compare("a passage's tags", &expected.tags, || {
                note.covering(found)
                    .map(|covering| covering.tag.raw.to_string())
                    .collect()
            });
            self.compare("a passage's day", &expected.day, || {
                found.day.map(|day| day.to_string())
            });
            self.compare("a heading path", &expected.heading_path, || {
                note.heading_path(found)
            });
        }
    }

    fn tasks(&mut self, expected: &[ExpectedTask], note: &ParsedNote<'_>) {
        let found = &note.tasks;
        let plain = |tasks: Vec<(bool, String)>| tasks;
        self.compare(
            "tasks",
            &Some(plain(
                expected.iter().map(|t| (t.done, t.text.clone())).collect(),
            )),
            || plain(found.iter().map(|t| (t.done, t.text.to_string())).collect()),
        );
        for (expected, found) in expected.iter().zip(found) {
            self.compare("due", &expected.due, || {
                found.due.map(|day| day.to_string())
            });
        }
    }
}

fn links(note: &ParsedNote<'_>) -> Vec<ExpectedLink> {
    note.links
        .iter()
        .map(|link| ExpectedLink {
            kind: link.kind.name().to_owned(),
            raw: link.raw.to_owned(),
            target: link.target.to_string(),
            fragment: link.fragment.as_deref().map(str::to_owned),
            alias: link.alias.as_deref().map(str::to_owned),
        })
        .collect()
}

fn strings(texts: &[Cow<'_, str>]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

fn slices<'a>(text: &str, spans: impl IntoIterator<Item = &'a Span>) -> Vec<String> {
    spans
        .into_iter()
        .map(|&span| slice(text, span).to_owned())
        .collect()
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.start..span.end]
}
