//! The HTML of a blog's entry to Markdown. `htmd` does the conversion; before it, the page is
//! brought into a form in which nothing that Tsuzuri reads is lost: hashtags, bare addresses
//! and Hatena's notation stay as they were written, embedded pages become links, footnotes
//! become footnotes.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
    sync::LazyLock,
};

use htmd::{
    Element, HtmlToMarkdown, Node,
    element_handler::{HandlerResult, Handlers},
    options::{BulletListMarker, Options},
};
use regex::Regex;

mod as_written;
mod attributes;
mod bounds;
mod embed;
mod footnote;
mod inline;
mod table;
mod tasks;
#[cfg(test)]
mod tests;
mod tree;

use as_written::AsWritten;

/// An entry's text as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Converted {
    pub markdown: String,
    /// Where its pictures lie, each once, in their order.
    pub images: Vec<String>,
    /// Programs that were left out.
    pub scripts: usize,
    /// No Markdown could be made of it: it is the HTML itself, as code.
    pub kept: bool,
}

/// What a text's footnotes are called: `[^mark1]`, `[^mark2]`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Footnotes<'m>(pub &'m str);

/// Converts a page. Total: what is too large or too deep for it stays HTML, in a code block.
pub(crate) fn from_html(html: &str, footnotes: Footnotes<'_>) -> Converted {
    if html.trim().is_empty() {
        return Converted::default();
    }
    within_bounds(html, footnotes, &|_| ()).unwrap_or_else(|| kept(html))
}

/// HTML whose line breaks count, as blogs store what was typed into a plain field.
pub(crate) fn from_html_with_breaks(text: &str, footnotes: Footnotes<'_>) -> Converted {
    if text.trim().is_empty() {
        return Converted::default();
    }
    // Line breaks as elements are longer: what is too long before is not made so.
    if bounds::is_too_long(text) {
        return kept(text);
    }
    within_bounds(&with_breaks(text), footnotes, &|_| ()).unwrap_or_else(|| kept(text))
}

/// A page on the clipboard: pictures that are in the page itself are named only, for a note is
/// no place for their bytes. `None` when no Markdown can be made of it.
pub(crate) fn from_clipboard(html: &str) -> Option<String> {
    let converted = within_bounds(html, Footnotes("p"), &tree::name_pictures_within)?;
    Some(converted.markdown).filter(|markdown| !markdown.is_empty())
}

/// Paragraphs and line breaks as elements; code has its own.
fn with_breaks(text: &str) -> String {
    let (mut html, mut end) = (String::with_capacity(text.len()), 0);
    for code in CODE.iter().flat_map(|code| code.find_iter(text)) {
        html.push_str(&paragraphs(&text[end..code.start()]));
        html.push_str(code.as_str());
        end = code.end();
    }
    html + &paragraphs(&text[end..])
}

static CODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?is)<pre[\s>].*?</pre\s*>").ok());

fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines = paragraph.trim_matches('\n').replace('\n', "<br>");
        format!("<p>{lines}</p>\n")
    });
    paragraphs.collect()
}

fn within_bounds(
    html: &str,
    footnotes: Footnotes<'_>,
    prepare: &dyn Fn(&Rc<Node>),
) -> Option<Converted> {
    if !bounds::are_kept(html) {
        return None;
    }
    // The library means never to panic; what people wrote is not to hang on that.
    let converted = catch_unwind(AssertUnwindSafe(|| convert(html, footnotes, prepare)));
    let converted = converted.ok()??;
    bounds::are_kept_by(&converted.markdown, html).then_some(converted)
}

fn convert(html: &str, footnotes: Footnotes<'_>, prepare: &dyn Fn(&Rc<Node>)) -> Option<Converted> {
    let converter = converter();
    let page = converter.html_to_tree(html).ok()?;
    prepare(&page);
    let mut found = Converted::default();
    tree::look(&page, &mut found);
    tree::unwrap_keywords(&page);
    tree::trim_behind_breaks(&page);
    embed::drop_repeated_citations(&page);
    inline::fit(&page);
    let mut written = AsWritten::new(&page);
    footnote::convert(&page, footnotes, &mut written);
    tasks::convert(&page, &mut written);
    attributes::fit(&page);
    written.hide(&page);
    let markdown = converter.tree_to_markdown(&page);
    Some(Converted {
        markdown: tidy(&written.show(&markdown)),
        ..found
    })
}

