//! Links and emphasis that a page puts around whole blocks. In Markdown both end with their
//! paragraph: a link is brought into one line, unless it was left open over half a page, and
//! emphasis, which some programs put around all that they hand out, is taken away. Their words
//! stay, and where a link leads.

use std::{collections::HashSet, rc::Rc};

use markup5ever_rcdom::Node;

use super::{all, tree};

const EMPHASIS: [&str; 7] = ["b", "del", "em", "i", "s", "strike", "strong"];

const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Characters of a link that is brought into one line, at most.
const LONGEST_LINK: usize = 500;

/// Brings a page's links and emphasis into what Markdown has.
pub(super) fn fit(page: &Rc<Node>) {
    let holders = holders_of_blocks(page);
    let mut too_long = HashSet::new();
    for link in all(page) {
        let is_link = tree::tag(&link) == Some("a") && tree::has_attribute(&link, "href");
        if !is_link || !holders.contains(&Rc::as_ptr(&link)) {
            continue;
        }
        if tree::text(&link).chars().nth(LONGEST_LINK).is_none() {
            unwrap(&link, &is_block, true);
            continue;
        }
        let address = tree::attribute(&link, "href").unwrap_or_default();
        let end = tree::text_node(&format!(" {address}"));
        link.children.borrow_mut().push(end);
        too_long.insert(Rc::as_ptr(&link));
    }
    unwrap(page, &|node| too_long.contains(&Rc::as_ptr(node)), false);
    let holders = holders_of_blocks(page);
    let is_around = |node: &Rc<Node>| is_emphasis(node) && holders.contains(&Rc::as_ptr(node));
    unwrap(page, &is_around, false);
}

fn is_block(node: &Rc<Node>) -> bool {
    tree::tag(node).is_some_and(|tag| BLOCKS.contains(&tag))
}

fn is_emphasis(node: &Rc<Node>) -> bool {
    tree::tag(node).is_some_and(|tag| EMPHASIS.contains(&tag))
}

/// Elements that have a block somewhere in them.
fn holders_of_blocks(page: &Rc<Node>) -> HashSet<*const Node> {
    let mut holders = HashSet::new();
    for block in all(page).iter().filter(|node| is_block(node)) {
        for above in tree::above(block) {
            // So have all above it, then.
            if !holders.insert(Rc::as_ptr(&above)) {
                break;
            }
        }
    }
    holders
}

/// Puts what elements hold in their places, from the innermost outwards; with a space on either
/// side when they are `apart`.
fn unwrap(below: &Rc<Node>, is_unwrapped: &dyn Fn(&Rc<Node>) -> bool, apart: bool) {
    for parent in all(below).iter().rev() {
        let unwrapped: Vec<bool> = parent.children.borrow().iter().map(is_unwrapped).collect();
        if !unwrapped.contains(&true) {
            continue;
        }
        let mut parts = Vec::new();
        for (child, is_unwrapped) in parent.children.take().into_iter().zip(unwrapped) {
            if !is_unwrapped {
                parts.push(child);
                continue;
            }
            parts.extend(apart.then(|| tree::text_node(" ")));
            parts.extend(child.children.take());
            parts.extend(apart.then(|| tree::text_node(" ")));
        }
        for part in &parts {
            part.parent.set(Some(Rc::downgrade(parent)));
        }
        parent.children.replace(parts);
    }
}
