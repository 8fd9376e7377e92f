//! Pages within pages: a note shows none of them, it links to them.

use std::{collections::BTreeSet, rc::Rc};

use markup5ever_rcdom::Node;
use url::Url;

use super::{all, one_line, tree};

/// The link that stands for an embedded page, film or sound.
pub(super) fn link(node: &Rc<Node>) -> Option<String> {
    let address = address(node)?;
    let title = tree::attribute(node, "title").map(|title| one_line(&title));
    Some(match title {
        Some(title) if title != address => {
            let shown = title.replace('\\', "\\\\").replace('[', "\\[");
            format!("[{}](<{address}>)", shown.replace(']', "\\]"))
        }
        _ => address,
    })
}

/// Where the embedded thing itself lies: a card's frame names it in its query.
fn address(node: &Rc<Node>) -> Option<String> {
    let written = all(node).iter().find_map(|part| match tree::tag(part)? {
        // Films of the time before HTML had any.
        "param" => tree::attribute(part, "value").filter(|_| is_movie(part)),
        "source" | "embed" | "iframe" | "video" | "audio" | "object" => {
            tree::attribute(part, "src").or_else(|| tree::attribute(part, "data"))
        }
        _ => None,
    })?;
    let absolute = match written.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => written,
    };
    let url = Url::parse(&absolute).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let is_card = url.path().ends_with("/embed") || url.path().ends_with("/embed/");
    let within = url
        .query_pairs()
        .find(|(key, value)| is_card && key == "url" && value.starts_with("http"))
        .map(|(_, value)| value.into_owned());
    let address = within.unwrap_or_else(|| url.into());
    // What would end the angle brackets of a link is written as addresses write it.
    Some(
        address
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace(char::is_whitespace, "%20"),
    )
}

fn is_movie(param: &Rc<Node>) -> bool {
    let name = tree::attribute(param, "name");
    name.is_some_and(|name| name.eq_ignore_ascii_case("movie") || name.eq_ignore_ascii_case("src"))
}

/// Hatena repeats a card's address below it, for readers without frames.
pub(super) fn drop_repeated_citations(page: &Rc<Node>) {
    for parent in all(page) {
        let cards: BTreeSet<String> = {
            let children = parent.children.borrow();
            let frames = children
                .iter()
                .filter(|child| tree::tag(child) == Some("iframe"));
            frames.filter_map(address).collect()
        };
        if cards.is_empty() {
            continue;
        }
        parent
            .children
            .borrow_mut()
            .retain(|child| !repeats(child, &cards));
    }
}

fn repeats(node: &Rc<Node>, cards: &BTreeSet<String>) -> bool {
    let is_citation = tree::tag(node) == Some("cite") && tree::has_class(node, "hatena-citation");
    is_citation
        && all(node)
            .iter()
            .filter_map(|child| tree::attribute(child, "href"))
            .any(|href| cards.contains(&href))
}