fn converter() -> HtmlToMarkdown {
    HtmlToMarkdown::builder()
        .options(Options {
            bullet_list_marker: BulletListMarker::Dash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        // `rp` holds brackets for readers that know no ruby: the reading gets its own.
        .skip_tags(vec![
            "script", "style", "head", "noscript", "template", "rp",
        ])
        .add_handler(
            vec!["iframe", "embed", "video", "audio", "object"],
            embedded,
        )
        .add_handler(vec!["hr"], |_: &dyn Handlers, _: Element| {
            Some("\n\n---\n\n".into())
        })
        .add_handler(vec!["pre"], |_: &dyn Handlers, element: Element| {
            Some(format!("\n\n{}\n\n", code(element.node)).into())
        })
        .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], heading)
        .add_handler(vec!["table"], table::convert)
        .add_handler(vec!["del", "s", "strike"], struck)
        .add_handler(vec!["rt"], |handlers: &dyn Handlers, element: Element| {
            let reading = handlers.walk_children(element.node).content;
            Some(format!("（{}）", reading.trim()).into())
        })
        .build()
}

/// In one line. A note's title is its only heading of the first level.
fn heading(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = one_line(&handlers.walk_children(element.node).content);
    if text.is_empty() {
        return None;
    }
    let signs = match element.tag {
        "h1" | "h2" => "##",
        "h3" => "###",
        "h4" => "####",
        "h5" => "#####",
        _ => "######",
    };
    Some(format!("\n\n{signs} {text}\n\n").into())
}

/// What was taken back stays so.
fn struck(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = handlers.walk_children(element.node).content;
    let words = text.trim();
    if words.is_empty() {
        return Some(text.into());
    }
    Some(text.replacen(words, &format!("~~{words}~~"), 1).into())
}

/// Where it names no page, what it shows in place of one.
fn embedded(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let shown = match embed::link(element.node) {
        Some(link) => link,
        None if element.tag == "iframe" => return None,
        None => handlers.walk_children(element.node).content,
    };
    Some(format!("\n\n{shown}\n\n").into())
}

fn kept(html: &str) -> Converted {
    Converted {
        markdown: fenced("html", html.trim_matches('\n')),
        kept: true,
        ..Converted::default()
    }
}

fn code(pre: &Rc<Node>) -> String {
    let language = tree::attribute(pre, "data-lang").unwrap_or_default();
    let is_word = |c: char| c.is_ascii_alphanumeric() || "+-#._".contains(c);
    let language = if language.chars().all(is_word) {
        language
    } else {
        String::new()
    };
    fenced(&language, tree::lines_of_code(pre).trim_matches('\n'))
}

/// A code block whose fence is longer than any in it.
fn fenced(language: &str, code: &str) -> String {
    let longest = code
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{code}\n{fence}")
}

/// Blank lines one at a time, no white space at the end of a block.
fn tidy(markdown: &str) -> String {
    let mut tidied = String::with_capacity(markdown.len());
    let mut blank = true;
    for line in markdown.lines() {
        let is_blank = line.trim_matches([' ', '\t']).is_empty();
        if !(is_blank && blank) {
            tidied.push_str(if is_blank { "" } else { line });
            tidied.push('\n');
        }
        blank = is_blank;
    }
    tidied.trim_matches('\n').to_owned()
}

/// Without the white space of a page; an ideographic space is a character like any other.
pub(crate) fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A node and everything below it, in the order of the text.
fn all(page: &Rc<Node>) -> Vec<Rc<Node>> {
    let (mut nodes, mut waiting) = (Vec::new(), vec![Rc::clone(page)]);
    while let Some(node) = waiting.pop() {
        waiting.extend(node.children.borrow().iter().rev().cloned());
        nodes.push(node);
    }
    nodes
}
