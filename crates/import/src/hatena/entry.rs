//! One entry as a part of a note.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::{Beside, DayEntry, Options, address, category};
use crate::{
    Entry, Ping, ProblemKind, Reply,
    markdown::{self, Converted, Footnotes},
    movable_type::Text,
};

/// Brings an entry into the form of a note; what can't be is told to `beside`.
pub(super) fn convert(
    entry: &Entry,
    at: DateTime,
    footnotes: Footnotes<'_>,
    options: &Options<'_>,
    beside: &mut Beside,
) -> DayEntry {
    let mut blocks = Vec::new();
    if !entry.excerpt.text.is_empty() {
        blocks.push(callout("abstract", "", &entry.excerpt, beside));
    }
    for part in [&entry.body, &entry.extended] {
        blocks.push(convert_text(part, &entry.notation, footnotes, beside));
    }
    if !entry.keywords.text.is_empty() {
        blocks.push(callout("keywords", "", &entry.keywords, beside));
    }
    blocks.extend(entry.comments.iter().map(|reply| comment(reply, beside)));
    blocks.extend(entry.pings.iter().map(|ping| trackback(ping, beside)));
    blocks.retain(|block| !block.is_empty());
    let text = blocks.join("\n\n");

    let (tags, categories) = tags(entry, options, beside);
    DayEntry {
        address: address::of(entry, options.blog),
        at,
        title: title(&entry.title),
        tags,
        categories,
        author: None,
        image: Some(entry.image.clone())
            .filter(|image| !image.is_empty() && !text.contains(image.as_str())),
        text,
    }
}

fn convert_text(
    part: &Text,
    notation: &str,
    footnotes: Footnotes<'_>,
    beside: &mut Beside,
) -> String {
    let converted = match notation {
        "0" | "richtext" | "none" => markdown::from_html(&part.text, footnotes),
        "" | "1" | "__default__" | "convert_breaks" => {
            markdown::from_html_with_breaks(&part.text, footnotes)
        }
        "markdown" | "markdown_with_smartypants" => as_it_is(part),
        other => {
            if !part.text.is_empty() {
                let notation = ProblemKind::Notation(other.to_owned());
                beside.problems.tell(part.line, notation);
            }
            as_it_is(part)
        }
    };
    beside.of(part, converted)
}

fn as_it_is(part: &Text) -> Converted {
    Converted {
        markdown: part.text.clone(),
        ..Converted::default()
    }
}

impl Beside {
    /// Keeps what a text holds beside its Markdown, which is the answer.
    fn of(&mut self, part: &Text, converted: Converted) -> String {
        if converted.kept {
            self.problems.tell(part.line, ProblemKind::KeptAsHtml);
        }
        if converted.scripts > 0 {
            self.problems.tell(part.line, ProblemKind::Script);
        }
        for image in converted.images {
            let number = self.images.len();
            self.images.entry(image).or_insert(number);
        }
        converted.markdown
    }
}

/// A title holds no HTML: what looks like it is meant as it stands there.
fn title(title: &str) -> String {
    if title.trim().is_empty() {
        return String::new();
    }
    let text = title.replace('&', "&amp;").replace('<', "&lt;");
    let converted = markdown::from_html(&format!("<p>{text}</p>"), Footnotes(""));
    let line = markdown::one_line(&converted.markdown);
    // A heading's own closing marks are not part of it.
    match line.strip_suffix('#') {
        Some(rest) if rest.trim_end_matches('#').ends_with(' ') => format!("{rest}\\#"),
        _ => line,
    }
}

/// Hashtags for categories and tags, and the names that none can spell.
fn tags(entry: &Entry, options: &Options<'_>, beside: &mut Beside) -> (Vec<String>, Vec<String>) {
    let (mut tags, mut others) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for name in entry.categories.iter().chain(&entry.tags) {
        let tag = category::tag(name, &options.reading);
        if tag.as_ref() != Some(name) {
            let kind = ProblemKind::Category {
                name: name.clone(),
                tag: tag.clone(),
            };
            beside.problems.tell(entry.line, kind);
        }
        match tag {
            Some(tag) if known.contains(&tag) => {}
            Some(tag) => {
                known.insert(tag.clone());
                tags.push(tag);
            }
            None => others.push(name.clone()),
        }
    }
    (tags, others)
}

fn comment(reply: &Reply, beside: &mut Beside) -> String {
    let signed = match (reply.author.as_str(), reply.url.as_str()) {
        (author, "") => author.to_owned(),
        ("", url) => url.to_owned(),
        (author, url) => format!("[{author}](<{url}>)"),
    };
    let head = with_time(&signed, reply.date);
    callout("comment", &head, &reply.text, beside)
}

fn trackback(ping: &Ping, beside: &mut Beside) -> String {
    let page = match (ping.title.as_str(), ping.url.as_str()) {
        (title, "") => title.to_owned(),
        ("", url) => url.to_owned(),
        (title, url) => format!("[{title}](<{url}>)"),
    };
    let page = format!("{page} {}", ping.blog);
    let head = with_time(page.trim(), ping.date);
    callout("trackback", &head, &ping.text, beside)
}

fn with_time(text: &str, at: Option<DateTime>) -> String {
    match at {
        Some(at) => format!("{text} {}", at.strftime("%Y-%m-%d %H:%M")),
        None => text.to_owned(),
    }
}

fn callout(kind: &str, head: &str, text: &Text, beside: &mut Beside) -> String {
    let converted = markdown::from_html_with_breaks(&text.text, Footnotes(""));
    let mut lines = format!("> [!{kind}] {head}").trim_end().to_owned();
    for line in beside.of(text, converted).lines() {
        lines.push_str("\n> ");
        lines.push_str(line);
    }
    lines
}
