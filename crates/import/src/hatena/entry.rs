//! One entry as a part of a note.

use jiff::civil::DateTime;

use super::{DayEntry, Import, Options, category};
use crate::{
    Entry, Ping, Problem, ProblemKind, Reply,
    markdown::{self, Converted, Footnotes},
    movable_type::Text,
};

/// Brings an entry into the form of a note; what can't be is told to `import`.
pub(super) fn convert(
    entry: &Entry,
    at: DateTime,
    footnotes: Footnotes<'_>,
    options: &Options<'_>,
    import: &mut Import,
) -> DayEntry {
    let mut blocks = Vec::new();
    if !entry.excerpt.text.is_empty() {
        blocks.push(callout("abstract", "", &entry.excerpt.text));
    }
    for part in [&entry.body, &entry.extended] {
        blocks.push(convert_text(part, &entry.notation, footnotes, import));
    }
    if !entry.keywords.text.is_empty() {
        blocks.push(callout("keywords", "", &entry.keywords.text));
    }
    blocks.extend(entry.comments.iter().map(comment));
    blocks.extend(entry.pings.iter().map(trackback));
    blocks.retain(|block| !block.is_empty());
    let text = blocks.join("\n\n");

    let (tags, categories) = tags(entry, options, import);
    DayEntry {
        address: import.blog.as_ref().and_then(|blog| blog.address_of(entry)),
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
    import: &mut Import,
) -> String {
    let converted = match notation {
        "0" | "richtext" | "none" => markdown::from_html(&part.text, footnotes),
        "" | "1" | "__default__" | "convert_breaks" => {
            markdown::from_html_with_breaks(&part.text, footnotes)
        }
        "markdown" | "markdown_with_smartypants" => as_it_is(part),
        other => {
            if !part.text.is_empty() {
                tell(import, part, ProblemKind::Notation(other.to_owned()));
            }
            as_it_is(part)
        }
    };
    if converted.kept {
        tell(import, part, ProblemKind::KeptAsHtml);
    }
    if converted.scripts > 0 {
        tell(import, part, ProblemKind::Script);
    }
    import.images.extend(converted.images);
    converted.markdown
}

fn as_it_is(part: &Text) -> Converted {
    Converted {
        markdown: part.text.clone(),
        ..Converted::default()
    }
}

fn tell(import: &mut Import, part: &Text, kind: ProblemKind) {
    let line = part.line;
    import.problems.push(Problem { line, kind });
}

/// A title holds no HTML: what looks like it is meant as it stands there.
fn title(title: &str) -> String {
    if title.trim().is_empty() {
        return String::new();
    }
    let text = title.replace('&', "&amp;").replace('<', "&lt;");
    let converted = markdown::from_html(&format!("<p>{text}</p>"), Footnotes(""));
    let line = converted
        .markdown
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    // A heading's own closing marks are not part of it.
    match line.strip_suffix('#') {
        Some(rest) if rest.trim_end_matches('#').ends_with(' ') => format!("{rest}\\#"),
        _ => line,
    }
}

/// Hashtags for categories and tags, and the names that none can spell.
fn tags(entry: &Entry, options: &Options<'_>, import: &mut Import) -> (Vec<String>, Vec<String>) {
    let (mut tags, mut others) = (Vec::new(), Vec::new());
    for name in entry.categories.iter().chain(&entry.tags) {
        let tag = category::tag(name, &options.reading);
        if tag.as_ref() != Some(name) {
            import.problems.push(Problem {
                line: entry.line,
                kind: ProblemKind::Category {
                    name: name.clone(),
                    tag: tag.clone(),
                },
            });
        }
        match tag {
            Some(tag) if tags.contains(&tag) => {}
            Some(tag) => tags.push(tag),
            None => others.push(name.clone()),
        }
    }
    (tags, others)
}

fn comment(reply: &Reply) -> String {
    let signed = match (reply.author.as_str(), reply.url.as_str()) {
        (author, "") => author.to_owned(),
        ("", url) => url.to_owned(),
        (author, url) => format!("[{author}](<{url}>)"),
    };
    callout("comment", &with_time(&signed, reply.date), &reply.text)
}

fn trackback(ping: &Ping) -> String {
    let page = match (ping.title.as_str(), ping.url.as_str()) {
        (title, "") => title.to_owned(),
        ("", url) => url.to_owned(),
        (title, url) => format!("[{title}](<{url}>)"),
    };
    let page = format!("{page} {}", ping.blog);
    callout("trackback", &with_time(page.trim(), ping.date), &ping.text)
}

fn with_time(text: &str, at: Option<DateTime>) -> String {
    match at {
        Some(at) => format!("{text} {}", at.strftime("%Y-%m-%d %H:%M")),
        None => text.to_owned(),
    }
}

fn callout(kind: &str, head: &str, text: &str) -> String {
    let body = markdown::from_html_with_breaks(text, Footnotes(""));
    let mut lines = format!("> [!{kind}] {head}").trim_end().to_owned();
    for line in body.markdown.lines() {
        lines.push_str("\n> ");
        lines.push_str(line);
    }
    lines
}
