//! The examples of the CommonMark specification, and of the extensions in GitHub's
//! (CC BY-SA 4.0, `tests/conformance/commonmark/`): headings, code, raw HTML, links and
//! images are where the expected HTML shows them. What Tsuzuri reads in another way is
//! named in `differences.json` with the rule; a name that is no longer needed fails too.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its examples fails"
)]

use std::collections::BTreeMap;
use std::path::Path;

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use tsuzuri_syntax::{LinkKind, ParsedNote, Reading, parse};

#[derive(Deserialize)]
struct Example {
    example: u32,
    markdown: String,
    html: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    example: u32,
    /// The section of `docs/grammar.md` that asks for it.
    rule: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differences {
    commonmark: Vec<Difference>,
    gfm: Vec<Difference>,
}

/// What both sides are compared by.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    headings: Vec<u8>,
    code: usize,
    links: Vec<String>,
    images: Vec<String>,
    /// Tags in the expected HTML that neither Markdown nor the raw HTML found explains.
    unexplained: Vec<String>,
}

#[test]
fn the_examples_of_commonmark_hold() {
    let examples = commonmark();
    assert_eq!(examples.len(), 652, "all examples are found");
    check(&examples, &differences().commonmark);
}

#[test]
fn the_examples_of_the_extensions_hold() {
    let examples: Vec<Example> = serde_json::from_str(&file("gfm-extensions.json")).unwrap();
    assert_eq!(examples.len(), 28, "all examples are found");
    check(&examples, &differences().gfm);
}

fn check(examples: &[Example], differences: &[Difference]) {
    let mut allowed: BTreeMap<u32, &str> = BTreeMap::new();
    for difference in differences {
        assert!(difference.rule.starts_with('§'), "{}", difference.rule);
        allowed.insert(difference.example, &difference.rule);
    }
    let mut wrong = Vec::new();
    for example in examples {
        let note = parse(&example.markdown, &Reading::default());
        let expected = expected(&example.html, &example.markdown, &note);
        let found = found(&note);
        if expected != found && allowed.remove(&example.example).is_none() {
            wrong.push(format!(
                "{}: {:?}\n  {found:?}, not\n  {expected:?}",
                example.example, example.markdown
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} examples\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        allowed.is_empty(),
        "they hold, so they need no exception: {allowed:?}"
    );
}

fn found(note: &ParsedNote<'_>) -> Shown {
    let links = || note.links.iter();
    let target = |link: &tsuzuri_syntax::Link<'_>| {
        // HTML needs a scheme where a reader does not.
        let scheme = if link.target.starts_with("www.") {
            "http://"
        } else {
            ""
        };
        let fragment = link.fragment.as_ref().map(|f| format!("#{f}"));
        decoded(&format!(
            "{scheme}{}{}",
            link.target,
            fragment.unwrap_or_default()
        ))
    };
    let is_image = |kind| matches!(kind, LinkKind::Image | LinkKind::Embed);
    let mut shown = Shown {
        headings: note.headings.iter().map(|heading| heading.level).collect(),
        code: note.code.len(),
        links: links().filter(|l| !is_image(l.kind)).map(target).collect(),
        images: links().filter(|l| is_image(l.kind)).map(target).collect(),
        unexplained: Vec::new(),
    };
    // Images within links end before them.
    shown.links.sort();
    shown.images.sort();
    shown
}

/// Reads the expected HTML, without the raw HTML that was found in the source.
fn expected(html: &str, markdown: &str, note: &ParsedNote) -> Shown {
    let mut rest = html.to_owned();
    let mut from = 0;
    for span in &note.html {
        for line in markdown[span.start..span.end].lines() {
            // Marks of the quotes and lists it stands in are not shown.
            let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
            if line.is_empty() {
                continue;
            }
            let Some(at) = rest[from..].find(line) else {
                return Shown {
                    unexplained: vec![format!("no {line}")],
                    ..Shown::default()
                };
            };
            from += at;
            rest.replace_range(from..from + line.len(), "");
        }
    }
    let mut shown = Shown::default();
    for piece in rest.split('<').skip(1) {
        let tag = piece.split_once('>').map_or(piece, |(tag, _)| tag);
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        match name {
            "a" => shown.links.push(attribute(tag, "href")),
            "img" => shown.images.push(attribute(tag, "src")),
            "code" => shown.code += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                shown.headings.extend(name[1..].parse::<u8>());
            }
            // An end tag.
            "" if !tag.is_empty() => {}
            "p" | "em" | "strong" | "br" | "hr" | "ul" | "ol" | "li" | "blockquote" | "pre"
            | "del" | "input" | "table" | "thead" | "tbody" | "tr" | "th" | "td" => {}
            other => shown.unexplained.push(other.to_owned()),
        }
    }
    shown.links.sort();
    shown.images.sort();
    shown
}

fn attribute(tag: &str, name: &str) -> String {
    let (_, value) = tag.split_once(&format!("{name}=\"")).unwrap();
    let (value, _) = value.split_once('"').unwrap();
    let value = value
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    decoded(&value)
}

fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The examples of `spec.txt`: Markdown, a line with a dot, and HTML, in long fences.
fn commonmark() -> Vec<Example> {
    let fence = "`".repeat(32);
    let start = format!("{fence} example\n");
    let spec = file("spec.txt").replace('→', "\t");
    spec.split(&start)
        .skip(1)
        .zip(1..)
        .map(|(text, example)| {
            let (body, _) = text.split_once(&format!("{fence}\n")).unwrap();
            let (markdown, html) = match body.strip_prefix(".\n") {
                Some(html) => ("", html),
                None => body.split_once("\n.\n").unwrap(),
            };
            Example {
                example,
                markdown: if markdown.is_empty() {
                    String::new()
                } else {
                    format!("{markdown}\n")
                },
                html: html.to_owned(),
            }
        })
        .collect()
}

fn differences() -> Differences {
    serde_json::from_str(&file("differences.json")).unwrap()
}

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance/commonmark");
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
