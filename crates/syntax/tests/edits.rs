//! Runs the cases of `tests/edits/*.json`: a text, what is renamed in it, and the text
//! that must result.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its cases fails"
)]

use std::collections::HashSet;

use serde::Deserialize;
use tsuzuri_syntax::edit::{
    Enough, Meaning, Moved, Rewrite, Target, TextEdit, apply, inverse, rename_links, rename_tag,
};
use tsuzuri_syntax::{Profile, Reading, read_tag};

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
    text: String,
    #[serde(default)]
    profile: ProfileName,
    tag: Option<TagCase>,
    links: Option<LinkCase>,
    /// `None` where nothing may change.
    after: Option<String>,
    /// Each as `text: reason`.
    #[serde(default)]
    conflicts: Vec<String>,
    /// What is said when there can be no such renaming at all.
    error: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ProfileName {
    #[default]
    Tsuzuri,
    Obsidian,
    Twitter,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TagCase {
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkCase {
    /// The linking note, or where it was and is.
    note: OneOrTwo,
    /// The targets, as read, that mean what was renamed.
    #[serde(default)]
    of: Vec<String>,
    target: Option<[String; 2]>,
    #[serde(default)]
    enough: EnoughName,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum EnoughName {
    #[default]
    Names,
    Path,
    Root,
}

impl From<EnoughName> for Enough {
    fn from(name: EnoughName) -> Self {
        match name {
            EnoughName::Names => Self::Names,
            EnoughName::Path => Self::Path,
            EnoughName::Root => Self::Root,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrTwo {
    One(String),
    Two([String; 2]),
}

#[test]
fn edits_are_as_the_cases_say() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, file) in cases::files::<File>("edits") {
        assert!(file.rule.starts_with('§'), "{}: no rule", path.display());
        let mut names = HashSet::new();
        for case in &file.cases {
            let fresh = names.insert(&case.name);
            assert!(fresh, "{}: {} twice", path.display(), case.name);
            count += 1;
            for problem in problems(case) {
                wrong.push(format!(
                    "{} — {}\n  {:?}\n  {problem}",
                    file.rule, case.name, case.text
                ));
            }
        }
    }
    assert!(count >= 150, "only {count} cases were found");
    assert!(
        wrong.is_empty(),
        "{} problems\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn problems(case: &Case) -> Vec<String> {
    let rewrite = match (rewritten(case), &case.error) {
        (Ok(rewrite), None) => rewrite,
        (Err(said), Some(error)) if said == *error => return Vec::new(),
        (Ok(_), Some(error)) => return vec![format!("no error, not {error:?}")],
        (Err(said), error) => return vec![format!("error: {said:?}, not {error:?}")],
    };
    let mut problems = Vec::new();
    let expected = case.after.as_ref().unwrap_or(&case.text);
    let after = apply(&case.text, &rewrite.edits).unwrap();
    if after != *expected {
        problems.push(format!("after: {after:?}, not {expected:?}"));
    }
    let conflicts: Vec<String> = rewrite
        .conflicts
        .iter()
        .map(|conflict| {
            let place = &case.text[conflict.span.start..conflict.span.end];
            format!("{place}: {}", conflict.reason.name())
        })
        .collect();
    if conflicts != case.conflicts {
        problems.push(format!(
            "conflicts: {conflicts:?}, not {:?}",
            case.conflicts
        ));
    }
    let back = inverse(&case.text, &rewrite.edits).unwrap();
    if apply(&after, &back).as_ref() != Ok(&case.text) {
        problems.push("the inverse gives another text".to_owned());
    }
    if rewrite.edits.iter().any(|edit| is_idle(edit, &case.text)) {
        problems.push(format!("an edit changes nothing: {:?}", rewrite.edits));
    }
    problems
}

fn is_idle(edit: &TextEdit, text: &str) -> bool {
    text[edit.span.start..edit.span.end] == edit.text
}

fn rewritten(case: &Case) -> Result<Rewrite, String> {
    let reading = Reading {
        profile: match case.profile {
            ProfileName::Tsuzuri => Profile::Tsuzuri,
            ProfileName::Obsidian => Profile::Obsidian,
            ProfileName::Twitter => Profile::Twitter,
        },
        ..Reading::default()
    };
    if let Some(tag) = &case.tag {
        let from = read_tag(&tag.from, reading.profile).unwrap();
        return rename_tag(&case.text, &reading, &from, &tag.to).map_err(|error| error.to_string());
    }
    let links = case.links.as_ref().unwrap();
    let note = match &links.note {
        OneOrTwo::One(path) => [path, path],
        OneOrTwo::Two([from, to]) => [from, to],
    };
    let note = Moved {
        from: note[0],
        to: note[1],
    };
    let Some([from, to]) = &links.target else {
        return Ok(rename_links(&case.text, &reading, note, |_| Meaning::Place));
    };
    let target = Target {
        from: from.clone(),
        to: to.clone(),
        enough: links.enough.into(),
    };
    Ok(rename_links(&case.text, &reading, note, |link| match links
        .of
        .iter()
        .any(|of| *of == link.target)
    {
        true => Meaning::Of(target.clone()),
        false => Meaning::Place,
    }))
}
