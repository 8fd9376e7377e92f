//! The last step of every piece of a page: what is not known to be harmless is taken out,
//! whoever made it. A webview that was taken over can write what reads like a note, and
//! nothing that acts or asks for anything.
//!
//! Formulas are MathML. It is let through by name, element by element, without any that holds
//! foreign markup (`annotation-xml`, `mglyph`) or does something (`maction`); no element that
//! is read as raw text is let through beside it, which is what markup that changes its meaning
//! when it is read again needs.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

#[cfg(test)]
mod tests;

/// Begins the address that stands for a picture.
pub(super) const PICTURE: &str = "picture:";

const TEXT: &[&str] = &[
    "a",
    "article",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "footer",
    "h2",
    "h3",
    "hr",
    "i",
    "img",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

const MATH: &[&str] = &[
    "annotation",
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

/// How a formula looks; none of them holds an address.
const MATH_ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "columnalign",
    "columnlines",
    "columnspacing",
    "depth",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathbackground",
    "mathcolor",
    "mathsize",
    "mathvariant",
    "maxsize",
    "minsize",
    "notation",
    "rowlines",
    "rowspacing",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "valign",
    "voffset",
    "width",
];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("article", &["lang"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width"]),
    ("ol", &["start"]),
    ("span", &["role", "aria-checked", "aria-label"]),
];

/// Those of `page.css`.
const CLASSES: &[(&str, &[&str])] = &[
    ("a", &["tag"]),
    ("blockquote", &CALLOUTS),
    ("details", &CALLOUTS),
    ("div", &["footnote"]),
    ("p", &["callout-head", "task", "ticked"]),
    ("summary", &["callout-head"]),
    (
        "span",
        &[
            "box",
            "callout-kind",
            "callout-title",
            "left",
            "tok-comment",
            "tok-keyword",
            "tok-name",
            "tok-number",
            "tok-string",
            "tok-type",
        ],
    ),
    ("td", &["to-middle", "to-end"]),
    ("th", &["to-middle", "to-end"]),
];

const CALLOUTS: [&str; 6] = [
    "callout",
    "callout-note",
    "callout-safe",
    "callout-warning",
    "callout-error",
    "callout-quote",
];

/// What is harmless of a piece; the addresses of `pictures` become what they stand for, and
/// an image of any other address has none.
pub(super) fn clean(html: &str, pictures: HashMap<String, String>) -> String {
    let mut builder = Builder::empty();
    let attributes = ATTRIBUTES.iter().copied();
    let attributes = attributes.chain(MATH.iter().map(|tag| (*tag, MATH_ATTRIBUTES)));
    builder
        .tags(TEXT.iter().chain(MATH).copied().collect())
        .tag_attributes(sets(attributes))
        .allowed_classes(sets(CLASSES.iter().copied()))
        .clean_content_tags(HashSet::from(["script", "style", "title"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "picture"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(
            move |element, attribute, value| match (element, attribute) {
                ("img", "src") => pictures.get(value).cloned().map(Cow::Owned),
                (_, "href") if value.starts_with(PICTURE) => None,
                _ => Some(Cow::Borrowed(value)),
            },
        );
    builder.clean(html).to_string()
}

fn sets<'a>(
    lists: impl Iterator<Item = (&'a str, &'a [&'a str])>,
) -> HashMap<&'a str, HashSet<&'a str>> {
    lists
        .map(|(name, list)| (name, list.iter().copied().collect()))
        .collect()
}
